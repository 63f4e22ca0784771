"""The tables of ``--profile``: the time of each stage, and of the slowest items, layouts and includes."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager

from ..lazy.tuples import NamedTuple
from ..log import Logger
from ..model.edition import Edition
from ..output.destination import Destination
from ..output.writer import Writer
from ..output.written import Written
from ..plan import Plan
from ..read.kept_items import KeptItems
from ..render.cache import Edits, PlanPatch, Since, Stale
from ..render.early import Viewers
from ..render.planned_site import PlannedSite
from ..render.registers import SiteAccess
from ..render.templates import Templates
from ..site import Build, Site
from ..site.rendered_edition import RenderedEdition
from .measured_templates import MeasuredTemplates
from .observation import RenderedItem

_SHOWN = 50


class Measured(NamedTuple):
    """One render of an item, a layout or an include."""

    path: str
    size: int
    """The bytes of its output."""
    seconds: float


class ProfiledSite(Site):
    """A site that measures the time of its stages."""

    seconds: dict[str, float]
    """The duration of each stage of the last build, by name."""
    templates_measured: list[Measured]
    """The renders of its layouts and includes."""

    def process(self, viewers: Viewers | None = None) -> Build:
        """As `Site.process`, measured."""
        self.seconds, self.templates_measured = {}, []
        with self._measured("TOTAL TIME"):
            return super().process(viewers)

    def read(self, kept: KeptItems | None = None) -> None:
        """As `Site.read`, measured."""
        with self._measured("READ"):
            super().read(kept)

    def generate(self) -> None:
        """As `Site.generate`, measured."""
        with self._measured("GENERATE"):
            super().generate()

    def plan(self) -> Plan:
        """As `Site.plan`, measured."""
        with self._measured("PLAN"):
            return super().plan()

    def patch(self, edition: Edition, edits: Edits) -> PlanPatch | None:
        """As `Site.patch`, measured."""
        with self._measured("PATCH"):
            return super().patch(edition, edits)

    def revise(self, edition: Edition, since: Edits | Stale | None) -> PlannedSite | None:
        """As `Site.revise`, measured if the plan is used."""
        started = time.perf_counter()
        revised = super().revise(edition, since)
        if revised is not None:
            self._count("PATCH", started)
        return revised

    def render(
        self, planned: PlannedSite, writer: Writer, since: Since | None = None, viewers: Viewers | None = None
    ) -> RenderedEdition:
        """As `Site.render`, measured."""
        with self._measured("RENDER"):
            return super().render(planned, writer, since, viewers)

    def templates(self, access: SiteAccess) -> Templates:
        """As `Site.templates`; with ``profile`` they measure layouts and includes."""
        if not self.config.flag("profile"):
            return super().templates(access)
        record = self.templates_measured
        return MeasuredTemplates(self, access, lambda *measured: record.append(Measured(*measured)))

    def write(
        self,
        rendered: Iterable[RenderedEdition],
        writer: Writer,
        destination: Destination,
        obsolete: Sequence[str],
        viewers: Viewers | None = None,
    ) -> Written:
        """As `Site.write`, measured."""
        with self._measured("WRITE"):
            return super().write(rendered, writer, destination, obsolete, viewers)

    @contextmanager
    def _measured(self, stage: str) -> Iterator[None]:
        started = time.perf_counter()
        try:
            yield
        finally:
            self._count(stage, started)

    def _count(self, stage: str, started: float) -> None:
        """Count the time since a moment as that of a stage."""
        self.seconds[stage] = self.seconds.get(stage, 0) + time.perf_counter() - started


class Profile:
    """An observer that measures the rendering of every page and document."""

    def __init__(self) -> None:
        self._items: list[Measured] = []
        self._started: list[float] = []

    def found(self, item: RenderedItem) -> None:
        """Do nothing: reading is measured as a stage."""

    def started(self, item: RenderedItem) -> None:
        """Start a clock. Clocks nest, because a template may render another item for its output."""
        self._started.append(time.perf_counter())

    def finished(self, item: RenderedItem, output: str) -> None:
        """Stop the clock and record the item."""
        seconds = time.perf_counter() - self._started.pop()
        self._items.append(Measured(item.relative_path.lstrip("/"), len(output.encode("utf-8", "replace")), seconds))

    def written(self, item: RenderedItem) -> None:
        """Do nothing: writing is measured as a stage."""

    def show(self, seconds: Mapping[str, float], templates: Iterable[Measured], log: Logger) -> None:
        """Print both tables and clear the records.

        Args:
            seconds: the duration of each stage, by name.
            templates: the renders of layouts and includes, which are parts of those of the items.
            log: the log to print to.
        """
        phases = [("PHASE", "TIME"), *((stage, f"{taken:.4f}") for stage, taken in seconds.items())]
        for title, rows in (("Build Process Summary:", phases), ("Site Render Stats:", _stats(self._items, templates))):
            log.lines(["", title, "", *tabulate(rows), ""])
        self._items = []


def _stats(items: Sequence[Measured], templates: Iterable[Measured]) -> list[tuple[str, ...]]:
    """The rows of the slowest items, layouts and includes, and the sum of the items."""
    renders: dict[str, list[Measured]] = {}
    for measured in (*items, *templates):
        renders.setdefault(measured.path, []).append(measured)
    slowest = sorted(renders.items(), key=lambda row: -sum(measured.seconds for measured in row[1]))[:_SHOWN]
    total = _row(f"TOTAL (for {len(items)} files)", items)
    return [("Filename", "Count", "Bytes", "Time"), *(_row(path, each) for path, each in slowest), total]


def _row(name: str, renders: Sequence[Measured]) -> tuple[str, ...]:
    size, seconds = sum(each.size for each in renders), sum(each.seconds for each in renders)
    return name, str(len(renders)), f"{size / 1024:.2f}K", f"{seconds:.3f}"


def tabulate(rows: Sequence[tuple[str, ...]]) -> list[str]:
    """The lines of a table; the first column is aligned left, the others right."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    head, *lines = [f"| {' | '.join(_cells(row, widths))} |" for row in rows]
    return [head, "+" + "+".join("-" * (width + 2) for width in widths) + "+", *lines]


def _cells(row: tuple[str, ...], widths: Sequence[int]) -> list[str]:
    first, *others = zip(row, widths, strict=True)
    return [first[0].ljust(first[1]), *(cell.rjust(width) for cell, width in others)]
