"""A site on disk that is built again and again, and compared with what a clean build makes of it."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import time
from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from contextlib import AbstractContextManager
from datetime import datetime
from pathlib import Path
from unittest.mock import patch

import pytest

from jekyll_py.config.configuration import Configuration
from jekyll_py.diagnostics import Diagnostic
from jekyll_py.errors import JekyllError
from jekyll_py.incremental import RenderCache, SavedMeanwhile
from jekyll_py.incremental.signatures import GRANULARITY
from jekyll_py.incremental.store import Store
from jekyll_py.incremental.transaction import Transaction
from jekyll_py.liquid.dates import times
from jekyll_py.render.stage import StageRunner
from jekyll_py.site import Site
from tests.reference import tree

SECRET = bytes(32)


def later() -> int:
    """A time at which nothing that was written so far is new: else what was saved just before a build is in doubt."""
    return time.time_ns() + 1_000_000_000


MOMENTS = 7
"""At so many moments of a build, one for each build in turn, somebody looks at its pages."""


def next_tick(path: Path) -> int:
    """A time, in nanoseconds, that is later than that of every file so far, and no later than that of any other."""
    path.touch()
    before = now = path.stat().st_ctime_ns
    while now == before:
        path.touch()
        now = path.stat().st_ctime_ns
    return now


class Onlookers:
    """Look at every file of a site at one moment of a build (`render.early.Viewers`).

    Args:
        destination: the output folder.
        moment: the number of items that have been rendered; 0 for before any was looked at.
        saved: the files that are known to have been saved.
    """

    def __init__(self, destination: Path, moment: int, saved: Set[str] = frozenset()) -> None:
        self._destination = destination
        self._moment, self._rendered, self._has_wanted = moment, 0, False
        self._saved = saved
        self._shown: dict[str, bytes] = {}
        self._in_place: dict[str, bytes | None] = {}
        """The texts of the files that have changed, None for those that are gone."""

    def take_saved(self) -> Set[str]:
        saved, self._saved = self._saved, frozenset()
        return saved

    def wanted(self) -> Sequence[str]:
        if self._has_wanted or self._rendered < self._moment:
            return ()
        self._has_wanted = True
        return [*tree(self._destination)] if self._destination.is_dir() else ()

    def show(self, path: str, content: bytes | None) -> None:
        if content is not None:
            self._shown[path] = content

    def see_written(self, paths: frozenset[str]) -> None:
        self._in_place = {path: _bytes_of(self._destination / path) for path in paths}

    def go_on(self) -> None:
        pass

    def advance(self, done: int, total: int, path: str) -> None:
        assert done < total
        assert path
        self._rendered += 1

    def check(self) -> None:
        """Compare what was shown with what the build has written."""
        for path, content in self._shown.items():
            assert (self._destination / path).read_bytes() == content, f"{path} was shown otherwise"
        for path, found in self._in_place.items():
            assert _bytes_of(self._destination / path) == found, f"{path} was told of too early"


def _bytes_of(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None


class Killed(Exception):
    """Stands for the death of a process."""


class Workshop:
    """One site, its theme, and the process that builds it.

    Args:
        folder: where all of it is.
        site: the files of the site.
        theme: those of the theme.
        config: the configuration.
    """

    def __init__(
        self, folder: Path, site: Mapping[str, str], theme: Mapping[str, str], config: Mapping[str, object]
    ) -> None:
        self.source, self.theme = folder / "site", folder / "theme"
        self.kept, self.clean, self.store = folder / "kept", folder / "clean", folder / "store"
        self.settings = dict(config)
        self.rendered: list[str] = []
        self._told: list[Diagnostic] = []
        self._undo: list[Callable[[], object]] = []
        self._edited: list[Path] = []
        """The files that were edited since the last build that succeeded."""
        self._built_with = self.settings
        self._builds = 0
        self.dies_at: int | None = None
        self._meanwhile: tuple[int, Callable[[], object]] | None = None
        """A number of rendered items, and the function that is called when a build has rendered so many."""
        self.runner: StageRunner | None = None
        """Divides the renders of builds that are not clean ones among processes."""
        self.now: datetime | None = None
        """The time that a template shows as the present one; None for the time of the machine."""
        for path, text in site.items():
            self.write(path, text)
        for path, text in theme.items():
            self.write(f"../theme/{path}", text)
        self._undo.clear()
        self._site: Site | None = None
        self.restart()

    @classmethod
    def built(
        cls, folder: Path, site: Mapping[str, str], theme: Mapping[str, str], config: Mapping[str, object]
    ) -> Workshop:
        """A site that was built once, and checked."""
        workshop = cls(folder, site, theme, config)
        workshop.check()
        return workshop

    def restart(self) -> None:
        """Go on in another process, which knows what the last one left on disk."""
        if self._site is not None:
            self._site.close()
        self.cache = RenderCache(Store(str(self.store), "s", SECRET), self._note, later, prepares=True)
        self._site = None

    def configure(self, settings: Mapping[str, object]) -> None:
        """Change the configuration: a watching process begins anew and keeps its cache, or another process builds."""
        self.settings = dict(settings)
        if self._builds % 2:
            self.restart()
        elif self._site is not None:
            self._site.close()
            self._site = None

    def write(self, path: str, text: str) -> None:
        """Save a file of the site, unless a folder or a link that leads nowhere is in the way."""
        folder = (self.source / path).parent
        with contextlib.suppress(OSError):
            folder.mkdir(parents=True, exist_ok=True)
        if folder.is_dir() and not (self.source / path).is_dir():
            self._remembered(path).write_text(text, encoding="utf-8", newline="")

    def disguise(self, path: str, text: str) -> None:
        """Save a file, and give it back the time of last change that it had."""
        before = (self.source / path).stat()
        self.write(path, text)
        os.utime(self.source / path, ns=(before.st_atime_ns, before.st_mtime_ns))

    def check_out(self, path: str, text: str) -> None:
        """Put another file, an older one, in the place of a file."""
        other = self.source.parent / "checked-out"
        other.write_text(text, encoding="utf-8", newline="")
        os.utime(other, (1, 1))
        os.replace(other, self._remembered(path))

    def link(self, path: str, to: str) -> None:
        """Make a symbolic link, in the place of one that is there."""
        place = self.source / path
        if place.parent.is_dir() and (place.is_symlink() or not place.exists()):
            self._remembered(path).unlink(missing_ok=True)
            place.symlink_to(to)

    def read(self, path: str) -> str | None:
        """The text of a file, if it is there."""
        target = self.source / path
        return target.read_bytes().decode() if target.is_file() else None

    def remove(self, path: str) -> None:
        """Delete a file or link."""
        place = self.source / path
        if place.is_symlink() or place.is_file():
            self._remembered(path).unlink()

    def move(self, path: str, to: str) -> None:
        """Rename a file."""
        if (self.source / path).is_file():
            (self.source / to).parent.mkdir(parents=True, exist_ok=True)
            os.replace(self._remembered(path), self._remembered(to))

    def hide(self, path: str) -> None:
        """Give a folder another name, or the one that it had."""
        here, there = self.source / path, self.source / f"{path}-hidden"
        if os.path.lexists(there):
            here, there = there, here
        if os.path.lexists(here) and not os.path.lexists(there):
            here.rename(there)
            self._undo.append(lambda: there.rename(here))

    def take_back(self) -> None:
        """Undo every edit since the last build that succeeded."""
        for undo in reversed(self._undo):
            undo()
        self._undo.clear()
        if self.settings != self._built_with:
            self.configure(self._built_with)

    def build(self) -> list[str]:
        """Build the site; the warnings.

        Raises:
            JekyllError: or a group of them: the site is broken.
        """
        self.rendered = []
        self._site = self._site or Site(self._config(self.kept), self._told.append, self.cache, self.runner)
        self._told.clear()
        self._builds += 1
        try:
            return self._watched(self._told_of)
        except SavedMeanwhile:  # more has changed than what was told
            self._told.clear()
            return self._watched(frozenset())

    def _watched(self, saved: Set[str]) -> list[str]:
        """Build while somebody looks at the pages, knowing some files that were saved; the warnings."""
        assert self._site is not None
        onlookers = Onlookers(self.kept, self._builds % MOMENTS, saved)
        with self._clock():
            warnings = self._shown(self._site.process(onlookers).warnings)
        onlookers.check()
        return warnings

    @property
    def _told_of(self) -> Set[str]:
        """What a watcher tells of the edits since the last build: all of them, all but one, or one."""
        edited = sorted({str(path) for path in self._edited})
        return frozenset((edited, edited[1:], edited[:1])[self._builds % 3])

    @property
    def told(self) -> list[str]:
        """The warnings that the last build handed on as they arose."""
        return self._shown(self._told)

    def die(self, after: int) -> None:
        """Begin a build in a process that is killed when it has rendered so many items, if it comes that far."""
        self.dies_at = after
        try:
            self.build()
        except (Killed, JekyllError, ExceptionGroup):
            pass
        finally:
            self.dies_at = None
            self.restart()

    def build_and_meanwhile(self, after: int, edit: Callable[[], object]) -> None:
        """Build, and make an edit when so many items are rendered, if it comes that far: the next build shows it."""
        self.rendered, self._meanwhile = [], (after, edit)
        self._site = self._site or Site(self._config(self.kept), self._told.append, self.cache, self.runner)
        began = next_tick(self.source.parent / "tick") + GRANULARITY  # what is saved from here on is new to the build
        clock = patch.object(self.cache, "_clock", lambda: began)
        with self._clock(), clock, contextlib.suppress(JekyllError, ExceptionGroup):
            self._site.process()
        self._meanwhile = None

    def die_late(self) -> None:
        """Build in a process that is killed when the output is in place and nothing of it was kept."""
        with pytest.MonkeyPatch.context() as patch, contextlib.suppress(Killed, JekyllError, ExceptionGroup):
            patch.setattr(Transaction, "commit", self._die)
            self.build()
        self.restart()

    def die_between_files(self, number: int) -> None:
        """Build in a process that is killed when it has given so many files their final names."""
        replace, left = os.replace, iter(range(number))

        def replace_or_die(source: str, target: str) -> None:
            if next(left, None) is None:
                raise Killed
            replace(source, target)

        with pytest.MonkeyPatch.context() as patch, contextlib.suppress(Killed, JekyllError, ExceptionGroup):
            patch.setattr(os, "replace", replace_or_die)
            self.build()
        self.restart()

    def _die(self, *_: object) -> None:
        raise Killed

    def check(self) -> None:
        """Build, and compare with a clean build: the same files and warnings; both have to succeed."""
        assert self.check_or_fail(), "both builds fail"

    def check_or_fail(self) -> bool:
        """As `check`, but both builds may fail; whether they succeed."""
        warnings = self._outcome(self.build)
        expected = self._outcome(self._build_cleanly)
        if expected is None:
            assert warnings is None, "a clean build fails, this one does not"
            return False
        assert warnings is not None, "a clean build does not fail"
        assert tree(self.kept) == tree(self.clean)
        assert sorted(warnings) == sorted(expected)
        self._undo.clear()
        self._edited.clear()
        self._built_with = self.settings
        return True

    def _remembered(self, path: str) -> Path:
        """A path whose file or link is about to change."""
        place = self.source / path
        self._edited.append(place)
        target = place.readlink() if place.is_symlink() else None
        text = place.read_bytes() if place.is_file() else None

        def undo() -> None:
            place.unlink(missing_ok=True)
            if target is not None:
                place.symlink_to(target)
            if text is not None:
                place.write_bytes(text)

        self._undo.append(undo)
        return place

    def _build_cleanly(self) -> list[str]:
        shutil.rmtree(self.clean, ignore_errors=True)
        with self._clock(), contextlib.closing(Site(self._config(self.clean))) as site:
            return self._shown(site.process().warnings)

    def _clock(self) -> AbstractContextManager[object]:
        now = self.now
        return contextlib.nullcontext() if now is None else patch.object(times, "now", now.astimezone)

    def _outcome(self, build: object) -> list[str] | None:
        assert callable(build)
        try:
            return list(build())
        except (JekyllError, ExceptionGroup):
            return None

    def _note(self, path: str, _why: str) -> None:
        self.rendered.append(path)
        if self._meanwhile is not None and len(self.rendered) > self._meanwhile[0]:
            edit, self._meanwhile = self._meanwhile[1], None
            edit()
        if self.dies_at is not None and len(self.rendered) > self.dies_at:
            raise Killed

    def _config(self, destination: Path) -> Configuration:
        file = self.source.parent / "_config.yml"
        file.write_text(json.dumps(self.settings))
        values = {"source": str(self.source), "config": str(file), "disable_disk_cache": True}
        return Configuration.load(values).replace(destination=str(destination))

    def _shown(self, warnings: Iterable[Diagnostic]) -> list[str]:
        """The texts of warnings, without the folder that was written to."""
        texts = (f"{warning.topic} {warning.error}" for warning in warnings)
        return [text.replace(str(self.kept), "").replace(str(self.clean), "") for text in texts]
