"""Copies of theme repositories in the user's cache folder: downloaded once, checked for updates, used offline."""

from __future__ import annotations

import contextlib
import glob
import hashlib
import json
import os
import re
import shutil
import tempfile
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO

from ..disk.replacement import replacing
from ..errors import JekyllError
from ..packages.archives import UNKEPT, BadArchive, staged, temporary_folder, unzip
from ..packages.download import DownloadError, NotThere, download

FRESH = 300
"""Seconds during which a copy is used without a check for updates."""
_PATIENCE = 5.0
"""The timeout of the server, in seconds, if a copy exists."""
_SUPERSEDED = 24 * 3600
"""Seconds after which a replaced copy is removed; by then no build reads it."""
_DIGEST = "[0-9a-f]" * 16


@dataclass(frozen=True)
class CachedCopy:
    """A copy on disk, with the server's tag of its version."""

    url: str
    etag: str
    digest: str
    """The first digits of the archive's SHA-256, the name of the folder."""
    checked: float
    """The time of the last check for updates, in seconds since 1970."""


def temporary_copy(url: str) -> str:
    """Download and unpack an archive into a temporary folder, which is removed when the program ends.

    Args:
        url: the address of a zip archive.

    Returns:
        The folder.

    Raises:
        DownloadError: the archive cannot be downloaded or unpacked.
    """
    folder = temporary_folder()
    with tempfile.TemporaryFile() as file:
        download(url, file)
        _unzip(file, folder, url)
    return folder


class CachedCopies:
    """The copies of one version of a repository: the newest, and older ones that a running build may still read.

    Args:
        folder: the folder of the copies.
        changes: whether the version can change, as a branch does.
    """

    def __init__(self, folder: Path, *, changes: bool) -> None:
        self._folder = folder
        self._changes = changes
        self._state = folder / "copy.json"

    def newest(self, url: str) -> tuple[str, str]:
        """The newest copy, downloaded or updated if necessary.

        Args:
            url: the address of the archive.

        Returns:
            Its folder, and a sentence if it may be outdated (else an empty string).

        Raises:
            DownloadError: there is no copy and none can be downloaded, or the server says that the version is gone.
            JekyllError: the copy cannot be written.
        """
        kept = self._kept()
        if kept is not None and kept.url == url and (not self._changes or _is_fresh(kept)):
            return self._root(kept), ""
        try:
            return self._root(self._refreshed(url, kept)), ""
        except NotThere:
            raise
        except DownloadError as error:
            if kept is None:
                raise
            day = time.strftime("%Y-%m-%d", time.localtime(kept.checked))
            return self._root(kept), f"{error.message}; the copy of {day} is used"
        except OSError as error:
            raise JekyllError(f"a theme cannot be kept: {error}", hint=UNKEPT) from error

    def _refreshed(self, url: str, kept: CachedCopy | None) -> CachedCopy:
        known = kept if kept is not None and kept.url == url else None
        with tempfile.TemporaryFile() as file:
            etag = download(url, file, known.etag if known else "", patience=_PATIENCE if kept else None)
            copy = known if etag is None and known else CachedCopy(url, etag or "", _digest(file), 0)
            if not os.path.isdir(self._root(copy)):
                with staged(self._root(copy)) as staging:
                    _unzip(file, staging, url)
        self._keep(CachedCopy(copy.url, copy.etag, copy.digest, time.time()))
        if kept is not None and kept.digest != copy.digest:
            os.utime(self._root(kept))
            self._remove_superseded(copy)
        return copy

    def _root(self, copy: CachedCopy) -> str:
        return str(self._folder / copy.digest)

    def _kept(self) -> CachedCopy | None:
        """The recorded copy, or None if there is none or its record is invalid."""
        with contextlib.suppress(OSError, ValueError, TypeError, OverflowError):
            copy = CachedCopy(**json.loads(self._state.read_text("utf-8")))
            time.localtime(copy.checked)  # raises unless it is a valid time
            if re.fullmatch(_DIGEST, copy.digest) and os.path.isdir(self._root(copy)):
                return copy
        return None

    def _keep(self, copy: CachedCopy) -> None:
        with replacing(self._state) as file:
            file.write(json.dumps(asdict(copy)).encode())

    def _remove_superseded(self, newest: CachedCopy) -> None:
        for folder in glob.glob(os.path.join(glob.escape(str(self._folder)), _DIGEST)):
            if folder != self._root(newest) and time.time() - os.path.getmtime(folder) > _SUPERSEDED:
                shutil.rmtree(folder, ignore_errors=True)


def _is_fresh(copy: CachedCopy) -> bool:
    return 0 <= time.time() - copy.checked < FRESH


def _digest(file: IO[bytes]) -> str:
    file.seek(0)
    digest = hashlib.sha256()
    while chunk := file.read(1 << 20):
        digest.update(chunk)
    return digest.hexdigest()[:16]


def _unzip(file: IO[bytes], folder: str, url: str) -> None:
    file.seek(0)
    try:
        unzip(file, folder)
    except BadArchive as error:
        raise DownloadError(f"its archive is of no use, {error}: {url}") from error
