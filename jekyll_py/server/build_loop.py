"""The loop that rebuilds a site after every change, for the preview and for ``build --watch``."""

from __future__ import annotations

import math
import os
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from ..errors import JekyllError, errors_in
from ..log import Logger
from ..render.early import Superseded
from .builder import Builder, BuilderFactory, BuildResult
from .recurring_changes import RecurringChanges
from .viewers import PageViewers
from .watcher import Watcher

SETTLING = 0.1
"""Seconds without another change after which a superseded build is made again."""


@dataclass(frozen=True)
class WatchedSite:
    """The watched paths of a site."""

    watcher: Watcher | None
    """None for a single build."""
    source: Path
    """The source folder; paths in messages are relative to it."""
    config_files: tuple[Path, ...]
    """Files, existing or not, whose change makes the configuration be read again."""

    def relative(self, path: Path) -> str:
        """A path relative to the source if it lies below it, for messages."""
        return path.relative_to(self.source).as_posix() if path.is_relative_to(self.source) else str(path)


class BuildLoop:
    """Builds a site repeatedly; exceptions of the site and of plugins do not end the loop.

    Args:
        factory: reads the configuration; called for the first build and when one of its files has changed.
        watched: the paths to watch.
        log: gets a line for each changed file.
        built: called with the result of a build and the files that had changed.
        failed: called with the exception of a build: a ``JekyllError`` or an ``ExceptionGroup``.
        viewers: are shown the pages that they have open before a build is complete.
        builder: the builder for the first build; by default the factory makes one.
        before: called before each build.
    """

    def __init__(
        self,
        factory: BuilderFactory,
        watched: WatchedSite,
        log: Logger,
        *,
        built: Callable[[BuildResult, frozenset[Path]], None],
        failed: Callable[[Exception], None],
        viewers: PageViewers | None = None,
        builder: Builder | None = None,
        before: Callable[[], None] = lambda: None,
    ) -> None:
        self._factory = factory
        self._watched = watched
        self._log = log
        self._built = built
        self._failed = failed
        self._viewers = viewers
        self._builder = builder
        self._before = before
        self._config_files = frozenset(watched.config_files)
        self._recurring = RecurringChanges()
        self._unbuilt: frozenset[Path] = frozenset()
        """The changed files of builds that others have superseded."""
        if builder is not None:
            self._watch(builder)

    def build(self, changed: frozenset[Path] = frozenset()) -> bool:
        """Build once and return whether the build succeeded.

        Args:
            changed: the changed files that cause this build.
        """
        self._before()
        self._recurring.begin()
        try:
            self._builder = self._builder or self._new_builder()
            result = self._build_with(self._builder, changed | self._unbuilt)
        except Superseded:
            self._unbuilt |= changed
            self._log.info("", "...more was saved meanwhile.")
            return False
        except Exception as error:  # a plugin may raise anything
            if self._builder is None:
                self._watch_causes(error)
            self._failed(_as_jekyll_error(error))
            return False
        finally:
            self._recurring.end()
        self._built(result, changed | self._unbuilt)
        self._unbuilt = frozenset()
        return True

    def follow(self) -> None:
        """Build after every change until the watcher is stopped."""
        watcher = self._watched.watcher
        while watcher is not None and (changed := self._next_changes(watcher)):
            if pause := self._recurring.pause(changed):
                self._warn_of_recurring(changed)
                changed |= watcher.wait(pause)
            if not watcher.is_stopped:
                self._build_again(changed)

    def _next_changes(self, watcher: Watcher) -> frozenset[Path]:
        """The files of the next build; empty when the watcher is stopped.

        What has superseded a build may be gone, such as an editor's temporary file: then that build is made again.
        """
        changed = watcher.wait(SETTLING if self._unbuilt else math.inf) or self._unbuilt
        return frozenset() if watcher.is_stopped else changed

    def _build_with(self, builder: Builder, changed: frozenset[Path]) -> BuildResult:
        return builder.build() if self._viewers is None else self._viewers.watch(builder, changed)

    def _new_builder(self) -> Builder:
        builder = self._factory()
        self._watch(builder)
        return builder

    def _watch(self, builder: Builder) -> None:
        """Watch the sources of a builder. Called before it builds, so that no change during the build is missed."""
        sources = builder.sources
        self._config_files = frozenset((*self._watched.config_files, *sources.config_files))
        if self._watched.watcher is not None:
            self._watched.watcher.watch((*sources.paths, *self._config_files), sources.ignore)

    def _watch_causes(self, error: Exception) -> None:
        """Watch the files that an error of the factory names, such as the configuration of a theme elsewhere."""
        errors = [*errors_in(error)]
        causes = {Path(path) for each in errors for path in (each.path, *each.sought) if path and os.path.isabs(path)}
        self._config_files |= causes
        if self._watched.watcher is not None:
            self._watched.watcher.watch_also(causes)

    def _build_again(self, changed: frozenset[Path]) -> None:
        now = datetime.now().strftime("%Y-%m-%d %H:%M:%S")
        self._log.info("Regenerating:", f"{len(changed)} file(s) changed at {now}")
        for path in sorted(changed):
            self._log.info("", self._watched.relative(path))
        if not changed.isdisjoint(self._config_files):
            self._builder = None
        started = time.perf_counter()
        if self.build(changed):
            self._log.info("", f"...done in {time.perf_counter() - started:.3f} seconds.")
            self._log.info("")

    def _warn_of_recurring(self, changed: frozenset[Path]) -> None:
        if self._recurring.is_noticed:
            names = ", ".join(sorted(map(self._watched.relative, changed)))
            text = f"each build itself changes {names}; without another change the next ones come less and less often."
            self._log.warn("Auto-regeneration:", text)


def _as_jekyll_error(error: Exception) -> Exception:
    """The error itself or, for another exception, a `JekyllError` that names it; its traceback is printed."""
    if isinstance(error, JekyllError | ExceptionGroup):
        return error
    traceback.print_exception(error)
    return JekyllError(f"{type(error).__name__}: {error}", hint="The terminal shows the traceback.")
