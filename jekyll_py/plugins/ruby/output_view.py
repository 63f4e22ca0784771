"""The destination as Ruby sees it: a folder beside it, whose files become part of the output when that changes."""

from __future__ import annotations

import filecmp
import os
import shutil
import stat
from collections.abc import Iterable, Iterator, Sequence, Set
from contextlib import contextmanager
from typing import TYPE_CHECKING, Protocol

from ...disk.new_file import make_folder, put
from ...disk.repositories import is_in_repository
from ...errors import JekyllError

if TYPE_CHECKING:
    from ...model.edition import Edition
    from ...model.static_file import StaticFile
    from .session import Session


class Staging(Protocol):
    """Takes the files of the output (`output.writer.Writer`)."""

    keep_files: tuple[str, ...]

    @property
    def wanted(self) -> Set[str]:
        """The files of this build, as paths below the destination."""

    def stage(self, path: str, content: bytes) -> bool:
        """Stage a file."""

    def leave(self, path: str) -> None:
        """Keep a file of the destination."""


class OutputView:
    """The files that plugins write.

    Args:
        folder: the folder that Ruby sees in place of the destination.
        destination: the destination.
    """

    def __init__(self, folder: str, destination: str) -> None:
        self._folder = folder
        self._destination = destination
        self._late: frozenset[str] = frozenset()

    @contextmanager
    def keeping_new_files(self) -> Iterator[None]:
        """Keep the files that are written in the block, also those that were there: Jekyll has removed what is obsolete
        before."""
        before = self._stamps()
        yield
        self._late |= {path for path, stamp in self._stamps().items() if before.get(path) != stamp}

    def _stamps(self) -> dict[str, tuple[int, int]]:
        return {path: _stamp(os.path.join(self._folder, path)) for path in self.files()}

    def host_path(self, path: str) -> str:
        """Where a file is that Ruby names: in the folder, if it is in the destination."""
        inside = os.path.relpath(path, self._destination)
        return path if inside.startswith("..") else os.path.join(self._folder, inside)

    def files(self) -> list[str]:
        """The paths of the files in the folder, below it."""
        return sorted(_files_of(self._folder))

    def stage_made(
        self, session: Session, file: StaticFile, writer: Staging, edition: Edition, changed: bytes | None
    ) -> None:
        """Have a file write itself, and stage what it has written.

        Args:
            session: the interpreter.
            file: the file.
            writer: takes it.
            edition: the edition that is built.
            changed: the bytes that a hook in Python has for it, which are staged where Ruby has but copied it: its
                ``super`` would be the method of the gem that the hook stands in for.
        """
        session.call("write_file", session.handles.number(file))
        written = os.path.join(self._folder, inside(file.destination))
        if changed is not None and os.path.isfile(written) and filecmp.cmp(written, file.file, shallow=False):
            writer.stage(edition.place(file.destination), changed)
        else:
            self.stage_written(writer, edition, file.destination)

    def stage_written(self, writer: Staging, edition: Edition, destination: str) -> None:
        """Stage a file that Ruby has written; the one of the last build is kept if it has written none."""
        written = os.path.join(self._folder, inside(destination))
        place = edition.place(destination)
        if os.path.isfile(written):
            with open(written, "rb") as opened:
                writer.stage(place, opened.read())
        elif os.path.isfile(os.path.join(self._destination, place)):
            writer.leave(place)

    def without_late(self, obsolete: Iterable[str]) -> Iterator[str]:
        """The paths of the output that no file of the site has, without those that `keeping_new_files` keeps."""
        for path in obsolete:
            if any(late == path or late.startswith(f"{path}/") for late in self._late):
                inner = (f"{path}/{each}" for each in _files_of(os.path.join(self._destination, path)))
                yield from (each for each in inner if each not in self._late)
            else:
                yield path

    def extra(self, writer: Staging) -> list[str]:
        """The files in the folder that nothing of the site is written to: obsolete, unless they are to be kept."""
        wanted = self._late | writer.wanted
        return [path for path in self.files() if path not in wanted and not _is_kept(path, writer.keep_files)]

    def stage_kept(self, writer: Staging, obsolete: Sequence[str]) -> None:
        """Stage the files in the folder that stay."""
        gone = set(obsolete)
        for path in self.files():
            if path not in writer.wanted and path not in gone:
                with open(os.path.join(self._folder, path), "rb") as file:
                    writer.stage(path, file.read())

    @contextmanager
    def showing_output(self) -> Iterator[None]:
        """Show the files of the destination for a while; then make there what was done to them here."""
        for name in os.listdir(self._folder):  # the folder itself is open in the interpreter
            path = os.path.join(self._folder, name)
            shutil.rmtree(path) if os.path.isdir(path) else os.remove(path)
        shown = {path: _copied(self._destination, self._folder, path) for path in _files_of(self._destination)}
        yield
        now = set(self.files())
        for path in now:
            if path not in shown or _stamp(os.path.join(self._folder, path)) != shown[path]:
                self._publish(path)
        for path in shown.keys() - now:
            os.remove(os.path.join(self._destination, path))

    def _publish(self, path: str) -> None:
        """Put a file of the folder into the destination.

        Raises:
            MisplacedError: it would lie in a repository, or a link leads out of the destination.
        """
        target = os.path.join(self._destination, path)
        make_folder(os.path.dirname(target), self._destination)
        with open(os.path.join(self._folder, path), "rb") as file:
            put(target, file.read(), self._destination)


def inside(path: str) -> str:
    """A path below the destination, without ``..``.

    Raises:
        JekyllError: it leads out of the destination.
    """
    found = os.path.normpath(path)
    if os.path.isabs(found) or found.split(os.sep)[0] == os.pardir:
        raise JekyllError(f"a plugin in Ruby places a file outside the destination: {path}")
    return found


def _files_of(folder: str) -> Iterator[str]:
    """The regular files in a folder that belong to no repository, by their paths below it."""
    for place, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not is_in_repository(name)]
        for name in names:
            path = os.path.join(place, name)
            if not is_in_repository(name) and stat.S_ISREG(os.lstat(path).st_mode):
                yield os.path.relpath(path, folder)


def _copied(source: str, target: str, path: str) -> tuple[int, int]:
    place = os.path.join(target, path)
    os.makedirs(os.path.dirname(place), exist_ok=True)
    shutil.copy2(os.path.join(source, path), place)
    return _stamp(place)


def _stamp(path: str) -> tuple[int, int]:
    found = os.stat(path)
    return found.st_mtime_ns, found.st_size


def _is_kept(path: str, keep_files: Sequence[str]) -> bool:
    return any(path == kept or path.startswith(kept.rstrip("/") + "/") for kept in keep_files)
