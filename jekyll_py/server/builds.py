"""The builds of a site that is watched, for the preview and for ``build --watch``."""

from __future__ import annotations

import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from ..errors import JekyllError
from ..log import Logger
from .builder import Builder, BuilderFactory, BuildResult
from .recurring import Recurring
from .watcher import Watcher


@dataclass(frozen=True)
class Watched:
    """What is built when it changes."""

    watcher: Watcher | None
    """None where only one build is wanted."""
    source: Path
    """Paths in messages are relative to it."""
    config_files: tuple[Path, ...]
    """Files, there or not, whose change means that the configuration must be read again."""


class Builds:
    """One build after the other, whatever a site or a plugin does.

    Args:
        factory: reads the configuration; called for the first build and when one of its files has changed.
        watched: what is built when it changes.
        log: told of each change.
        built: called with what a build gave and the files that had changed.
        failed: called with what a build raised: a ``JekyllError`` or an ``ExceptionGroup``.
        builder: the builder of the first build, instead of one that the factory makes.
    """

    def __init__(
        self,
        factory: BuilderFactory,
        watched: Watched,
        log: Logger,
        *,
        built: Callable[[BuildResult, frozenset[Path]], None],
        failed: Callable[[Exception], None],
        builder: Builder | None = None,
    ) -> None:
        self._factory = factory
        self._watched = watched
        self._log = log
        self._built = built
        self._failed = failed
        self._builder = builder
        self._config_files = frozenset(watched.config_files)
        self._recurring = Recurring()
        if builder is not None:
            self._watch(builder)

    def build(self, changed: frozenset[Path] = frozenset()) -> bool:
        """Build once; whether that went well.

        Args:
            changed: the files because of which it is built.
        """
        self._recurring.begin()
        try:
            self._builder = self._builder or self._made()
            result = self._builder.build()
        except Exception as error:  # a plugin may raise anything
            self._failed(_foreseen(error))
            return False
        finally:
            self._recurring.end()
        self._built(result, changed)
        return True

    def follow(self) -> None:
        """Build after every change until the watcher is stopped."""
        watcher = self._watched.watcher
        while watcher is not None and (changed := watcher.wait()):
            if pause := self._recurring.pause(changed):
                self._tell_of_recurring(changed)
                changed |= watcher.wait(pause)
            if not watcher.is_stopped:
                self._build_again(changed)

    def relative(self, path: Path) -> str:
        """A path as messages name it."""
        source = self._watched.source
        return path.relative_to(source).as_posix() if path.is_relative_to(source) else str(path)

    def _made(self) -> Builder:
        builder = self._factory()
        self._watch(builder)
        return builder

    def _watch(self, builder: Builder) -> None:
        """Watch what this one builds from: before it builds, so that nothing saved meanwhile is missed."""
        sources = builder.sources
        self._config_files = frozenset((*self._watched.config_files, *sources.config_files))
        if self._watched.watcher is not None:
            self._watched.watcher.watch((*sources.paths, *self._config_files), sources.ignore)

    def _build_again(self, changed: frozenset[Path]) -> None:
        now = datetime.now().strftime("%Y-%m-%d %H:%M:%S")
        self._log.info("Regenerating:", f"{len(changed)} file(s) changed at {now}")
        for path in sorted(changed):
            self._log.info("", self.relative(path))
        if not changed.isdisjoint(self._config_files):
            self._builder = None
        started = time.perf_counter()
        if self.build(changed):
            self._log.info("", f"...done in {time.perf_counter() - started:.3f} seconds.")
            self._log.info("")

    def _tell_of_recurring(self, changed: frozenset[Path]) -> None:
        if self._recurring.is_noticed:
            names = ", ".join(sorted(map(self.relative, changed)))
            text = f"each build itself changes {names}; without another change the next ones come less and less often."
            self._log.warn("Auto-regeneration:", text)


def _foreseen(error: Exception) -> Exception:
    """The same, or an error that names it, the traceback printed."""
    if isinstance(error, JekyllError | ExceptionGroup):
        return error
    traceback.print_exception(error)
    return JekyllError(f"{type(error).__name__}: {error}", hint="The terminal shows the traceback.")
