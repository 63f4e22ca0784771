"""The tables of ``--profile``: the time of each stage and of the slowest items."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

from ..log import Logger
from ..output.destination import Destination
from ..output.writer import Writer, Written
from ..plan import Plan
from ..render.cache import PlannedSite, Since
from ..render.early import Viewers
from ..site import Build, RenderedEdition, Site
from .observation import RenderedItem

_SHOWN = 50


class ProfiledSite(Site):
    """A site that measures the time of its stages."""

    seconds: dict[str, float]
    """The duration of each stage of the last build, by name."""

    def process(self, viewers: Viewers | None = None) -> Build:
        """As `Site.process`, measured."""
        self.seconds = {}
        with self._measured("TOTAL TIME"):
            return super().process(viewers)

    def read(self) -> None:
        """As `Site.read`, measured."""
        with self._measured("READ"):
            super().read()

    def generate(self) -> None:
        """As `Site.generate`, measured."""
        with self._measured("GENERATE"):
            super().generate()

    def plan(self) -> Plan:
        """As `Site.plan`, measured."""
        with self._measured("PLAN"):
            return super().plan()

    def render(
        self, planned: PlannedSite, writer: Writer, since: Since | None = None, viewers: Viewers | None = None
    ) -> RenderedEdition:
        """As `Site.render`, measured."""
        with self._measured("RENDER"):
            return super().render(planned, writer, since, viewers)

    def write(
        self, rendered: Iterable[RenderedEdition], writer: Writer, destination: Destination, obsolete: Sequence[str]
    ) -> Written:
        """As `Site.write`, measured."""
        with self._measured("WRITE"):
            return super().write(rendered, writer, destination, obsolete)

    @contextmanager
    def _measured(self, stage: str) -> Iterator[None]:
        started = time.perf_counter()
        try:
            yield
        finally:
            self.seconds[stage] = self.seconds.get(stage, 0) + time.perf_counter() - started


@dataclass
class Profile:
    """An observer that measures the rendering of every page and document."""

    _rows: list[tuple[str, int, float]] = field(default_factory=list)
    _started: list[float] = field(default_factory=list)

    def found(self, item: RenderedItem) -> None:
        """Do nothing: reading is measured as a stage."""

    def started(self, item: RenderedItem) -> None:
        """Start a clock. Clocks nest, because a template may render another item for its output."""
        self._started.append(time.perf_counter())

    def finished(self, item: RenderedItem, output: str) -> None:
        """Stop the clock and record the item."""
        seconds = time.perf_counter() - self._started.pop()
        self._rows.append((item.relative_path.lstrip("/"), len(output.encode("utf-8", "replace")), seconds))

    def written(self, item: RenderedItem) -> None:
        """Do nothing: writing is measured as a stage."""

    def show(self, seconds: Mapping[str, float], log: Logger) -> None:
        """Print both tables and clear the records.

        Args:
            seconds: the duration of each stage, by name.
            log: the log to print to.
        """
        phases = [("PHASE", "TIME"), *((stage, f"{taken:.4f}") for stage, taken in seconds.items())]
        for title, rows in (("Build Process Summary:", phases), ("Site Render Stats:", self._items())):
            log.lines(["", title, "", *tabulate(rows), ""])
        self._rows = []

    def _items(self) -> list[tuple[str, ...]]:
        """The rows of the slowest items, and their sum."""
        slowest = sorted(self._rows, key=lambda row: -row[2])[:_SHOWN]
        count = len(self._rows)
        total = (f"TOTAL (for {count} files)", sum(row[1] for row in self._rows), sum(row[2] for row in self._rows))
        return [
            ("Filename", "Count", "Bytes", "Time"),
            *((name, "1", f"{size / 1024:.2f}K", f"{taken:.3f}") for name, size, taken in slowest),
            (total[0], str(count), f"{total[1] / 1024:.2f}K", f"{total[2]:.3f}"),
        ]


def tabulate(rows: Sequence[tuple[str, ...]]) -> list[str]:
    """The lines of a table; the first column is aligned left, the others right."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    head, *lines = [f"| {' | '.join(_cells(row, widths))} |" for row in rows]
    return [head, "+" + "+".join("-" * (width + 2) for width in widths) + "+", *lines]


def _cells(row: tuple[str, ...], widths: Sequence[int]) -> list[str]:
    first, *others = zip(row, widths, strict=True)
    return [first[0].ljust(first[1]), *(cell.rjust(width) for cell, width in others)]
