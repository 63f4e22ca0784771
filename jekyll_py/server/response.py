"""What answers a request for a path of the site, as a value that the connection only has to send."""

from __future__ import annotations

import os
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from email.message import Message
from http import HTTPStatus
from pathlib import Path
from typing import BinaryIO
from urllib.parse import unquote

from . import pages
from .conditions import Unsatisfiable, Version, not_modified, requested_range
from .files import Listing, Redirect, Site
from .live_reload import Hub
from .mime import content_type
from .options import ServeOptions
from .script import add_script

CACHE_CONTROL = "private, max-age=0, proxy-revalidate, no-store, no-cache, must-revalidate"
"""What Jekyll's server sends."""

_DOCUMENTS = {"document", "iframe", "frame", "object", "embed"}
"""Values of ``Sec-Fetch-Dest`` for what becomes a page. A script that fetches HTML gets the file's bytes."""


@dataclass(frozen=True)
class Part:
    """The ``length`` bytes of ``file`` from ``start`` on. Whoever gets it closes the file."""

    file: BinaryIO
    start: int
    length: int


@dataclass(frozen=True)
class Response:
    """A status, headers without ``Content-Length``, and the content."""

    status: HTTPStatus
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes | Part = b""


@dataclass(frozen=True)
class _Page:
    """HTML on its way out."""

    text: bytes
    build: str
    """The last build it can hold."""
    name: str
    """Its file below the destination; a folder with a final slash for a listing; empty for none."""
    version: Version | None = None


@dataclass
class Served:
    """What all connections share; ``site`` is replaced when a build moves it."""

    site: Site
    hub: Hub
    options: ServeOptions


def site_response(url: str, headers: Message, served: Served) -> Response:
    """The answer to GET or HEAD of ``url``, an encoded path with or without a query."""
    path, mark, query = url.partition("?")
    response = _answer(path, mark + query, headers, served)
    own = served.options.headers
    overridden = {name.lower() for name in own}
    kept = {name: value for name, value in response.headers.items() if name.lower() not in overridden}
    return replace(response, headers={**kept, **own})


def notice(status: HTTPStatus, text: str, **headers: str) -> Response:
    """A page of the preview's own that says ``text``."""
    page = pages.notice(f"{status.value} {status.phrase}", text)
    return Response(status, {"Content-Type": "text/html; charset=utf-8", **headers}, page)


def file_response(path: Path, headers: Message, encoding: str) -> Response:
    """The file ``path`` as it stands, or the part of it that ``headers`` ask for."""
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
        return Response(HTTPStatus.OK, common, Part(file, 0, version.size))
    extent = {"Content-Range": f"bytes {part[0]}-{part[-1]}/{version.size}"}
    return Response(HTTPStatus.PARTIAL_CONTENT, {**common, **extent}, Part(file, part[0], len(part)))


def _answer(path: str, query: str, headers: Message, served: Served) -> Response:
    answer = served.site.resolve(path)
    if isinstance(answer, Redirect):
        location = {"Location": answer.location + query, "Cache-Control": CACHE_CONTROL}
        return Response(HTTPStatus.MOVED_PERMANENTLY, location)
    try:
        if isinstance(answer, Listing):
            return _listing_response(path, answer.folder, headers, served)
        if answer is not None and content_type(answer.name, "").startswith("text/html"):
            return _html_response(answer, HTTPStatus.OK, headers, served)
        if answer is not None:
            return file_response(answer, headers, served.options.encoding)
    except OSError:  # removed by a build since it was found, or not readable
        pass
    return _not_found(path, headers, served)


def _not_found(path: str, headers: Message, served: Served) -> Response:
    served.options.log.error("ERROR", f"`{path}' not found.")
    page = served.site.not_found_page()
    if page is not None:
        with suppress(OSError):
            return _html_response(page, HTTPStatus.NOT_FOUND, headers, served)
    build = served.hub.build_id
    text = pages.notice("404 Not Found", f"{unquote(path)} is not part of this site.")
    return _page_response(_Page(text, build, ""), HTTPStatus.NOT_FOUND, headers, served)


def _listing_response(path: str, folder: Path, headers: Message, served: Served) -> Response:
    build = served.hub.build_id
    name = served.site.name_of(folder / "x").removesuffix("x")
    page = _Page(pages.listing(unquote(path), folder), build, name)
    return _page_response(page, HTTPStatus.OK, headers, served)


def _html_response(path: Path, status: HTTPStatus, headers: Message, served: Served) -> Response:
    """A page of the site. It is sent whole: with the script in it, its bytes are not the file's."""
    build = served.hub.build_id  # before the file is read: a build in between is then told to the page
    with path.open("rb") as file:
        version = Version.of(os.fstat(file.fileno()))
        page = _Page(file.read(), build, served.site.name_of(path), version)
    response = _page_response(page, status, headers, served)
    if status is HTTPStatus.OK and not_modified(headers, version):
        return Response(HTTPStatus.NOT_MODIFIED, response.headers)
    return response


def _page_response(page: _Page, status: HTTPStatus, headers: Message, served: Served) -> Response:
    """``page`` with the client's script, if it is going to be a page and the author wants live pages."""
    common = {
        "Content-Type": f"text/html; charset={served.options.encoding}",
        "Cache-Control": CACHE_CONTROL,
        "Vary": "Sec-Fetch-Dest",
    }
    if page.version is not None:
        common |= {
            "ETag": page.version.weak,
            "Last-Modified": page.version.last_modified,
            "Content-Location": served.site.url_of(page.name),
        }
    if not served.options.livereload or headers.get("Sec-Fetch-Dest", "document") not in _DOCUMENTS:
        return Response(status, common, page.text)
    facts = {
        "build": page.build,
        "file": page.name,
        "status": str(status.value),
        "etag": common.get("ETag", ""),
        "baseurl": served.site.mount,
    }
    return Response(status, common, add_script(page.text, facts))
