"""A worker renders items in a copy of the process that planned, out of the plan's order.

In Jekyll the content of an item is Markdown before it was rendered and HTML afterwards, so the order shows. A worker
lacks what others render; an item that asks for that, and one that warns or fails, is left to the first process.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import islice

from ..diagnostics import Diagnostic
from ..model.excerpt import Excerpt
from ..model.extensions import SASS_EXTENSIONS
from ..model.item import Item
from ..plan import Plan
from ..render.renderer import Rendered, Renderer
from ..tracking import reads
from ..tracking.kinds import COUNTERS, GROUP, RENDERED, VOLATILE
from ..tracking.once import Once
from .outcome import Chunk, ExcerptOutcome, Outcome, Refusal, packed

_COUNTERS = reads.dependency_id(VOLATILE, COUNTERS)


def positions_in(plan: Plan) -> dict[Item, int]:
    """The items of a plan with their positions."""
    return {item: position for position, item in enumerate(plan.rendered)}


class Deferred(BaseException):
    """The item that renders cannot be rendered here. No template catches it."""


Put = Callable[[Item, Rendered], bool]
"""Does something about the file of an item; whether its bytes are new."""
Note = Callable[[int], None]
"""Told which item is at work."""


class Worker:
    """Renders chunks of a plan, one after another (`render.renderer.Order`).

    Args:
        renderer: what renders, in a process of its own.
        positions: those of the items in the plan.
        put: stages files.
        note: told which item is at work.
        traced: whether anybody wants to know what an item read.
    """

    def __init__(
        self, renderer: Renderer, positions: Mapping[Item, int], put: Put, note: Note, *, traced: bool
    ) -> None:
        self._renderer = renderer
        self._put = put
        self._note = note
        self._traced = traced
        self._items = renderer.plan.rendered
        self._positions = positions
        self._position = 0
        self._dependencies = reads.known_dependencies()
        self._has_warned = False
        self._hooks = renderer.hooks.workers
        renderer.diagnostics.redirect(self._warn)

    def render(self, positions: Sequence[int]) -> Chunk:
        """Render a chunk, which comes after the one before."""
        outcomes = [self._attempt(position) for position in positions]
        dependencies, first = reads.dependencies_since(self._dependencies), self._dependencies
        self._dependencies += len(dependencies)
        groups = {
            at: packed(reads.members_of(at)) for at, (subject, _) in enumerate(dependencies, first) if subject == GROUP
        }
        return Chunk(dependencies, groups, outcomes)

    def not_rendered(self, item: Item) -> None:
        """An item before this one is another worker's, or was left to the first process; its text is there."""
        if self._positions.get(item, math.inf) < self._position:
            raise Deferred

    def excerpt_read(self, excerpt: Excerpt, dependencies: frozenset[int]) -> None:
        """An excerpt that shows whether something was rendered shows it as of the item that reads it first."""
        if any(reads.dependency(number)[1] in RENDERED for number in dependencies):
            raise Deferred

    def _attempt(self, position: int) -> Outcome | Refusal:
        self._position = position
        self._note(position)
        self._has_warned = False
        self._once.used()
        excerpts = len(self._renderer.texts.excerpts)
        with reads.recording() as trace:
            is_new = self._render(self._items[position])
        if _COUNTERS in trace:
            return Refusal.COUNTED
        return (
            Refusal.DEFERRED if is_new is None or self._has_warned else self._outcome(position, is_new, trace, excerpts)
        )

    def _render(self, item: Item) -> bool | None:
        """Render and stage one item, and whether its bytes are new; None when it has to be left."""
        if item.ext in SASS_EXTENSIONS:  # the first process has a compiler at hand, and its source map
            return None
        try:
            return self._put(item, self._renderer.render(item, self, self._hooks))
        except MemoryError:
            raise
        except (Exception, Deferred):  # what is wrong is found, and told in its turn, by the first process
            return None

    def _outcome(self, position: int, is_new: bool, trace: set[int], known: int) -> Outcome:
        texts, item = self._renderer.texts, self._items[position]
        return Outcome(
            texts.contents[item],
            texts.outputs[item],
            is_new,
            packed(trace) if self._traced else b"",
            tuple(self._excerpts(known)),
            self._once.used(),
        )

    def _excerpts(self, known: int) -> Iterator[ExcerptOutcome]:
        """Those that were rendered since there were so many."""
        for excerpt, kept in islice(self._renderer.texts.excerpts.items(), known, None):
            if excerpt.item.data["excerpt"] is excerpt:
                position = self._positions.get(excerpt.item)
                if position is None:  # the page that a pagination has copied, which is not rendered itself
                    continue
                yield ExcerptOutcome(position, kept.text, packed(kept.trace))

    @property
    def _once(self) -> Once:
        return self._renderer.templates.site.once

    def _warn(self, _: Diagnostic) -> None:
        self._has_warned = True
