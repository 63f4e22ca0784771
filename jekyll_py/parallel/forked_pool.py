"""Has forked processes render chunks (runs of items), and takes over the results one by one, in the plan's order."""

from __future__ import annotations

import os
import pickle
from collections.abc import Callable, Sequence
from functools import partial

from ..disk.append_file import Extent
from ..errors import JekyllError
from ..model.excerpt import Excerpt
from ..model.item import Item
from ..render.layers import Layer
from ..render.rendered_texts import RenderedExcerpt, StoredText
from ..render.renderer import Rendered
from ..render.stage import RenderStage
from ..render.text import Text
from ..tracking import reads
from .forked import ForkedWorkers, WorkerDied
from .outcome import Chunk, DependencyNumbers, DigestedText, ExcerptOutcome, Outcome, Refusal
from .worker import Note, Worker

Positions = Sequence[int]
_NICE = 10
"""Added to the niceness of workers while pages of the preview are open: the browser and the server come first."""


class ForkedPool:
    """Workers that render chunks of a plan (`runner.WorkerPool`).

    Args:
        stage: the stage; the workers have everything that it has now.
        chunks: positions in the plan, in order.
        count: the number of workers.

    Raises:
        OSError: the system takes no more processes.
    """

    def __init__(self, stage: RenderStage, chunks: Sequence[Positions], count: int) -> None:
        self._stage = stage
        self._chunks = iter(enumerate(chunks))
        self._ready: dict[int, tuple[Outcome | Refusal, DependencyNumbers]] = {}
        self._numbers = [DependencyNumbers(reads.known_dependencies()) for _ in range(count)]
        texts = stage.renderer.texts
        self._first_part = first = texts.divide(count)
        self.is_over = False
        stage.renderer.ruby.before_fork()

        positions = stage.every_position  # before the fork: counting them writes to the memory of each

        def work(worker: int, note: Note) -> Callable[[int], Extent]:
            if stage.has_viewers:
                os.nice(_NICE)
            texts.use(first + worker)
            chunk = Worker(stage.renderer, positions, stage.files.stage, note, stage.cache.layer, records=stage.records)

            def do(task: int) -> Extent:
                extent = texts.append(pickle.dumps(chunk.render(chunks[task]), pickle.HIGHEST_PROTOCOL)).extent
                texts.flush()
                return extent

            return do

        self._forked = ForkedWorkers(count, len(chunks), work)

    def adopt(self, position: int) -> bool:
        """Take over the outcome of an item; False if this process has to render it.

        Raises:
            JekyllError: a worker died.
            Superseded: the build is to end.
        """
        outcome, numbers = self._outcome(position)
        if isinstance(outcome, Refusal):
            self.is_over = outcome is Refusal.ORDERED
            return False
        item = self._stage.plan.rendered[position]
        content = self._content(item, outcome)
        if content is None or not self._stage.renderer.templates.access.once.agrees(outcome.used):
            return False
        self._take_over(item, outcome, content, numbers)
        return True

    def close(self) -> None:
        """End the workers."""
        self._forked.close()

    def _content(self, item: Item, outcome: Outcome) -> Text | None:
        """The content; None if the layer that a render began with is outdated, after the renders of earlier items."""
        if outcome.content is not None:
            return self._text(outcome.content)
        assert outcome.begun is not None
        start = self._stage.cache.layer_at(item, outcome.begun)
        return None if start is None else start.content

    def _outcome(self, position: int) -> tuple[Outcome | Refusal, DependencyNumbers]:
        while position not in self._ready:
            self._receive()
        return self._ready.pop(position)

    def _receive(self) -> None:
        """Wait for the outcomes of the next chunk."""
        task, positions = next(self._chunks)
        try:
            worker, extent = self._forked.result(task, self._stage.attend)
        except WorkerDied as death:
            raise self._explained(death) from None
        chunk: Chunk = pickle.loads(self._stage.renderer.texts.read(StoredText(self._first_part + worker, extent)))
        numbers = self._numbers[worker]
        numbers.learn(chunk)
        self._ready.update((at, (made, numbers)) for at, made in zip(positions, chunk.outcomes, strict=True))

    def _take_over(self, item: Item, outcome: Outcome, content: Text, numbers: DependencyNumbers) -> None:
        stage, texts = self._stage, self._stage.renderer.texts
        texts.adopt(item, content if outcome.content is None else outcome.content.stored, outcome.output.stored)
        for excerpt in outcome.excerpts:
            self._adopt_excerpt(excerpt, numbers)
        if outcome.destination is not None:
            stage.writer.count(stage.edition.place(outcome.destination), outcome.is_new)
        rendered = Rendered(content, self._text(outcome.output))
        layers = [
            Layer(self._text(each.text), numbers.unpacked(each.dependencies), each.cost, 0) for each in outcome.layers
        ]
        stage.adopt(item, rendered, numbers.unpacked(outcome.dependencies), layers, outcome.begun)

    def _text(self, made: DigestedText) -> Text:
        read = partial(self._stage.renderer.texts.read, made.stored)
        return Text.stored(read, made.stored.size, made.digest, made.cuts)

    def _adopt_excerpt(self, made: ExcerptOutcome, numbers: DependencyNumbers) -> None:
        excerpt = self._stage.plan.rendered[made.position].data["excerpt"]
        if isinstance(excerpt, Excerpt):
            kept = RenderedExcerpt(made.text, numbers.unpacked(made.dependencies))
            self._stage.renderer.texts.excerpts.setdefault(excerpt, kept)

    def _explained(self, death: WorkerDied) -> JekyllError:
        path = None if death.step is None else self._stage.plan.rendered[death.step].relative_path.lstrip("/")
        return JekyllError(
            f"the process that rendered it {death.how}" if path else f"a process that was to render {death.how}",
            path=path,
            hint=death.hint,
        )
