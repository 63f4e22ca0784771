"""Handling of the HTTP requests of one connection."""

from __future__ import annotations

from http import HTTPStatus
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, quote, urlsplit

from . import theme_page
from .actions import ACTIONS, MOST_DIGITS
from .event_stream import stream
from .http.hosts import host_allowed, is_this_machine, same_origin
from .http.response import FilePart, Response, as_json, file_response, message, notice
from .script import PREFIX
from .site_response import served_page, site_response

if TYPE_CHECKING:
    from .listener import Listener

CLIENT = Path(__file__).parent / "client"
SECONDS_IDLE = 30
MAX_DRAINED = 1 << 20
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
        elif url.partition("?")[0] == f"{PREFIX}origins":
            self._send(self._origins(url))
        elif url.partition("?")[0] == f"{PREFIX}served":
            self._send(self._served(url))
        elif url.startswith(PREFIX):
            self._send(self._client_file(url.removeprefix(PREFIX).partition("?")[0]))
        elif url.partition("?")[0] == theme_page.PATH:
            self._send(self._theme(url))
        else:
            self._send(site_response(url, self.headers, self.server.state))

    do_HEAD = do_GET

    def do_POST(self) -> None:
        """Do what only a page of this preview may ask for: see `ACTIONS`."""
        url = self._url()
        action = ACTIONS.get(url.partition("?")[0].removeprefix(PREFIX)) if url.startswith(PREFIX) else None
        if action is None:
            self._not_allowed()
            return
        self.close_connection = True
        refusal = self._refusal() or action.refusal(self.headers, self.connection)
        self._send(refusal or action.perform(self.server.state, parse_qs(urlsplit(url).query)))

    def _not_allowed(self) -> None:
        self.close_connection = True
        length = self.headers.get("Content-Length", "")
        if length.isascii() and length.isdecimal():  # unread data would make the system reset the connection
            self.rfile.read(MAX_DRAINED if len(length) > MOST_DIGITS else min(int(length), MAX_DRAINED))
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

    def _origins(self, url: str) -> Response:
        """The origins of a page."""
        if not same_origin(self.headers):
            return notice(HTTPStatus.FORBIDDEN, "Only pages of this site may ask for this.")
        origins = self.server.state.origins_of(parse_qs(urlsplit(url).query).get("file", [""])[0])
        if origins is None:
            return message(HTTPStatus.NOT_FOUND, "What this page was made from is not known, or not yet.")
        return as_json(origins)

    def _served(self, url: str) -> Response:
        """A page as it was served."""
        if not same_origin(self.headers):
            return notice(HTTPStatus.FORBIDDEN, "Only pages of this site may ask for this.")
        return served_page(parse_qs(urlsplit(url).query).get("etag", [""])[0], self.server.state)

    def _theme(self, url: str) -> Response:
        """The files of the theme, from a build of the site."""
        if not (same_origin(self.headers) and is_this_machine(self.connection)):
            return notice(HTTPStatus.FORBIDDEN, "Only the preview on this machine shows the files of the theme.")
        return theme_page.theme_response(url, self.server.state.options.source)

    def _client_file(self, name: str) -> Response:
        if name in {path.name for path in CLIENT.iterdir()}:
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
