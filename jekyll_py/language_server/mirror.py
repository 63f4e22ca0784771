"""A copy of a site's sources in a folder of its own, which holds the texts that an editor has not saved yet."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

from .abandoned_copies import PREFIX, locked, remove_abandoned_copies

_NEVER = frozenset({".git", ".jekyll-cache", ".sass-cache"})
"""Names of what is not copied even where a configuration includes it."""
_ALWAYS = frozenset({"Gemfile", "Gemfile.lock"})
"""Paths of what is copied though it is no source: they select the versions of Jekyll and its plugins."""


class Mirror:
    """The files of a folder as hard links (copies, where the disk has no links across it), some with other texts.

    A build reads this folder in the place of the site, so that it sees unsaved texts just as saved ones, and the site
    itself is never written to.

    Args:
        root: the folder of the site.
        ignore: whether a path below it has no effect on the site.
    """

    def __init__(self, root: Path, ignore: Callable[[Path], bool]) -> None:
        self.root = root
        self._ignore = ignore
        remove_abandoned_copies()
        self._home = Path(tempfile.mkdtemp(prefix=PREFIX))
        self._lock = locked(self._home)
        self.folder = self._home / "source" / (root.name or "site")
        """The folder with the copy; its name is that of the site's."""
        self.destination = self._home / "site"
        """An empty place for the output of builds."""
        self._texts: dict[str, str] = {}
        self.folder.mkdir(parents=True)

    def close(self) -> None:
        """Remove the copy and the output."""
        if self._lock is not None:
            os.close(self._lock)
            self._lock = None
        shutil.rmtree(self._home, ignore_errors=True)

    def open(self, relative: str, text: str) -> None:
        """Take the text of a file as an editor has it, unless the file has no effect on the site or lies outside.

        Args:
            relative: its path below the site, with ``/``.
            text: the text.

        Raises:
            OSError: the text cannot be written, as for a name that is too long.
            ValueError: the path has a null character.
        """
        place = self._place(relative)
        if place is not None and self._texts.get(place) != text:
            if not self.leaves_out(place):
                self._write(self.folder / place, text)
            self._texts[place] = text

    def forget(self, relative: str) -> None:
        """Drop the text of an editor: the file is again as it is on the disk."""
        place = self._place(relative)
        if place is not None and self._texts.pop(place, None) is not None:
            (self.folder / place).unlink(missing_ok=True)
            if not self.leaves_out(place):
                self._take(self.root / place, self.folder / place)

    def leave_out(self, ignore: Callable[[Path], bool]) -> None:
        """Take other rules for what is copied, as the configuration has changed.

        Args:
            ignore: whether a path below the site has no effect on it.
        """
        before = set(self._files(self.folder))
        self._ignore = ignore
        for relative in before - set(self._files(self.folder)):
            (self.folder / relative).unlink()
        for relative, text in self._texts.items():
            if relative not in before and not self.leaves_out(relative):
                self._write(self.folder / relative, text)
        self.refresh()

    def rename(self, old: str, new: str) -> None:
        """Move a file of the copy, as the editor is about to do in the site.

        Raises:
            OSError: it is not in the copy, a link leads out of it, or there is a file of the new name.
        """
        before, after = self._place(old), self._place(new)
        if before is None or after is None or os.path.lexists(self.folder / after):
            raise FileExistsError(new)
        (self.folder / after).parent.mkdir(parents=True, exist_ok=True)
        os.replace(self.folder / before, self.folder / after)
        if before in self._texts:
            self._texts[after] = self._texts.pop(before)

    def refresh(self) -> None:
        """Take over what has changed on the disk, but for the files whose texts an editor has."""
        present = set(self._files(self.root))
        for relative in set(self._files(self.folder)) - present - self._texts.keys():
            (self.folder / relative).unlink(missing_ok=True)
        for relative in present - self._texts.keys():
            self._take(self.root / relative, self.folder / relative)

    def files(self) -> Iterator[str]:
        """The paths of the site's files, relative to it, but for those that have no effect on it."""
        return self._files(self.root)

    def leaves_out(self, relative: str) -> bool:
        """Whether a file or folder has no effect on the site, so that it is not copied."""
        return not _NEVER.isdisjoint(Path(relative).parts) or (
            relative not in _ALWAYS and self._ignore(self.root / relative)
        )

    def original(self, path: str) -> str:
        """A path or a message with the copy's folder in it, with the site's folder in its place."""
        return path.replace(str(self.folder), str(self.root))

    def _files(self, folder: Path) -> Iterator[str]:
        """The files below a folder that may have an effect on the site, relative to it."""
        for place, folders, names in os.walk(folder):
            inside = Path(place).relative_to(folder)
            folders[:] = [name for name in folders if not self.leaves_out((inside / name).as_posix())]
            links = [name for name in folders if os.path.islink(os.path.join(place, name))]
            found = ((inside / name).as_posix() for name in (*names, *links))
            yield from (relative for relative in found if not self.leaves_out(relative))

    def _take(self, original: Path, copy: Path) -> None:
        """Make a copy equal to a file of the site, if it is not."""
        try:
            if not _is_same(original, copy, self.root):
                self._clear(copy)
                _link(original, copy, self.root)
        except OSError:  # it has gone since it was listed, or may not be read: a build would say so
            with suppress(OSError):
                copy.unlink(missing_ok=True)

    def _write(self, copy: Path, text: str) -> None:
        """Write a text to a new file, as the old one may be a link to the site's."""
        staged = self._home / "staged"
        staged.write_text(text, encoding="utf-8", errors="replace", newline="")
        self._clear(copy)
        os.replace(staged, copy)

    def _clear(self, copy: Path) -> None:
        """Make place for a file of the copy, which may have been a folder, or the folder a file or a link."""
        for parent in reversed(copy.relative_to(self.folder).parents[:-1]):
            if (self.folder / parent).is_symlink() or (self.folder / parent).is_file():
                (self.folder / parent).unlink()
        copy.parent.mkdir(parents=True, exist_ok=True)
        if copy.is_dir() and not copy.is_symlink():
            shutil.rmtree(copy)
        copy.unlink(missing_ok=True)

    def _place(self, relative: str) -> str | None:
        """The place of a file below the copy, with links to folders followed, so that nothing is written through them.

        None if a link leads out of the copy.
        """
        wanted, home = self.folder / relative, os.path.realpath(self.folder)
        folder = os.path.realpath(wanted.parent)
        return Path(folder, wanted.name).relative_to(home).as_posix() if Path(folder).is_relative_to(home) else None


def _link(original: Path, copy: Path, root: Path) -> None:
    """Make a hard link to a file, or a copy of it; a symbolic link to a folder stays one.

    Raises:
        OSError: the file has gone, or may not be read.
    """
    if original.is_symlink() and original.is_dir():
        copy.symlink_to(_target(original, root))
        return
    file = os.path.realpath(original)  # `os.link` would link to a symbolic link itself
    try:
        os.link(file, copy)
    except OSError:
        shutil.copy2(file, copy)


def _target(link: Path, root: Path) -> str:
    """The target of a link in the copy: in the copy if that of the site's link is in the site, else the same."""
    target, home = os.path.realpath(link), os.path.realpath(root)
    if not Path(target).is_relative_to(home):
        return target
    return os.path.relpath(target, os.path.realpath(link.parent))


def _is_same(original: Path, copy: Path, root: Path) -> bool:
    """Whether a copy is a link to a file, or has its size and time; of links to folders, whether they are equal."""
    if original.is_symlink() and original.is_dir():
        return copy.is_symlink() and os.readlink(copy) == _target(original, root)
    if copy.is_symlink():
        return False
    try:
        there, here = os.stat(original), os.stat(copy)
    except (FileNotFoundError, NotADirectoryError):
        return False
    is_link = (there.st_dev, there.st_ino) == (here.st_dev, here.st_ino)
    return is_link or (there.st_size, there.st_mtime_ns) == (here.st_size, here.st_mtime_ns)
