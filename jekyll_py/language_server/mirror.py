"""A copy of a site's sources in a folder of its own, which holds the texts that an editor has not saved yet."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

_NEVER = frozenset({".git", ".jekyll-cache", ".sass-cache"})
"""Names of what is not copied even where a configuration includes it."""


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
        self._home = Path(tempfile.mkdtemp(prefix="jekyll-py-lsp-"))
        self.folder = self._home / "source" / (root.name or "site")
        """The folder with the copy; its name is that of the site's."""
        self.destination = self._home / "site"
        """An empty place for the output of builds."""
        self._texts: dict[str, str] = {}
        self.folder.mkdir(parents=True)

    def close(self) -> None:
        """Remove the copy and the output."""
        shutil.rmtree(self._home, ignore_errors=True)

    def open(self, relative: str, text: str) -> None:
        """Take the text of a file as an editor has it.

        Args:
            relative: its path below the site, with ``/``.
            text: the text.
        """
        if self._texts.get(relative) != text:
            self._texts[relative] = text
            self._write(self.folder / relative, text)

    def forget(self, relative: str) -> None:
        """Drop the text of an editor: the file is again as it is on the disk."""
        if self._texts.pop(relative, None) is not None:
            (self.folder / relative).unlink(missing_ok=True)
            self._take(self.root / relative, self.folder / relative)

    def rename(self, old: str, new: str) -> None:
        """Move a file of the copy, as the editor is about to do in the site."""
        (self.folder / new).parent.mkdir(parents=True, exist_ok=True)
        os.replace(self.folder / old, self.folder / new)
        if old in self._texts:
            self._texts[new] = self._texts.pop(old)

    def refresh(self) -> None:
        """Take over what has changed on the disk, but for the files whose texts an editor has."""
        present = set(self._files(self.root))
        for relative in present - self._texts.keys():
            self._take(self.root / relative, self.folder / relative)
        for relative in set(self._files(self.folder)) - present - self._texts.keys():
            (self.folder / relative).unlink(missing_ok=True)

    def files(self) -> Iterator[str]:
        """The paths of the site's files, relative to it, but for those that have no effect on it."""
        return self._files(self.root)

    def leaves_out(self, relative: str) -> bool:
        """Whether a file or folder has no effect on the site, so that it is not copied."""
        return Path(relative).name in _NEVER or self._ignore(self.root / relative)

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
            if _is_same(original, copy):
                return
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.unlink(missing_ok=True)
            _link(original, copy)
        except OSError:  # it has gone since it was listed, or may not be read: a build would say so
            copy.unlink(missing_ok=True)

    @staticmethod
    def _write(copy: Path, text: str) -> None:
        """Write a text to a new file, as the old one may be a link to the site's."""
        copy.parent.mkdir(parents=True, exist_ok=True)
        staged = copy.with_name(f"{copy.name}.staging-lsp")
        staged.write_text(text, encoding="utf-8", newline="")
        os.replace(staged, copy)


def _link(original: Path, copy: Path) -> None:
    """Make a hard link to a file, or a copy of it; a symbolic link to a folder stays one.

    Raises:
        OSError: the file has gone, or may not be read.
    """
    if original.is_symlink() and original.is_dir():
        copy.symlink_to(os.readlink(original))
        return
    try:
        os.link(original, copy, follow_symlinks=True)
    except OSError:
        shutil.copy2(original, copy)


def _is_same(original: Path, copy: Path) -> bool:
    """Whether a copy is a link to a file, or has its size and time; of links to folders, whether they are equal."""
    try:
        if original.is_symlink() and original.is_dir():
            return copy.is_symlink() and os.readlink(copy) == os.readlink(original)
        there, here = os.stat(original), os.stat(copy)
    except FileNotFoundError:
        return False
    is_link = (there.st_dev, there.st_ino) == (here.st_dev, here.st_ino)
    return is_link or (there.st_size, there.st_mtime_ns) == (here.st_size, here.st_mtime_ns)
