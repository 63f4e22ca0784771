"""What is watched: which folders the system is asked about, and which paths can matter."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path

UNWATCHED = frozenset(
    {".git", ".hg", ".svn", ".jekyll-cache", ".jekyll-metadata", ".sass-cache", "node_modules", "__pycache__"}
)
"""Names that are never part of a site, at any depth."""

TEMPORARY = (
    "*~", ".*.sw?", ".*.sw??", "4913", ".#*", "#*#", ".~lock.*", "*___jb_tmp___", "*___jb_old___",
    ".goutputstream-*", ".*.kate-swp", ".nfs*", ".DS_Store", "Thumbs.db", "desktop.ini",
)  # fmt: skip
"""Files that editors and systems put next to the real ones: Vim, Emacs, LibreOffice, JetBrains, GNOME …"""

STAGED = ".*.staging-*"
"""What a build keeps beside its destination while it runs (`jekyll_py.output.staging`)."""

Ignore = Callable[[Path], bool]


@dataclass(frozen=True)
class Spot:
    """A folder or file to ask the system about.

    ``real`` is where it lies, ``given`` how the site names it: they differ where a symlink leads there.
    """

    real: Path
    given: Path
    recursive: bool = False
    is_file: bool = False

    @property
    def folder(self) -> Path:
        """What the system is asked about: of a file the folder, as editors put a new file in its place."""
        return self.real.parent if self.is_file else self.real

    def locate(self, real: Path) -> Path | None:
        """How the site names a path that the system reports; None when it cannot matter."""
        if self.is_file:
            return self.given if real == self.real else None
        below = real.relative_to(self.real)
        return None if _unwatched(below) else self.given / below


def spots(paths: Iterable[Path], ignore: Ignore) -> frozenset[Spot]:
    """What to watch for ``paths``: folders with everything below, and single files, there or not yet.

    A folder is watched by itself and through each of its folders, so that the system is not asked about those
    without interest: a ``node_modules`` can hold more folders than the system can watch.
    """
    return frozenset(spot for path in paths for spot in _spots(path, ignore))


def _spots(path: Path, ignore: Ignore) -> Iterator[Spot]:
    if not path.is_dir():
        missing = path
        while not missing.parent.is_dir() and missing.parent != missing:
            missing = missing.parent
        yield Spot(missing.parent.resolve() / missing.name, path, is_file=True)
        return
    real = path.resolve()
    yield Spot(real, path)
    _, folders, _ = next(os.walk(path), ("", [], []))
    for child in (path / name for name in folders):
        if not child.is_symlink() and not _skipped(child, path, ignore):
            yield Spot(real / child.name, child, recursive=True)
    yield from _links(path, ignore)


def _links(root: Path, ignore: Ignore) -> Iterator[Spot]:
    """Where symlinks below ``root`` lead: a change there is a change of the link.

    Not those to folders around ``root``, which would bring in the output and all the neighbours.
    """
    real_root = root.resolve()
    for folder, folders, files in os.walk(root):
        folders[:] = [name for name in folders if not _skipped(Path(folder, name), root, ignore)]
        for link in (Path(folder, name) for name in (*folders, *files)):
            if not link.is_symlink() or not link.exists():
                continue
            target, is_file = link.resolve(), link.is_file()
            if not real_root.is_relative_to(target):
                yield Spot(target, link, recursive=not is_file, is_file=is_file)


def _skipped(path: Path, root: Path, ignore: Ignore) -> bool:
    return _unwatched(path.relative_to(root)) or ignore(path)


def _unwatched(below: Path) -> bool:
    """Whether no site is built from a path with these names, counted from a watched folder."""
    if not UNWATCHED.isdisjoint(below.parts) or any(fnmatchcase(part, STAGED) for part in below.parts):
        return True
    return any(fnmatchcase(below.name, name) for name in TEMPORARY)
