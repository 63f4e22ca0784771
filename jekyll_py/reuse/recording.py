"""Watching an include while it is rendered: what it took from the context, and what it did to it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from ..limits import Cost, cost_of
from ..liquid import Context
from ..liquid.context import MISSING
from ..liquid.free_variables import WHOLE, FreeVariables, Name
from ..tracking import reads
from ..tracking.kinds import TEXTS
from .page_view import PageView, ask, page_of
from .result import Questions, Result
from .write_log import WriteLog

_OF_ALL = frozenset({"site", "jekyll", "theme"})
"""Names that mean the same wherever they are taken."""


class Recording:
    """The recording of one render of an include (`liquid.context.DependencySink`)."""

    def __init__(self, context: Context) -> None:
        self.scope = context.scope.copy()
        """The names as they were at the beginning."""
        self.include = context.include
        self.names: set[Name] = set()
        """What was taken from them."""
        self.assigns = WriteLog(context.assigns)
        self.offsets = WriteLog(context.offsets)
        self.trace: set[int] = set()
        """The dependencies that were read, but for answers of the page."""
        self.usable = True
        self.page = page_of(self.scope)
        self.view = PageView(self.page) if self.page else None
        self._shadowed = context.shadowed.copy()
        self._cost = cost_of(context.usage)

    @property
    def questions(self) -> Questions:
        """What decided the result."""
        if self.view is None:
            return Questions(tuple(sorted(self.names)), None)
        return Questions(
            tuple(sorted(name for name in self.names if name[0] != "page")), tuple(sorted(self.view.asked))
        )

    @property
    def is_same_for_all(self) -> bool:
        """Whether what was rendered would be the same anywhere in the build."""
        asked_page = self.view is not None and bool(self.view.asked or self.view.unlike)
        is_free = self.usable and not asked_page and all(name in _OF_ALL for name, _ in self.names)
        return is_free and all(map(reads.is_steady, self.trace))

    @contextmanager
    def watching(self, context: Context) -> Iterator[None]:
        """Watch what is rendered in the block."""
        outer = context.assigns, context.offsets, context.registers, context.sink
        context.assigns, context.offsets, context.sink = self.assigns, self.offsets, self
        context.registers = _Registers(self, outer[2])
        if self.view is not None:
            context.scope["page"] = self.view
        try:
            with reads.recording() as self.trace:
                yield
        finally:
            context.assigns, context.offsets, context.registers, context.sink = outer
            self._take_view_away(context)
            self._hand_on(context)

    def _hand_on(self, context: Context) -> None:
        """Let the render around the include have what was kept from it meanwhile."""
        context.will_read(FreeVariables(tuple(self.names), self.usable, tuple(self.names)))
        for name, value in self.assigns.written().items():
            context.assigns[name] = value
        for name, offset in self.offsets.written().items():
            context.offsets[name] = offset
        if self.view is not None:
            ask(self.view.page, self.view.asked, self.view.unlike)

    def will_read(self, context: Context, free_variables: FreeVariables) -> None:
        """Code that takes this is about to run; what the include itself set is no matter."""
        outer = [name for name in free_variables.names if self._is_from_outside(context, *name)]
        self.names.update(outer)
        if not free_variables.repeatable or ("page", WHOLE) in outer:
            self.usable = False
        if not self.usable and self.view is not None and context.scope.get("page") is self.view:
            context.scope["page"] = self.view.innermost  # not the view of a recording around this one
        if self.view is not None:
            compared = frozenset(free_variables.compared)
            self.view.plain.update(key for name, key in outer if name == "page" and (name, key) not in compared)

    def _is_from_outside(self, context: Context, name: str, key: str) -> bool:
        if name == "include" and context.include is not MISSING:
            return context.include is self.include
        if name == "forloop" and key in (WHOLE, "parentloop"):
            return True
        if context.shadowed.get(name, 0) > self._shadowed.get(name, 0):
            return False
        return name not in self.assigns.names

    def _take_view_away(self, context: Context) -> None:
        if self.view is not None and context.scope.get("page") is self.view:
            context.scope["page"] = self.view.page

    def result(self, context: Context, text: str) -> Result | None:
        """What can be repeated; None where not all that was taken is known, or will be answered otherwise some time."""
        unlike = {} if self.view is None else self.view.unlike
        if not self.usable or not TEXTS.isdisjoint([*(self.questions.page or ()), *unlike]):
            return None
        if not all(map(reads.is_steady, self.trace)):
            return None
        compared = {question: frozenset(others) for question, others in unlike.items()}
        trace, assigns, offsets = reads.grouped(frozenset(self.trace)), self.assigns.written(), self.offsets.written()
        cost = Cost(*(after - before for before, after in zip(self._cost, cost_of(context.usage), strict=True)))
        result = Result(text, trace, assigns, offsets, compared, context.depth, cost)
        return result if result.fits(context) else None


class _Registers(Mapping[str, object]):
    """The registers of a render; a tag or filter that asks them for the page may ask that for anything."""

    def __init__(self, recording: Recording, registers: Mapping[str, object]) -> None:
        self._recording = recording
        self._registers = registers

    def __getitem__(self, key: str) -> object:
        if key == "page":
            self._recording.usable = False
        return self._registers[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._registers)

    def __len__(self) -> int:
        return len(self._registers)
