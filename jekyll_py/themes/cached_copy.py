"""The copy of a repository that stays on this machine: fetched once, asked after now and then, used offline."""

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

from ..errors import JekyllError
from ..packages.archives import UNKEPT, BadArchive, staged, temporary_folder, unzip
from ..packages.download import DownloadError, NotThere, download

FRESH = 300
"""Seconds in which a copy is not asked after again."""
_PATIENCE = 5.0
"""Seconds to wait for a server when there is a copy to use instead."""
_SUPERSEDED = 24 * 3600
"""Seconds after which a copy that another one has replaced is removed: by then no build reads it."""
_DIGEST = "[0-9a-f]" * 16


@dataclass(frozen=True)
class Copy:
    """A copy on disk, and what its server called the version."""

    url: str
    etag: str
    digest: str
    """The beginning of the SHA-256 of the archive, which names the folder."""
    checked: float
    """When it was last known to be the newest, in seconds since 1970."""


def temporary_copy(url: str) -> str:
    """The folder of the archive at an address, there until the program ends.

    Raises:
        DownloadError: it cannot be had, or is of no use.
    """
    folder = temporary_folder()
    with tempfile.TemporaryFile() as file:
        download(url, file)
        _unzip(file, folder, url)
    return folder


class Copies:
    """The copies of one version of a repository: the newest, and those that a build may still be reading.

    Args:
        folder: where they are kept.
        changes: whether the version may be another one tomorrow, as that of a branch.
    """

    def __init__(self, folder: Path, *, changes: bool) -> None:
        self._folder = folder
        self._changes = changes
        self._state = folder / "copy.json"

    def newest(self, url: str) -> tuple[str, str]:
        """The folder of the newest copy, and why it may be an old one: a sentence, or nothing.

        Args:
            url: the address of the archive.

        Raises:
            DownloadError: there is no copy, and none can be had; or the server says that there is none any more.
            JekyllError: it cannot be kept.
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

    def _refreshed(self, url: str, kept: Copy | None) -> Copy:
        known = kept if kept is not None and kept.url == url else None
        with tempfile.TemporaryFile() as file:
            etag = download(url, file, known.etag if known else "", patience=_PATIENCE if kept else None)
            copy = known if etag is None and known else Copy(url, etag or "", _digest(file), 0)
            if not os.path.isdir(self._root(copy)):
                with staged(self._root(copy)) as staging:
                    _unzip(file, staging, url)
        self._keep(Copy(copy.url, copy.etag, copy.digest, time.time()))
        if kept is not None and kept.digest != copy.digest:
            os.utime(self._root(kept))
            self._remove_superseded(copy)
        return copy

    def _root(self, copy: Copy) -> str:
        return str(self._folder / copy.digest)

    def _kept(self) -> Copy | None:
        """The newest copy, None when there is none or what tells of it cannot be read."""
        with contextlib.suppress(OSError, ValueError, TypeError, OverflowError):
            copy = Copy(**json.loads(self._state.read_text("utf-8")))
            time.localtime(copy.checked)  # an error unless it is a time
            if re.fullmatch(_DIGEST, copy.digest) and os.path.isdir(self._root(copy)):
                return copy
        return None

    def _keep(self, copy: Copy) -> None:
        with tempfile.NamedTemporaryFile("w", dir=self._folder, delete=False, encoding="utf-8") as partial:
            json.dump(asdict(copy), partial)
        os.replace(partial.name, self._state)

    def _remove_superseded(self, newest: Copy) -> None:
        for folder in glob.glob(os.path.join(glob.escape(str(self._folder)), _DIGEST)):
            if folder != self._root(newest) and time.time() - os.path.getmtime(folder) > _SUPERSEDED:
                shutil.rmtree(folder, ignore_errors=True)


def _is_fresh(copy: Copy) -> bool:
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
