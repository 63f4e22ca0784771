"""Handling of the HTTP requests of one connection."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, quote, urlsplit

from ..errors import JekyllError
from .editors import Place, open_place
from .event_stream import stream
from .hosts import from_own_page, host_allowed, is_this_machine, same_origin
from .response import FilePart, Response, file_response, message, notice, site_response
from .script import PREFIX

if TYPE_CHECKING:
    from .listener import Listener

CLIENT = Path(__file__).parent / "client"
SECONDS_IDLE = 30
MAX_DRAINED = 1 << 20
_MOST_DIGITS = 18
"""The most digits of a length that are parsed; Python refuses numbers of thousands of digits."""
_URL_CHARACTERS = "".join(map(chr, range(33, 127)))


class Handler(BaseHTTPRequestHandler):
    """Answers GET and HEAD for the built site, the client's modules and the event stream."""

    server: Listener
    protocol_version = "HTTP/1.1"
    timeout = SECONDS_IDLE
    wbufsize = 1 << 16
    disable_nagle_algorithm = True

    def do_GET(self) -> None:
        # The body of a GET is not read, and the rest of the connection could be mistaken for a request.
        if self.headers.get("Content-Length", "0") != "0" or "Transfer-Encoding" in self.headers:
            self.close_connection = True
        url = self._url()
        refusal = self._refusal()
        if refusal is not None:
            self._send(refusal)
        elif url.partition("?")[0] == f"{PREFIX}events":
            self._stream_events(url)
        elif url.startswith(PREFIX):
            self._send(self._client_module(url.removeprefix(PREFIX)))
        else:
            self._send(site_response(url, self.headers, self.server.state))

    do_HEAD = do_GET

    def do_POST(self) -> None:
        """Do what only a page of this preview on this machine may ask for: see `_ACTIONS`."""
        url = self._url()
        name = url.partition("?")[0].removeprefix(PREFIX) if url.startswith(PREFIX) else ""
        action = _ACTIONS.get(name)
        if action is None:
            self._not_allowed()
            return
        self.close_connection = True
        refusal = self._refusal()
        if refusal is not None:
            self._send(refusal)
        elif not (self._may_ask(name) and is_this_machine(self.connection)):
            self._send(message(HTTPStatus.FORBIDDEN, "Only a page of the preview, on this machine, may do this."))
        else:
            self._send(action(self, parse_qs(urlsplit(url).query)))

    def _may_ask(self, name: str) -> bool:
        """Whether a request comes from a page of the preview; an editor, which is no page, may tell its cursor."""
        return same_origin(self.headers) if name == "cursor" else from_own_page(self.headers)

    def _open(self, query: Mapping[str, Sequence[str]]) -> Response:
        if not self.server.state.options.editor:
            return message(HTTPStatus.FORBIDDEN, "The preview was started with --no-editor.")
        if "file" in query:
            return self._open_text(query["file"][0], query.get("text", []))
        path, line, column = (query.get(name, [""])[0] for name in ("path", "line", "column"))
        return self._open_place(path, _number(line), _number(column))

    def _open_text(self, file: str, texts: Sequence[str]) -> Response:
        """Open the place where a text of a page was written."""
        place = self.server.state.place_of(file, texts)
        if place is None:
            return message(HTTPStatus.NOT_FOUND, "The source of this is not known, or not yet.")
        return self._open_place(str(place.file), place.line, place.column)

    def _open_place(self, path: str, line: int, column: int) -> Response:
        file = self.server.state.sources.find(path) if path else None
        if file is None:
            return message(HTTPStatus.NOT_FOUND, f"{path} is no file of the site or its theme.")
        try:
            open_place(Place(file, line, column))
        except JekyllError as error:
            return message(HTTPStatus.CONFLICT, error.in_one_line())
        return Response(HTTPStatus.NO_CONTENT)

    def _follow(self, query: Mapping[str, Sequence[str]]) -> Response:
        path, line = (query.get(name, [""])[0] for name in ("path", "line"))
        file = self.server.state.sources.find(path) if path else None
        if file is None:
            return message(HTTPStatus.NOT_FOUND, f"{path} is no file of the site or its theme.")
        self.server.state.follow(file, _number(line))
        return Response(HTTPStatus.NO_CONTENT)

    def _set(self, query: Mapping[str, Sequence[str]]) -> Response:
        key, value = (query.get(name, [""])[0] for name in ("key", "value"))
        if value not in ("on", "off") or not self.server.state.switch(key, value == "on"):
            return message(HTTPStatus.CONFLICT, f"{key} cannot be turned {value} here.")
        return Response(HTTPStatus.NO_CONTENT)

    def _not_allowed(self) -> None:
        self.close_connection = True
        length = self.headers.get("Content-Length", "")
        if length.isascii() and length.isdecimal():  # unread data would make the system reset the connection
            self.rfile.read(MAX_DRAINED if len(length) > _MOST_DIGITS else min(int(length), MAX_DRAINED))
        text = f"The preview does not answer {self.command}."
        self._send(notice(HTTPStatus.METHOD_NOT_ALLOWED, text, Allow="GET, HEAD"))

    do_PUT = do_PATCH = do_DELETE = do_OPTIONS = do_TRACE = do_CONNECT = _not_allowed

    def version_string(self) -> str:
        """The value of the header ``Server``."""
        return "jekyll-py"

    def log_message(self, format: str, *args: object) -> None:
        """Do nothing: Jekyll's server logs no requests."""

    def _url(self) -> str:
        """Path and query in ASCII; bytes that are not encoded are quoted here, as some programs send them."""
        target = self.path
        if not target.startswith("/"):  # the form for proxies, http://host/path
            target = "".join(target.split("/", 3)[3:])
        # One leading slash only: in a redirect, two would name another host.
        return quote(f"/{target.lstrip('/')}".encode("latin-1"), safe=_URL_CHARACTERS)

    def _refusal(self) -> Response | None:
        hosts = self.headers.get_all("Host", [])
        if len(hosts) > 1 or (not hosts and self.request_version == "HTTP/1.1"):
            return notice(HTTPStatus.BAD_REQUEST, "A request needs one Host header.")
        options = self.server.state.options
        for host in hosts:
            if not host_allowed(host, options.host, options.hosts):
                text = f"The preview does not answer for {host}. The option --host allows it."
                return notice(HTTPStatus.FORBIDDEN, text)
        return None

    def _client_module(self, name: str) -> Response:
        if name in {path.name for path in CLIENT.glob("*.js")}:
            return file_response(CLIENT / name, self.headers, "utf-8")
        return notice(HTTPStatus.NOT_FOUND, "The preview has no such file.")

    def _stream_events(self, url: str) -> None:
        if not same_origin(self.headers):
            self._send(notice(HTTPStatus.FORBIDDEN, "Only pages of this site may follow its changes."))
            return
        self.close_connection = True
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-store")
        self.send_header("Connection", "close")
        self.end_headers()
        self.wfile.flush()
        if self.command == "GET":
            query = parse_qs(urlsplit(url).query)
            since, file = query.get("since", [None])[0], query.get("file", [""])[0]
            stream(self.connection, self.server.state.broker, self.headers.get("Last-Event-ID", since), file)

    def _send(self, response: Response) -> None:
        body = response.body
        try:
            self._send_head(response, body.length if isinstance(body, FilePart) else len(body))
            if self.command != "HEAD":
                self._send_body(body)
        finally:
            if isinstance(body, FilePart):
                body.file.close()

    def _send_head(self, response: Response, length: int) -> None:
        self.send_response(response.status)
        for name, value in response.headers.items():
            self.send_header(name, value)
        if response.status is not HTTPStatus.NOT_MODIFIED:
            self.send_header("Content-Length", str(length))
        if self.close_connection:
            self.send_header("Connection", "close")
        self.end_headers()

    def _send_body(self, body: bytes | FilePart) -> None:
        if isinstance(body, bytes):
            self.wfile.write(body)
        elif body.length:
            self.wfile.flush()
            sent = self.connection.sendfile(body.file, body.start, body.length)
            self.close_connection |= sent < body.length  # the file was truncated: the client must not wait


_ACTIONS: Mapping[str, Callable[[Handler, Mapping[str, Sequence[str]]], Response]] = {
    "cursor": Handler._follow,
    "open": Handler._open,
    "set": Handler._set,
}
"""By name below `PREFIX`: has pages follow an editor's cursor, opens a file in the editor, changes a setting."""


def _number(text: str) -> int:
    """A line or a column; 1 for what is none."""
    return max(int(text), 1) if text.isascii() and text.isdecimal() and len(text) <= _MOST_DIGITS else 1
