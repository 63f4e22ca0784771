"""Responses as values: status, headers and content."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from email.message import Message
from http import HTTPStatus
from pathlib import Path
from typing import BinaryIO

from .. import pages
from .conditions import Unsatisfiable, Version, not_modified, requested_range
from .mime import content_type

CACHE_CONTROL = "private, max-age=0, proxy-revalidate, no-store, no-cache, must-revalidate"
"""The value that Jekyll's server sends."""


@dataclass(frozen=True)
class FilePart:
    """``length`` bytes of an open file from ``start`` on. The receiver closes the file."""

    file: BinaryIO
    start: int
    length: int


@dataclass(frozen=True)
class Response:
    """Status, headers without ``Content-Length``, and content."""

    status: HTTPStatus
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes | FilePart = b""


def notice(status: HTTPStatus, text: str, **headers: str) -> Response:
    """A page with the message ``text``."""
    page = pages.notice(f"{status.value} {status.phrase}", text)
    return Response(status, {"Content-Type": "text/html; charset=utf-8", **headers}, page)


def message(status: HTTPStatus, text: str) -> Response:
    """A message for the client's script."""
    headers = {"Content-Type": "text/plain; charset=utf-8", "Cache-Control": "no-store"}
    return Response(status, headers, text.encode("utf-8", "replace"))


def as_json(value: object) -> Response:
    """A value for the client's script."""
    headers = {"Content-Type": "application/json", "Cache-Control": "no-store"}
    return Response(HTTPStatus.OK, headers, json.dumps(value).encode())


def file_response(path: Path, headers: Message, encoding: str) -> Response:
    """A file unchanged, or the range of it that ``headers`` ask for."""
    file = path.open("rb")
    version = Version.of(os.fstat(file.fileno()))
    common = {
        "Content-Type": content_type(path.name, encoding),
        "Cache-Control": CACHE_CONTROL,
        "ETag": version.etag,
        "Last-Modified": version.last_modified,
        "Accept-Ranges": "bytes",
    }
    if not_modified(headers, version):
        file.close()
        return Response(HTTPStatus.NOT_MODIFIED, common)
    try:
        part = requested_range(headers, version)
    except Unsatisfiable:
        file.close()
        return Response(HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE, {"Content-Range": f"bytes */{version.size}"})
    if part is None:
        return Response(HTTPStatus.OK, common, FilePart(file, 0, version.size))
    extent = {"Content-Range": f"bytes {part[0]}-{part[-1]}/{version.size}"}
    return Response(HTTPStatus.PARTIAL_CONTENT, {**common, **extent}, FilePart(file, part[0], len(part)))
