"""Workers behind a `concurrent.futures.Executor`: new processes of this machine, or a cluster of others."""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence
from concurrent.futures import Executor, Future

from ..config.configuration import Configuration
from ..errors import JekyllError
from ..model.excerpt import Excerpt
from ..model.item import Item
from ..render.renderer import Rendered
from ..render.stage import RenderStage
from ..tracking import reads
from ..tracking.reads import Dependency
from .outcome import Refusal
from .remote import Delivery, Made, job_of, render
from .workforce import Positions


class RemoteTeam:
    """What becomes of each item of some chunks (`workforce.Team`).

    Args:
        stage: the stage.
        config: the configuration that the site was made with.
        chunks: positions in the plan, in order.
        executor: does the work; it is shut down at the end.
    """

    def __init__(
        self, stage: RenderStage, config: Configuration, chunks: Sequence[Positions], executor: Executor
    ) -> None:
        self._stage = stage
        self._executor = executor
        job = job_of(config, stage.edition.folder, stage.plan, traced=stage.cache is not None)
        futures = [(chunk, executor.submit(render, job, chunk)) for chunk in chunks]
        self._waiting = iter(futures)
        self._ready: dict[int, tuple[Made | Refusal, Mapping[int, int]]] = {}

    def settle(self, position: int) -> bool:
        """Take over what became of an item; False when it is left to this process.

        Raises:
            JekyllError: it cannot be rendered there.
        """
        while position not in self._ready:
            self._receive()
        made, numbers = self._ready.pop(position)
        once = self._stage.renderer.templates.site.once
        if isinstance(made, Refusal) or not once.agrees(made.used):
            return False
        self._adopt(self._stage.plan.rendered[position], made, numbers)
        return True

    def close(self) -> None:
        """Give up what was not yet begun."""
        self._executor.shutdown(wait=False, cancel_futures=True)

    def _receive(self) -> None:
        """Wait for the next chunk."""
        positions, future = next(self._waiting)
        delivery = self._result(positions, future)
        numbers = _numbers(delivery.dependencies)
        self._ready.update((at, (made, numbers)) for at, made in zip(positions, delivery.made, strict=True))

    def _result(self, positions: Positions, future: Future[Delivery]) -> Delivery:
        try:
            return future.result()
        except JekyllError:
            raise
        except Exception as error:
            items = self._stage.plan.rendered
            first, last = (items[at].relative_path.lstrip("/") for at in (positions[0], positions[-1]))
            raise JekyllError(
                f"the files from this one to {last} could not be rendered elsewhere: {type(error).__name__}: {error}",
                path=first,
                hint="--jobs 1 renders them here",
            ) from error

    def _adopt(self, item: Item, made: Made, numbers: Mapping[int, int]) -> None:
        stage, items, texts = self._stage, self._stage.plan.rendered, self._stage.renderer.texts
        for each in made.excerpts:
            excerpt = items[each.position].data["excerpt"]
            if isinstance(excerpt, Excerpt) and excerpt not in texts.excerpts:
                texts.keep_excerpt(excerpt, each.text, _unpacked(each.trace, numbers))
        texts.keep_content(item, made.content)
        texts.keep_output(item, made.output)
        stage.stage(item, Rendered(made.content, made.output))
        stage.adopt(item, _unpacked(made.trace, numbers))


def _numbers(dependencies: Mapping[int, Dependency]) -> Mapping[int, int]:
    """The numbers here of dependencies by their numbers there."""
    return {number: reads.dependency_id(*dependency) for number, dependency in dependencies.items()}


def _unpacked(trace: bytes, numbers: Mapping[int, int]) -> frozenset[int]:
    return frozenset(numbers[number] for number in array("I", trace))
