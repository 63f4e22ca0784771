"""Conditional and range requests (RFC 9110, sections 13 and 14), without input or output."""

from __future__ import annotations

import os
import re
import time
from dataclasses import dataclass
from email.message import Message
from email.utils import formatdate, parsedate_to_datetime
from hashlib import blake2b

_RANGE = re.compile(r"bytes=\s*(\d*)-(\d*)\s*", re.ASCII | re.IGNORECASE)
_MAX_DIGITS = 18


class Unsatisfiable(Exception):
    """The requested range starts after the end of the file (status 416)."""


@dataclass(frozen=True)
class Version:
    """The validators of one state of a file."""

    etag: str
    modified: int
    """Seconds since the epoch."""
    size: int

    @classmethod
    def of(cls, status: os.stat_result) -> Version:
        """Made from inode, time and size: an atomic replacement of the file changes at least one of them."""
        etag = f'"{status.st_ino:x}-{status.st_mtime_ns:x}-{status.st_size:x}"'
        return cls(etag, int(status.st_mtime), status.st_size)

    @classmethod
    def of_bytes(cls, content: bytes) -> Version:
        """Made from the content of a file that is not on the disk yet."""
        return cls(f'"{blake2b(content, digest_size=16).hexdigest()}"', int(time.time()), len(content))

    @property
    def weak(self) -> str:
        """The weak tag for a response that contains the file and the preview's script."""
        return f"W/{self.etag}"

    @property
    def last_modified(self) -> str:
        """The time as an HTTP date."""
        return formatdate(self.modified, usegmt=True)


def not_modified(headers: Message, version: Version) -> bool:
    """Whether the client's copy is current (status 304). ``If-None-Match`` outranks ``If-Modified-Since``."""
    tags = headers.get("If-None-Match")
    if tags is not None:
        known = [tag.strip().removeprefix("W/") for tag in tags.split(",")]
        return "*" in known or version.etag in known
    since = _seconds(headers.get("If-Modified-Since"))
    return since is not None and version.modified <= since


def requested_range(headers: Message, version: Version) -> range | None:
    """The bytes to send, or None for the whole file.

    Several ranges in one request are answered with the whole file, as section 14.2 allows; no browser sends them.

    Raises:
        Unsatisfiable: the range starts after the end.
    """
    match = _RANGE.fullmatch(headers.get("Range", ""))
    if match is None or not _applies(headers.get("If-Range"), version):
        return None
    first, last = match.groups()
    if not (first or last) or max(len(first), len(last)) > _MAX_DIGITS:
        return None
    if not first:
        return _suffix(int(last), version.size)
    return _between(int(first), int(last) if last else version.size - 1, version.size)


def _suffix(length: int, size: int) -> range:
    if length == 0 or size == 0:
        raise Unsatisfiable
    return range(max(0, size - length), size)


def _between(first: int, last: int, size: int) -> range | None:
    if last < first < size:
        return None  # an invalid range is ignored
    if first >= size:
        raise Unsatisfiable
    return range(first, min(last + 1, size))


def _applies(if_range: str | None, version: Version) -> bool:
    """Whether ``If-Range`` allows a range: it must be absent, the strong tag or the exact date."""
    return if_range is None or if_range.strip() in {version.etag, version.last_modified}


def _seconds(date: str | None) -> float | None:
    try:
        return parsedate_to_datetime(date).timestamp() if date else None
    except (ValueError, OverflowError):
        return None
