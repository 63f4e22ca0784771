"""A site that is built again and again: for ``build``, ``build --watch`` and the preview."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from ..configuration import Configuration
from ..diagnostics import Diagnostic
from ..entry_filter import EntryFilter, is_special
from ..incremental import Damaged, Explain, is_damage, open_memory
from ..log import Logger
from ..parallel import workforce_of
from ..server.builder import BuildResult
from ..site import Build, Site
from .observation import Narrator, Observer, Progress, observe, watched_by_a_person
from .profile import Profile, ProfiledSite


class SiteBuilder:
    """Builds one site under one configuration.

    Args:
        config: the configuration.
        log: told of the first build as Jekyll tells of it.
        sink: called with each warning as it arises.
        explain: told what is rendered, and why.

    Raises:
        JekyllError: the configuration cannot work.
    """

    def __init__(
        self,
        config: Configuration,
        log: Logger,
        sink: Callable[[Diagnostic], None] = lambda _: None,
        explain: Explain | None = None,
    ) -> None:
        def note(diagnostic: Diagnostic) -> None:
            self._warnings.append(diagnostic)
            sink(diagnostic)

        self.config = config
        self._warnings: list[Diagnostic] = []
        self._memory = open_memory(config, again=bool(config.get("watch") or config.get("serving")), explain=explain)
        profiled = config.flag("profile")  # whose clocks run in this process
        workforce = None if profiled else workforce_of(config)
        self.site = (ProfiledSite if profiled else Site)(config, note, self._memory, workforce)
        self._loading = len(self._warnings)
        self._log = log
        self._is_first = True
        self._profile = Profile()
        log.emit(self.site.config.messages[len(config.messages) :])  # what the theme's configuration adds
        observe(self.site, self._observers(), self._refuse_warnings if config.flag("strict") else None)

    def build(self) -> BuildResult:
        """Build the site into its destination.

        Raises:
            JekyllError: or a group of them; with ``strict`` a warning is one.
        """
        if not self._is_first:
            return self._process()
        self._is_first = False
        return self._announced()

    @property
    def warnings(self) -> Sequence[Diagnostic]:
        """What the last build warned of."""
        return self._warnings

    def unsteady(self) -> frozenset[str]:
        """The files of the last build that no other build would make alike."""
        return frozenset() if self._memory is None else self._memory.unsteady()

    def _observers(self) -> list[Observer]:
        found: list[Observer] = []
        if self._log.level == "debug":
            found.append(Narrator(self._log))
        elif self._log.level == "info" and watched_by_a_person():
            found.append(Progress())
        return [*found, self._profile] if self.config.flag("profile") else found

    def _announced(self) -> BuildResult:
        started = time.perf_counter()
        self._log.info("Source:", self.config.source)
        self._log.info("Destination:", self.config.destination)
        enabled = "enabled" if self.config.flag("incremental") else "disabled. Enable with --incremental"
        self._log.info("Incremental build:", enabled)
        self._log.info("Generating...")
        result = self._process()
        self._log.info("", f"done in {round(time.perf_counter() - started, 3)} seconds.")
        return result

    def _process(self) -> BuildResult:
        del self._warnings[self._loading :]
        build = self._built()
        if isinstance(self.site, ProfiledSite):
            self._profile.show(self.site.seconds, self._log)
        return BuildResult(
            destination=build.destination,
            written=build.written.changed,
            removed=build.written.removed,
            warnings=tuple(warning.error for warning in build.warnings),
            watch=self._watched(),
            ignore=ignored(self.config),
            baseurl=self.config.text("baseurl"),
        )

    def _built(self) -> Build:
        try:
            return self.site.process()
        except (Damaged, ExceptionGroup) as error:
            if self._memory is None or not is_damage(error):
                raise
            self._memory.forget()
            del self._warnings[self._loading :]
            return self.site.process()

    def _refuse_warnings(self) -> None:
        """With ``--strict`` a warning ends the build before anything is written."""
        if self._warnings:
            errors = [warning.error for warning in self._warnings]
            raise ExceptionGroup("--strict makes warnings errors", errors)

    def _watched(self) -> tuple[Path, ...]:
        theme = self.site.theme
        folders = [] if theme is None else [theme.layouts_path, theme.includes_path, theme.sass_path, theme.assets_path]
        return (Path(self.config.source), *(Path(folder) for folder in folders if folder))


def ignored(config: Configuration) -> Callable[[Path], bool]:
    """Whether a path cannot matter to the site: the output, caches, what is excluded or hidden."""
    source, destination = Path(config.source), Path(config.destination)
    cache = source / config.text("cache_dir")
    entries = EntryFilter.from_config(config, config.source)

    def ignore(path: Path) -> bool:
        if path.is_relative_to(destination) or path.is_relative_to(cache):
            return True
        if not path.is_relative_to(source):
            return False
        relative = path.relative_to(source).as_posix()
        return _is_left_out(entries, relative)

    return ignore


def _is_left_out(entries: EntryFilter, relative: str) -> bool:
    """Whether a folder on the way, or the entry, is excluded or hidden (names that begin with ``_`` are
    not)."""
    folder, name = os.path.split(relative)
    if folder and _is_left_out(entries, folder):
        return True
    if entries.is_included(relative):
        return False
    hidden = is_special(name) and not name.startswith("_")
    return hidden or name.endswith("~") or entries.is_excluded(relative)
