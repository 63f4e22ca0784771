"""Builds of the copy of a site beside the editor's requests: after each pause in typing, all on one thread."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping, Sequence, Set
from concurrent.futures import Future
from contextlib import suppress
from pathlib import Path

from lsprotocol.types import DiagnosticSeverity
from pygls.workspace import PositionCodec

from ..check.built.edition import BuiltEdition
from ..check.cancelling import Cancelled
from ..errors import JekyllError, errors_in
from ..lazy.tuples import NamedTuple
from ..ruby.interrupts import stopping
from ..server.builder import Inspect
from .builder import Builder
from .known_site import Address, KnownSite, addresses_of, known_site
from .mirror import Mirror
from .problems import ProblemList, Problems, merged

PAUSE = 0.15
"""Seconds without a change before a build begins."""
Change = Callable[[Mirror], None]


class _Pending(NamedTuple):
    path: str
    """The file that is changed, relative to the site; empty for a change of many."""
    change: Change


class Builds:
    """Builds a copy of a site whenever it has changed, and tells what is wrong with it.

    Args:
        mirror: the copy; only the thread of the builds changes it.
        codec: counts columns in the client's units.
        factory: reads the configuration and makes a builder of the copy; raises `JekyllError`.
        publish: called with the diagnostics of each build, on the thread of the builds.
        failed: called with an error of this program, on the same thread.
    """

    def __init__(
        self,
        mirror: Mirror,
        codec: PositionCodec,
        factory: Callable[[Mirror], Builder],
        publish: Callable[[Problems], None],
        failed: Callable[[Exception], None],
    ) -> None:
        self.mirror = mirror
        self.site: KnownSite | None = None
        """The site as of the last build that succeeded."""
        self._codec = codec
        self._factory = factory
        self._publish = publish
        self._failed = failed
        self._builder: Builder | None = None
        self._findings: Problems = {}
        """Those of the last check: they stay until the next one has ended."""
        self._pending: list[_Pending] = []
        self._changed = threading.Condition()
        self._is_closed = False
        self._thread = threading.Thread(target=self._run, name="builds", daemon=True)
        self._thread.start()

    def change(self, path: str, change: Change) -> None:
        """Change the copy and build it, after a pause.

        Args:
            path: the file that is changed, relative to the site.
            change: called on the thread of the builds.
        """
        with self._changed:
            self._pending.append(_Pending(path, change))
            self._changed.notify()

    def addresses_after(self, moves: Mapping[str, str]) -> Future[Mapping[str, Address]]:
        """The addresses that files would have if they were renamed, by their new names; some may have none.

        Args:
            moves: their paths to be, by their paths below the site. Links to the old ones would fail in a build, so
                that the site is only planned.

        Returns:
            The addresses; none if they cannot be told.
        """
        found: Future[Mapping[str, Address]] = Future()

        def look(mirror: Mirror) -> None:
            if not found.set_running_or_notify_cancel():  # the editor no longer asks
                return
            done: list[tuple[str, str]] = []
            addresses: Mapping[str, Address] = {}
            try:
                for old, new in moves.items():
                    with suppress(OSError):  # a file that has no effect on the site is not in the copy
                        mirror.rename(old, new)
                        done.append((old, new))
                addresses = self._addresses({new for _, new in done})
            finally:
                for old, new in reversed(done):
                    mirror.rename(new, old)
                found.set_result(addresses)  # whatever has failed: the editor waits for an answer

        self.change(next(iter(moves), ""), look)
        return found

    def _addresses(self, paths: Set[str]) -> Mapping[str, Address]:
        if self._builder is None:
            return {}
        site = self._builder.site
        try:
            editions = [BuiltEdition(each.folder, site.prepare(each).plan) for each in site.editions]
        except (JekyllError, ExceptionGroup):  # the next build reports it
            return {}
        addresses = (each for edition in reversed(editions) for each in addresses_of(edition))
        return {each.source: each for each in addresses if each.source in paths}

    def close(self, patience: float | None = None) -> None:
        """End the thread, after the build that it is at, and remove the copy. Plugins in Ruby are stopped.

        Args:
            patience: the seconds to wait for the build; the copy is removed after them all the same.
        """
        with self._changed:
            self._is_closed = True
            self._changed.notify()
        with stopping(self._thread):
            self._thread.join(patience)
        if self._thread.is_alive():
            self.mirror.close()

    def _run(self) -> None:
        try:
            with suppress(BrokenPipeError):  # the editor has gone without a word
                while (taken := self._take()) is not None:
                    self._attempt(taken)
        finally:
            self._forget_builder()
            self.mirror.close()

    def _attempt(self, taken: Sequence[_Pending]) -> None:
        try:
            self._build(taken)
        except BrokenPipeError:
            raise
        except Exception as error:  # a fault of this program must not end the editor's server
            self._failed(error)

    def _take(self) -> Sequence[_Pending] | None:
        """The changes since the last build, once there are any and none comes for a moment; None at the end."""
        with self._changed:
            while not self._pending and not self._is_closed:
                self._changed.wait()
            while not self._is_closed and self._changed.wait(PAUSE):
                pass
            taken, self._pending = self._pending, []
            return None if self._is_closed else taken

    def _apply(self, taken: Sequence[_Pending]) -> None:
        """Make the changes in the copy of the site."""
        for change in dict.fromkeys(each.change for each in taken):  # many files may change on the disk at once
            try:
                change(self.mirror)
            except Exception as error:  # such as a name that the disk cannot have; the other changes still count
                self._failed(error)

    def _build(self, taken: Sequence[_Pending]) -> None:
        self._apply(taken)
        problems = ProblemList(self.mirror, self._codec)
        result = None
        try:
            builder = self._builder_for({each.path for each in taken})
            told = [warning.error for warning in builder.site.config.warnings]
            problems.add_errors(told, DiagnosticSeverity.Warning)
            result = builder.build()
            self.site = known_site(builder.site, builder.built.plans()[0], self.mirror)
        except (JekyllError, ExceptionGroup) as failure:
            failures = list(errors_in(failure))
            problems.add_errors(failures, DiagnosticSeverity.Error)
            warned = [] if self._builder is None else [each.error for each in self._builder.warnings]
            problems.add_errors((each for each in warned if each not in failures), DiagnosticSeverity.Warning)
        else:
            problems.add_errors(result.warnings, DiagnosticSeverity.Warning)
        self._publish(merged(problems.by_file(), self._findings))
        if result is not None and result.inspect is not None:
            self._check(result.inspect, problems.by_file())

    def _builder_for(self, changed: set[str]) -> Builder:
        """The builder of the last build, or a new one if a file that the configuration is read from has changed."""
        decisive = () if self._builder is None else map(self._relative, self._builder.sources.config_files)
        if self._builder is None or not changed.isdisjoint(decisive):
            self._forget_builder()
            self._builder = self._factory(self.mirror)
        return self._builder

    def _relative(self, path: Path) -> str:
        return path.relative_to(self.mirror.folder).as_posix() if path.is_relative_to(self.mirror.folder) else ""

    def _forget_builder(self) -> None:
        if self._builder is not None:
            self._builder.close()
            self._builder = None

    def _check(self, inspect: Inspect, problems: Problems) -> None:
        """Add the findings of a check to the problems of its build, unless the text changes meanwhile."""
        found = ProblemList(self.mirror, self._codec)
        try:
            for finding in inspect(self._go_on)(self._go_on):
                found.add_finding(finding)
        except (Cancelled, OSError):
            return
        except JekyllError as error:  # the settings of `check` are wrong
            found.add_errors([error], DiagnosticSeverity.Information)
        self._findings = found.by_file()
        self._publish(merged(problems, self._findings))

    def _go_on(self) -> None:
        if self._pending or self._is_closed:
            raise Cancelled
