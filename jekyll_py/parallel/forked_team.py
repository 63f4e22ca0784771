"""Forked workers over the chunks of a plan."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Sequence

from ..disk.append_file import Extent
from ..errors import JekyllError
from ..model.excerpt import Excerpt
from ..model.item import Item
from ..render.output_cache import KeptExcerpt, TextPlace
from ..render.stage import RenderStage
from ..tracking import reads
from .forked import CopyDied, Forked
from .outcome import Chunk, ExcerptOutcome, Numbers, Outcome, Refusal
from .worker import Note, Worker, positions_in

Positions = Sequence[int]


class ForkedTeam:
    """What becomes of each item of some chunks.

    Args:
        stage: the stage; the workers have everything that it has now.
        chunks: positions in the plan, in order.
        count: how many workers.

    Raises:
        OSError: the system takes no more processes.
    """

    def __init__(self, stage: RenderStage, chunks: Sequence[Positions], count: int) -> None:
        self._stage = stage
        self._chunks = iter(enumerate(chunks))
        self._ready: dict[int, tuple[Outcome | Refusal, Numbers]] = {}
        self._numbers = [Numbers(reads.known_dependencies()) for _ in range(count)]
        texts = stage.renderer.texts
        self._first_part = first = texts.divide(count)

        positions = positions_in(stage.plan)  # before the fork: each copy would else write to every item to count them

        def work(copy: int, note: Note) -> Callable[[int], Extent]:
            texts.use(first + copy)
            worker = Worker(stage.renderer, positions, stage.stage, note, traced=stage.cache is not None)
            return lambda task: texts.append(pickle.dumps(worker.render(chunks[task]), pickle.HIGHEST_PROTOCOL)).place

        self._forked = Forked(count, len(chunks), work)

    def settle(self, position: int) -> bool:
        """Take over what became of an item; False when it is left to this process.

        Raises:
            JekyllError: a worker died.
        """
        outcome, numbers = self._outcome(position)
        if isinstance(outcome, Refusal):
            return False
        once = self._stage.renderer.templates.site.once
        return once.agrees(outcome.used) and self._adopt(self._stage.plan.rendered[position], outcome, numbers)

    def close(self) -> None:
        """End the workers."""
        self._forked.close()

    def _outcome(self, position: int) -> tuple[Outcome | Refusal, Numbers]:
        while position not in self._ready:
            self._receive()
        return self._ready.pop(position)

    def _receive(self) -> None:
        """Wait for the next chunk."""
        task, positions = next(self._chunks)
        try:
            copy, place = self._forked.result(task)
        except CopyDied as death:
            raise self._explained(death) from None
        chunk: Chunk = pickle.loads(self._stage.renderer.texts.read(TextPlace(self._first_part + copy, place)))
        numbers = self._numbers[copy]
        numbers.learn(chunk)
        self._ready.update((at, (made, numbers)) for at, made in zip(positions, chunk.outcomes, strict=True))

    def _adopt(self, item: Item, outcome: Outcome, numbers: Numbers) -> bool:
        stage, texts = self._stage, self._stage.renderer.texts
        texts.contents[item], texts.outputs[item] = outcome.content, outcome.output
        for excerpt in outcome.excerpts:
            self._adopt_excerpt(excerpt, numbers)
        if stage.is_written(item):
            stage.writer.count(stage.edition.place(item.destination), outcome.is_new)
        stage.adopt(item, numbers.unpacked(outcome.trace))
        return True

    def _adopt_excerpt(self, made: ExcerptOutcome, numbers: Numbers) -> None:
        excerpt = self._stage.plan.rendered[made.position].data["excerpt"]
        if isinstance(excerpt, Excerpt):
            kept = KeptExcerpt(made.text, numbers.unpacked(made.trace))
            self._stage.renderer.texts.excerpts.setdefault(excerpt, kept)

    def _explained(self, death: CopyDied) -> JekyllError:
        path = None if death.step is None else self._stage.plan.rendered[death.step].relative_path.lstrip("/")
        return JekyllError(
            f"the process that rendered it {death.how}" if path else f"a process that was to render {death.how}",
            path=path,
            hint=death.hint,
        )
