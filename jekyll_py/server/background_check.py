"""Checks what was built, beside everything else, and gives the findings to open pages."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager

from ..check.cancelling import Cancelled
from ..check.finding import Finding
from ..errors import JekyllError
from .builder import Inspect

QUIET = 0.3
"""Seconds after a build in which pages are left to load."""
MOST = 50
"""The most findings that a page is told of."""

PageFindings = Mapping[str, Sequence[Mapping[str, object]]]
"""By built file, what was found on it, as JSON."""


class BackgroundCheck:
    """The checks of one preview; each build ends the check of the one before.

    Args:
        publish: takes the findings.
        on_error: takes the error of a check that cannot be made.
    """

    def __init__(self, publish: Callable[[PageFindings], None], on_error: Callable[[JekyllError], None]) -> None:
        self._publish = publish
        self._on_error = on_error
        self._latest: threading.Event | None = None
        """Is set when the latest check is no longer wanted."""
        self._reading_plan = threading.Lock()
        self.build_waits = threading.Event()
        """Is set while a build waits until a check has read the plan of the site."""
        self._working = threading.Lock()
        self._is_closed = False

    def begin(self, inspect: Inspect) -> None:
        """Check a build in a thread of its own, unless this is closed."""
        ended = self._latest = threading.Event()
        if self._is_closed:  # looked at last: whoever closes this either is seen here, or ends the check
            return
        threading.Thread(target=self._run, args=(inspect, ended), name="check", daemon=True).start()

    def give_way(self) -> None:
        """End the running check, as a build begins. Returns when it no longer looks at the site's plan."""
        if self._latest is not None:
            self._latest.set()
        self.build_waits.set()
        with self._reading_plan:
            self.build_waits.clear()

    def close(self) -> None:
        """End the running check, and let no other begin, also where a build that still runs asks for one."""
        self._is_closed = True
        self.give_way()

    @contextmanager
    def reading_plan(self) -> Iterator[None]:
        """A context in which the site's plan is looked at: a build waits before it begins."""
        with self._reading_plan:
            yield

    def _run(self, inspect: Inspect, ended: threading.Event) -> None:
        def go_on() -> None:
            if ended.is_set():
                raise Cancelled

        if ended.wait(QUIET):
            return
        with self._working:
            try:
                go_on()
                with self._reading_plan:
                    go_on()
                    inspection = inspect(go_on)
                self._publish(findings_by_page(inspection(go_on)))
            except (Cancelled, OSError):  # a file has gone: the next build has begun, and will be checked
                return
            except JekyllError as error:
                self._on_error(error)


def findings_by_page(findings: Sequence[Finding]) -> PageFindings:
    """The findings of each page, errors first, as JSON."""
    found: dict[str, list[Mapping[str, object]]] = {}
    for finding in sorted(findings, key=lambda each: each.severity):
        row = _row(finding)
        for page in finding.on or {finding.page}:
            rows = found.setdefault(page, [])
            if len(rows) < MOST:
                rows.append(row)
    return found


def _row(finding: Finding) -> Mapping[str, object]:
    source = finding.source
    return {
        "rule": finding.rule,
        "severity": finding.severity,
        "message": finding.message,
        "hint": finding.hint,
        "path": finding.page if source is None else source.path,
        "line": finding.line if source is None else source.line,
        "column": finding.column if source is None else source.column,
        "pages": finding.pages,
    }
