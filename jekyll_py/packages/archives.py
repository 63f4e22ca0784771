"""Archives become folders that are there whole or not at all, within bounds, and never reach outside of them."""

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
"""How much an archive may unpack to."""
MAX_FILES = 20_000
UNKEPT = "set XDG_CACHE_HOME to a folder that can be written to, or build with --disable-disk-cache"
"""What to do when a folder cannot be kept."""


class BadArchive(Exception):
    """An archive that is damaged, unpacks to more than anybody needs, or would write outside of its folder."""


def temporary_folder() -> str:
    """An empty folder, there until the program ends."""
    folder = tempfile.mkdtemp(prefix="jekyll-py-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


@contextmanager
def staged(root: str) -> Iterator[str]:
    """A folder to fill that becomes ``root`` at the end, so that two builds at once cannot disturb each other.

    Args:
        root: the folder to be; one that another build has put there meanwhile stays.

    Raises:
        OSError: it cannot be made.
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
    """Unpack the zip archive of a repository without the one folder that all of it lies in.

    Links and devices are left out.

    Args:
        file: the archive.
        folder: an empty folder.

    Raises:
        BadArchive: nothing that was written so far is of use.
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
