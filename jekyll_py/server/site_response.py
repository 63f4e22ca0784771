"""The responses to requests for a path of the site."""

from __future__ import annotations

import os
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from email.message import Message
from http import HTTPStatus
from pathlib import Path
from urllib.parse import quote, unquote

from . import pages, service_worker
from .files import FolderListing, Redirect, is_empty
from .http.conditions import Version, not_modified
from .http.mime import content_type
from .http.response import CACHE_CONTROL, Response, file_response, message
from .pages import EMPTY, START
from .script import add_script
from .server_state import ServerState

_DOCUMENTS = {"document", "iframe", "frame", "object", "embed"}
"""Values of ``Sec-Fetch-Dest`` of requests for a page. A script that fetches HTML gets the unchanged bytes."""


@dataclass(frozen=True)
class _HtmlPage:
    """An HTML page before the script is added."""

    text: bytes
    build: str
    """The id of the last build whose changes it can contain."""
    name: str
    """Its file below the destination; a folder with a final slash for a listing; empty for an error page."""
    version: Version | None = None


def site_response(url: str, headers: Message, state: ServerState) -> Response:
    """The response to GET or HEAD of ``url``, an encoded path with or without a query."""
    path, mark, query = url.partition("?")
    response = _answer(path, mark + query, headers, state)
    own = state.options.headers
    overridden = {name.lower() for name in own}
    kept = {name: value for name, value in response.headers.items() if name.lower() not in overridden}
    return replace(response, headers={**kept, **own})


def served_page(etag: str, state: ServerState) -> Response:
    """A page as it was served, for the script in it."""
    text = state.served.text(etag)
    if text is None:
        return message(HTTPStatus.NOT_FOUND, "This version of the page is not known any more.")
    headers = {"Content-Type": f"text/html; charset={state.options.encoding}", "Cache-Control": "no-store"}
    return Response(HTTPStatus.OK, headers, text)


def _answer(path: str, query: str, headers: Message, state: ServerState) -> Response:
    answer = state.site.resolve(path)
    if not isinstance(answer, Path) and state.last_good:
        answer = state.site.kept(path, state.last_good) or answer
    if isinstance(answer, Redirect):
        location = {"Location": answer.location + query, "Cache-Control": CACHE_CONTROL}
        return Response(HTTPStatus.MOVED_PERMANENTLY, location)
    with suppress(OSError):  # removed by a build in the meantime, or not readable
        if answer is not None:
            return _found(answer, path, headers, state)
    if path == "/" and state.site.mount:
        return Response(HTTPStatus.FOUND, {"Location": quote(f"{state.site.mount}/"), "Cache-Control": CACHE_CONTROL})
    return _not_found(path, headers, state)


def _found(answer: FolderListing | Path, path: str, headers: Message, state: ServerState) -> Response:
    """The response with a folder or a file.

    Raises:
        OSError: it cannot be read.
    """
    if isinstance(answer, FolderListing):
        return _listing_response(path, answer.folder, headers, state)
    if content_type(answer.name, "").startswith("text/html"):
        return _html_response(answer, HTTPStatus.OK, headers, state)
    sheet = state.shown(state.site.name_of(answer)) if answer.suffix == ".css" else None
    if sheet is not None:
        common = {"Content-Type": content_type(answer.name, state.options.encoding), "Cache-Control": CACHE_CONTROL}
        return Response(HTTPStatus.OK, common, sheet)
    if state.options.livereload and service_worker.is_requested(headers):
        return _service_worker(answer, state)
    return file_response(answer, headers, state.options.encoding)


def _service_worker(path: Path, state: ServerState) -> Response:
    headers = {"Content-Type": content_type(path.name, state.options.encoding), "Cache-Control": CACHE_CONTROL}
    return Response(HTTPStatus.OK, headers, service_worker.without_requests(path.read_bytes()))


def _not_found(path: str, headers: Message, state: ServerState) -> Response:
    state.options.log.error("ERROR", f"`{path}' not found.")
    state.dead_links.note(path, headers.get("Referer"))
    page = state.site.not_found_page()
    if page is not None:
        with suppress(OSError):
            return _html_response(page, HTTPStatus.NOT_FOUND, headers, state)
    build = state.broker.build_id
    text = pages.notice("404 Not Found", f"{unquote(path)} is not part of this site.")
    return _page_response(_HtmlPage(text, build, ""), HTTPStatus.NOT_FOUND, headers, state)


def _listing_response(path: str, folder: Path, headers: Message, state: ServerState) -> Response:
    build = state.broker.build_id
    name = state.site.name_of(folder / "x").removesuffix("x")
    text = pages.notice(EMPTY, START) if not name and is_empty(folder) else pages.listing(unquote(path), folder)
    page = _HtmlPage(text, build, name)
    return _page_response(page, HTTPStatus.OK, headers, state)


def _html_response(path: Path, status: HTTPStatus, headers: Message, state: ServerState) -> Response:
    """An HTML page of the site, always whole: the added script changes positions, so ranges make no sense."""
    build = state.broker.build_id  # read before the file, so that a build in between is announced to the page
    name = state.site.name_of(path)
    content = state.content(name)
    if content is None:
        with path.open("rb") as file:
            version, text = Version.of(os.fstat(file.fileno())), file.read()
    else:
        version, text = Version.of_bytes(content), content
    page = _HtmlPage(text, build, name, version)
    response = _page_response(page, status, headers, state)
    if status is HTTPStatus.OK and not_modified(headers, version):
        return Response(HTTPStatus.NOT_MODIFIED, response.headers)
    return response


def _page_response(page: _HtmlPage, status: HTTPStatus, headers: Message, state: ServerState) -> Response:
    """``page`` with the client's script, unless live reload is off or the request is not for a page."""
    own = _page_headers(page, state)
    if not state.options.livereload or headers.get("Sec-Fetch-Dest", "document") not in _DOCUMENTS:
        return Response(status, own, page.text)
    if page.version is not None:
        state.served.add(page.version.weak, page.text)
    return Response(status, own, add_script(page.text, _script_facts(page, status, state)))


def _page_headers(page: _HtmlPage, state: ServerState) -> dict[str, str]:
    headers = {
        "Content-Type": f"text/html; charset={state.options.encoding}",
        "Cache-Control": CACHE_CONTROL,
        "Vary": "Sec-Fetch-Dest",
    }
    if page.version is not None:
        headers |= {
            "ETag": page.version.weak,
            "Last-Modified": page.version.last_modified,
            "Content-Location": state.site.url_of(page.name),
        }
    return headers


def _script_facts(page: _HtmlPage, status: HTTPStatus, state: ServerState) -> Mapping[str, str]:
    """The attributes of the script in a page, which say what the page is and what the preview offers."""
    return {
        "build": page.build,
        "file": page.name,
        "status": str(status.value),
        "etag": "" if page.version is None else page.version.weak,
        "baseurl": state.site.mount,
        "editor": "on" if state.options.editor else "off",
        "sync": "on" if state.options.sync else "off",
        "overlay": "on" if state.options.overlay else "off",
    }
