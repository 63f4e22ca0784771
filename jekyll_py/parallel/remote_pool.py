"""Has the processes of an `Executor` render chunks, and takes over their results one by one, in the plan's order."""

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
from ..render.text import Text
from ..tracking import reads
from ..tracking.reads import Dependency
from .outcome import Refusal
from .remote import RemoteChunk, RemoteOutcome, job_of, render
from .runner import Positions


class RemotePool:
    """Workers that render chunks of a plan (`runner.WorkerPool`).

    Args:
        stage: the stage.
        config: the configuration that the site was made with.
        chunks: positions in the plan, in order.
        executor: runs the work; it is shut down at the end.
    """

    def __init__(
        self, stage: RenderStage, config: Configuration, chunks: Sequence[Positions], executor: Executor
    ) -> None:
        self._stage = stage
        self._executor = executor
        job = job_of(config, stage.edition.folder, stage.plan, records=stage.records)
        futures = [(chunk, executor.submit(render, job, chunk)) for chunk in chunks]
        self._waiting = iter(futures)
        self._ready: dict[int, tuple[RemoteOutcome | Refusal, Mapping[int, int]]] = {}
        self.is_over = False

    def adopt(self, position: int) -> bool:
        """Take over the outcome of an item; False if this process has to render it.

        Raises:
            JekyllError: the item cannot be rendered there.
        """
        while position not in self._ready:
            self._receive()
        made, numbers = self._ready.pop(position)
        self.is_over = made is Refusal.ORDERED
        once = self._stage.renderer.templates.access.once
        if isinstance(made, Refusal) or not once.agrees(made.used):
            return False
        self._take_over(self._stage.plan.rendered[position], made, numbers)
        return True

    def close(self) -> None:
        """Cancel the chunks that are not begun."""
        self._executor.shutdown(wait=False, cancel_futures=True)

    def _receive(self) -> None:
        """Wait for the outcomes of the next chunk."""
        positions, future = next(self._waiting)
        chunk = self._result(positions, future)
        numbers = _numbers(chunk.dependencies)
        self._ready.update((at, (made, numbers)) for at, made in zip(positions, chunk.made, strict=True))

    def _result(self, positions: Positions, future: Future[RemoteChunk]) -> RemoteChunk:
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

    def _take_over(self, item: Item, made: RemoteOutcome, numbers: Mapping[int, int]) -> None:
        stage, items, texts = self._stage, self._stage.plan.rendered, self._stage.renderer.texts
        for each in made.excerpts:
            excerpt = items[each.position].data["excerpt"]
            if isinstance(excerpt, Excerpt) and excerpt not in texts.excerpts:
                texts.keep_excerpt(excerpt, each.text, _unpacked(each.dependencies, numbers))
        rendered = Rendered(Text(made.content), Text(made.output))
        texts.keep_content(item, rendered.content)
        texts.keep_output(item, rendered.output)
        stage.files.stage(item, rendered)
        stage.adopt(item, rendered, _unpacked(made.dependencies, numbers))


def _numbers(dependencies: Mapping[int, Dependency]) -> Mapping[int, int]:
    """The numbers of dependencies in this process, by their numbers in the other one."""
    return {number: reads.dependency_id(*dependency) for number, dependency in dependencies.items()}


def _unpacked(packed: bytes, numbers: Mapping[int, int]) -> frozenset[int]:
    return frozenset(numbers[number] for number in array("I", packed))
