"""The folders and files to watch, and the paths below them that cannot matter."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path

UNWATCHED = frozenset(
    {".git", ".hg", ".svn", ".jekyll-cache", ".jekyll-metadata", ".sass-cache", "node_modules", "__pycache__"}
)
"""Names that are ignored at any depth."""

TEMPORARY = (
    "*~", ".*.sw?", ".*.sw??", "4913", ".#*", "#*#", ".~lock.*", "*___jb_tmp___", "*___jb_old___",
    ".goutputstream-*", ".*.kate-swp", ".nfs*", ".DS_Store", "Thumbs.db", "desktop.ini",
)  # fmt: skip
"""Patterns of temporary files of editors and systems: Vim, Emacs, LibreOffice, JetBrains, GNOME …"""

STAGED = ".*.staging-*"
"""Temporary folders of a build beside its destination (`jekyll_py.output.staging`)."""

Ignore = Callable[[Path], bool]


@dataclass(frozen=True)
class WatchTarget:
    """A folder or file to watch.

    ``real`` is its resolved path, ``given`` its path in the site; they differ if it is reached through a symlink.
    """

    real: Path
    given: Path
    recursive: bool = False
    is_file: bool = False

    @property
    def folder(self) -> Path:
        """The folder to watch: for a file its parent, because editors replace files."""
        return self.real.parent if self.is_file else self.real

    def locate(self, real: Path) -> Path | None:
        """The path in the site for a path that the system reports; None if it cannot matter."""
        if self.is_file:
            return self.given if real == self.real else None
        below = real.relative_to(self.real)
        return None if _unwatched(below) else self.given / below


def watch_targets(paths: Iterable[Path], ignore: Ignore) -> frozenset[WatchTarget]:
    """The targets for ``paths``: folders with everything below, and single files, which need not exist.

    The children of a folder are separate targets, so that ignored ones are left out: a ``node_modules`` can contain
    more folders than the system can watch.
    """
    return frozenset(target for path in paths for target in _targets(path, ignore))


def _targets(path: Path, ignore: Ignore) -> Iterator[WatchTarget]:
    if not path.is_dir():
        missing = path
        while not missing.parent.is_dir() and missing.parent != missing:
            missing = missing.parent
        yield WatchTarget(missing.parent.resolve() / missing.name, path, is_file=True)
        return
    real = path.resolve()
    yield WatchTarget(real, path)
    _, folders, _ = next(os.walk(path), ("", [], []))
    for child in (path / name for name in folders):
        if not child.is_symlink() and not _skipped(child, path, ignore):
            yield WatchTarget(real / child.name, child, recursive=True)
    yield from _links(path, ignore)


def _links(root: Path, ignore: Ignore) -> Iterator[WatchTarget]:
    """Targets for what symlinks below ``root`` point to: a change there is a change of the link.

    Links to a folder that contains ``root`` are left out, because they would include the output.
    """
    real_root = root.resolve()
    for folder, folders, files in os.walk(root):
        folders[:] = [name for name in folders if not _skipped(Path(folder, name), root, ignore)]
        for link in (Path(folder, name) for name in (*folders, *files)):
            if not link.is_symlink() or not link.exists():
                continue
            target, is_file = link.resolve(), link.is_file()
            if not real_root.is_relative_to(target):
                yield WatchTarget(target, link, recursive=not is_file, is_file=is_file)


def _skipped(path: Path, root: Path, ignore: Ignore) -> bool:
    return _unwatched(path.relative_to(root)) or ignore(path)


def _unwatched(below: Path) -> bool:
    """Whether a path with these names, relative to a watched folder, is ignored."""
    if not UNWATCHED.isdisjoint(below.parts) or any(fnmatchcase(part, STAGED) for part in below.parts):
        return True
    return any(fnmatchcase(below.name, name) for name in TEMPORARY)
