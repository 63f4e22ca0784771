"""Renders some of a plan's items, in ascending order, in a process that lacks the renders of the items between.

In Jekyll the content of an item is Markdown until the item is rendered and HTML afterwards, so that templates can show
the order. A worker lacks the renders of other workers. It leaves an item that reads one of them to the first process,
and also an item that warns or fails.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from io import StringIO

from ..diagnostics import Diagnostic
from ..lazy.tuples import NamedTuple
from ..model.extensions import SASS_EXTENSIONS
from ..model.item import Item
from ..render.layers import CachedLayer, LayerLog
from ..render.order import OutOfOrder
from ..render.rendered_texts import KeptText
from ..render.renderer import Rendered, Renderer
from ..render.text import Text
from ..tracking import reads
from ..tracking.deferred import Deferred
from ..tracking.kinds import COUNTERS, GROUP, PRINTED, VOLATILE
from ..tracking.once import Once
from .outcome import Chunk, DigestedText, ExcerptOutcome, LayerOutcome, Outcome, Refusal, packed

_COUNTERS, _PRINTED = reads.dependency_id(VOLATILE, COUNTERS), reads.dependency_id(VOLATILE, PRINTED)


StageFile = Callable[[Item, Rendered], bool]
"""Stages the file of an item; returns whether its bytes are new."""
Note = Callable[[int], None]
"""Called with the position of the item that is about to be rendered."""


class Worker:
    """Renders chunks of a plan, one after another.

    Args:
        renderer: used by no other process.
        positions: those of the items in the plan.
        stage_file: called with each item and its render.
        note: called with the position of each item before its render.
        cached: gives the layer that the render of an item can begin with.
        records: whether the dependencies and the layers of renders are needed.
    """

    def __init__(
        self,
        renderer: Renderer,
        positions: Mapping[Item, int],
        stage_file: StageFile,
        note: Note,
        cached: Callable[[Item], CachedLayer | None] = lambda _: None,
        *,
        records: bool,
    ) -> None:
        self._renderer = renderer
        self._stage_file = stage_file
        self._note = note
        self._cached = cached
        self._records = records
        self._items = renderer.plan.rendered
        self._positions = positions
        self._order = OutOfOrder(positions)
        self._dependencies = reads.known_dependencies()
        self._has_warned = False
        self._hooks = renderer.hooks.workers
        renderer.diagnostics.redirect(self._warn)
        self._ruby = renderer.ruby
        self._is_usable = self._ruby.after_fork(self._warn)

    def render(self, positions: Sequence[int]) -> Chunk:
        """Render a chunk, which comes later in the plan than the chunks before."""
        outcomes = [self._attempt(position) for position in positions]
        dependencies, first = reads.dependencies_since(self._dependencies), self._dependencies
        self._dependencies += len(dependencies)
        groups = {
            at: packed(reads.members_of(at)) for at, (subject, _) in enumerate(dependencies, first) if subject == GROUP
        }
        return Chunk(dependencies, groups, outcomes)

    def _attempt(self, position: int) -> Outcome | Refusal:
        self._order.position = position
        self._note(position)
        self._has_warned = False
        excerpts = len(self._renderer.texts.excerpts)
        if not self._is_usable:
            return Refusal.DEFERRED
        before = self._ruby.changes
        with reads.recording() as dependencies, self._once.recording() as used:
            reads.record_all(self._renderer.dependencies)
            log = LayerLog(dependencies, self._renderer.diagnostics, self._start(self._items[position]))
            staged = self._render(self._items[position], log)
        if _COUNTERS in dependencies or self._ruby.changes != before:
            return Refusal.ORDERED
        if staged is None or self._has_warned or _PRINTED in dependencies:
            return Refusal.DEFERRED
        return self._outcome(position, staged, dependencies, used, excerpts, log)

    def _start(self, item: Item) -> CachedLayer | None:
        """The layer to begin with; None if it warned, as the first process gives all warnings."""
        start = self._cached(item)
        return None if start is None or start.warnings else start

    def _render(self, item: Item, log: LayerLog) -> _Staged | None:
        """Render and stage one item; None if it is left to the first process."""
        if item.ext in SASS_EXTENSIONS:  # the first process runs a compiler, and takes the source map
            return None
        try:
            with self._silence():
                rendered = self._renderer.render(item, self._order, self._hooks, log)
            return None if _has_surrogates(rendered) else _Staged(rendered, self._stage_file(item, rendered))
        except MemoryError:
            raise
        except (Exception, Deferred):  # the first process finds the error again, and reports it in order
            return None

    def _outcome(
        self,
        position: int,
        staged: _Staged,
        dependencies: set[int],
        used: Mapping[Hashable, bytes],
        known: int,
        log: LayerLog,
    ) -> Outcome:
        texts, item, rendered = self._renderer.texts, self._items[position], staged.rendered
        return Outcome(
            None if log.start else self._digested(texts.contents[item], rendered.content),
            self._digested_in_parts(texts.stored_output(item), rendered.output),
            item.destination if self._renderer.plan.written.get(item.destination) is item else None,
            staged.is_new,
            packed(dependencies) if self._records else b"",
            tuple(self._excerpts(known)),
            used,
            tuple(self._layers(item, log)) if self._records else (),
            None if log.start is None else log.start.depth,
        )

    def _layers(self, item: Item, log: LayerLog) -> Iterator[LayerOutcome]:
        """The new layers; without one to begin with the first of them is the content."""
        texts, known = self._renderer.texts, None if log.start else self._renderer.texts.contents[item]
        for layer in log.layers:
            text = self._digested(known or texts.append(layer.text.utf8), layer.text)
            yield LayerOutcome(text, packed(layer.dependencies), layer.cost)
            known = None

    def _digested(self, stored: KeptText, text: Text) -> DigestedText:
        return DigestedText(stored, text.digest if self._records else b"")

    def _digested_in_parts(self, stored: KeptText, output: Text) -> DigestedText:
        return DigestedText(stored, *(output.parted_digest if self._records else (b"", ())))

    def _excerpts(self, known: int) -> Iterator[ExcerptOutcome]:
        """The excerpts that were rendered after the first ``known`` ones, in this build."""
        for excerpt, kept in self._renderer.texts.latest_excerpts(known):
            if not kept.is_reused and excerpt.item.data["excerpt"] is excerpt:
                position = self._positions.get(excerpt.item)
                if position is None:  # the page that pagination copies is not rendered itself
                    continue
                yield ExcerptOutcome(position, kept.text, packed(kept.dependencies))

    @contextmanager
    def _silence(self) -> Iterator[None]:
        """Print nothing of plugins in Ruby in the block: the first process renders the item again, and prints it."""
        if not self._ruby.has_plugins:
            yield
            return
        with redirect_stdout(StringIO()), redirect_stderr(StringIO()):
            yield

    @property
    def _once(self) -> Once:
        return self._renderer.templates.access.once

    def _warn(self, _: Diagnostic) -> None:
        self._has_warned = True


class _Staged(NamedTuple):
    """A render whose file is staged."""

    rendered: Rendered
    is_new: bool
    """Whether the file has other bytes than before."""


def _has_surrogates(rendered: Rendered) -> bool:
    """Whether a text has any; the first process can tell from none of the bytes that a worker stores."""
    return rendered.content.has_surrogates or rendered.output.has_surrogates
