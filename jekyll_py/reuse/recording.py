"""The recording of one render of an include: the inputs it reads from the context, and its effects on the context."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from ..limits import Cost, cost_of
from ..liquid import Context
from ..liquid.free_variables import WHOLE, FreeVariables, Name
from ..liquid.scopes import MISSING
from ..tracking import reads
from ..tracking.kinds import SITE, SOURCE_MAPS, TEXTS
from .include_result import IncludeResult, Inputs
from .page_view import PageView, note_reads, page_of
from .write_log import WriteLog

_MAPS_ADDED = reads.dependency_id(SITE, SOURCE_MAPS)
"""Changes in the course of a build at moments that `Reuse` knows."""
_SAME_ON_ALL_PAGES = frozenset({"site", "jekyll", "theme"})
"""Names with the same value throughout a build."""


class Recording:
    """Records one render (`liquid.context.DependencySink`).

    Args:
        context: as it is before the render.
    """

    def __init__(self, context: Context) -> None:
        self.scope = context.scope.copy()
        """The names before the render."""
        self.include = context.include
        self.names: set[Name] = set()
        """The names that were read from the scope."""
        self.assigns = WriteLog(context.assigns)
        self.offsets = WriteLog(context.offsets)
        self.dependencies: set[int] = set()
        """The dependencies that were recorded, without reads of the page."""
        self.usable = True
        """Whether everything that the render read is known."""
        self.page = page_of(self.scope)
        self.view = PageView(self.page) if self.page else None
        self._shadowed = context.shadowed.copy()
        self._cost = cost_of(context.usage)

    @property
    def inputs(self) -> Inputs:
        """The inputs that decide the result."""
        if self.view is None:
            return Inputs(tuple(sorted(self.names)), None)
        return Inputs(tuple(sorted(name for name in self.names if name[0] != "page")), tuple(sorted(self.view.read)))

    @property
    def is_same_on_all_pages(self) -> bool:
        """Whether the text would be the same anywhere in the build."""
        reads_page = self.view is not None and bool(self.view.read or self.view.unequal)
        is_free = self.usable and not reads_page and all(name in _SAME_ON_ALL_PAGES for name, _ in self.names)
        return is_free and all(map(reads.is_steady, self.dependencies))

    @contextmanager
    def recording(self, context: Context) -> Iterator[None]:
        """Record renders in the block."""
        outer = context.assigns, context.offsets, context.registers, context.sink
        context.assigns, context.offsets, context.sink = self.assigns, self.offsets, self
        context.registers = _Registers(self, outer[2])
        if self.view is not None:
            context.scope["page"] = self.view
        try:
            with reads.recording() as self.dependencies:
                yield
        finally:
            context.assigns, context.offsets, context.registers, context.sink = outer
            self._take_view_away(context)
            self._pass_on(context)

    def _pass_on(self, context: Context) -> None:
        """Pass reads and writes on to the render around this one."""
        context.will_read(FreeVariables(tuple(self.names), self.usable, tuple(self.names)))
        for name, value in self.assigns.written().items():
            context.assigns[name] = value
        for name, offset in self.offsets.written().items():
            context.offsets[name] = offset
        if self.view is not None:
            note_reads(self.view.page, self.view.read, self.view.unequal)

    def will_read(self, context: Context, free_variables: FreeVariables) -> None:
        """Code with these free variables is about to run; names that the include itself has set are left out."""
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

    def result(self, context: Context, text: str, took: int) -> IncludeResult | None:
        """The result, None if it cannot be repeated: an input is unknown, or changes in the course of the build.

        Args:
            context: as it is after the render.
            text: what was rendered.
            took: the nanoseconds that it took.
        """
        unequal = {} if self.view is None else self.view.unequal
        if not self.usable or not TEXTS.isdisjoint([*(self.inputs.page or ()), *unequal]):
            return None
        if not all(number == _MAPS_ADDED or reads.is_steady(number) for number in self.dependencies):
            return None
        compared = {field: frozenset(others) for field, others in unequal.items()}
        dependencies = reads.grouped(frozenset(self.dependencies))
        assigns, offsets = self.assigns.written(), self.offsets.written()
        cost = Cost(*(after - before for before, after in zip(self._cost, cost_of(context.usage), strict=True)))
        result = IncludeResult(text, dependencies, assigns, offsets, compared, context.depth, cost, took)
        return result if result.fits(context) else None


class _Registers(Mapping[str, object]):
    """The registers of a render; a tag or filter that takes the page from them may read anything of it."""

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
