"""Archives whose bytes depend on nothing but their files: no time, no user."""

from __future__ import annotations

import gzip
import io
import os
import tarfile
import zipfile
from collections.abc import Mapping

_FIRST = 315532800
"""1980-01-01, the first time that a zip archive can hold."""


def source_date() -> int:
    """The time of all files: ``SOURCE_DATE_EPOCH`` (reproducible-builds.org), else the first of 1980."""
    given = os.environ.get("SOURCE_DATE_EPOCH", "")
    return max(_FIRST, int(given)) if given.isdecimal() else _FIRST


def tar(files: Mapping[str, bytes]) -> bytes:
    """A tar archive as RubyGems reads it (ustar)."""
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w", format=tarfile.USTAR_FORMAT) as archive:
        for name, content in files.items():
            entry = tarfile.TarInfo(name)
            entry.size, entry.mtime, entry.mode = len(content), source_date(), 0o644
            archive.addfile(entry, io.BytesIO(content))
    return out.getvalue()


def gzipped(content: bytes) -> bytes:
    """Compressed, without a name and a time."""
    return gzip.compress(content, mtime=0)


def zipped(files: Mapping[str, bytes]) -> bytes:
    """A zip archive."""
    from time import gmtime

    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name, gmtime(source_date())[:6])
            entry.external_attr = 0o100644 << 16
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)
    return out.getvalue()
