"""Unpacking archives: a folder appears complete or not at all, within bounds, and no file lands outside of it."""

from __future__ import annotations

import atexit
import os
import posixpath
import shutil
import stat
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO

MAX_BYTES = 256 * 1024 * 1024
"""The most bytes that an archive may unpack to."""
MAX_FILES = 20_000
"""The most files that an archive may hold."""
UNKEPT = "set XDG_CACHE_HOME to a folder that can be written to, or build with --disable-disk-cache"
"""The hint for an unpacked archive that cannot be cached."""


class BadArchive(Exception):
    """An archive is damaged, exceeds `MAX_BYTES` or `MAX_FILES`, or has a path that leads out of its folder."""


def temporary_folder() -> str:
    """The path of a new empty folder, which is removed when the program ends."""
    folder = tempfile.mkdtemp(prefix="jekyll-py-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


@contextmanager
def staged(root: str) -> Iterator[str]:
    """Give the path of a temporary folder to fill, which is renamed to ``root`` when the block ends without an error.

    So a reader never sees half a folder, and two builds at once cannot disturb each other.

    Args:
        root: the path that the folder gets; one that another build has put there meanwhile is kept.

    Raises:
        OSError: the folder cannot be made or renamed.
    """
    os.makedirs(os.path.dirname(root), exist_ok=True)
    staging = tempfile.mkdtemp(dir=os.path.dirname(root))
    try:
        yield staging
        os.rename(staging, root)
    except OSError:
        if not os.path.isdir(root):  # another build was not faster
            raise
    finally:
        shutil.rmtree(staging, ignore_errors=True)


def unzip(file: IO[bytes], folder: str) -> None:
    """Unpack a zip archive without the topmost folder, in which GitHub puts all files of a repository.

    Links and devices are left out.

    Args:
        file: the archive.
        folder: an empty folder.

    Raises:
        BadArchive: the archive cannot be read or exceeds a bound; files may have been written by then.
        OSError: a file cannot be written.
    """
    try:
        with zipfile.ZipFile(file) as archive:
            entries = [entry for entry in archive.infolist() if not entry.is_dir()]
            _check_bounds(entries)
            for entry in entries:
                _unzip_one(archive, entry, folder)
    except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError) as error:
        raise BadArchive(str(error) or "it ends too early") from error


def _check_bounds(entries: list[zipfile.ZipInfo]) -> None:
    if len(entries) > MAX_FILES:
        raise BadArchive(f"it has more than {MAX_FILES} files")
    if sum(entry.file_size for entry in entries) > MAX_BYTES:  # zipfile reads no more of an entry than it announces
        raise BadArchive(f"it unpacks to more than {MAX_BYTES // 1024**2} MiB")


def _unzip_one(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, folder: str) -> None:
    name = entry.filename.replace("\\", "/")
    if name.startswith("/") or ".." in name.split("/"):
        raise BadArchive(f"it has a file outside of its folder: {entry.filename}")
    kind = stat.S_IFMT(entry.external_attr >> 16)
    relative = posixpath.normpath(name).partition("/")[2]
    if kind not in (0, stat.S_IFREG) or not relative:
        return
    path = os.path.join(folder, relative)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with archive.open(entry) as packed, open(path, "wb") as out:
        shutil.copyfileobj(packed, out)
