"""Raw requests: bytes out, bytes in, so that nothing tidies up what a test asks for."""

from __future__ import annotations

import json
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPMessage, HTTPResponse
from typing import Any

SECONDS = 60


@dataclass(frozen=True)
class Reply:
    """One response."""

    status: int
    headers: HTTPMessage
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()


def request(port: int, target: str, *headers: str, method: str = "GET", host: str | None = "localhost") -> Reply:
    """Send one request with the target as it is given, and read the response."""
    with socket.create_connection(("127.0.0.1", port), SECONDS) as connection:
        return exchange(connection, target, *headers, method=method, host=host)


def exchange(
    connection: socket.socket, target: str, *headers: str, method: str = "GET", host: str | None = "localhost"
) -> Reply:
    """The same on a connection that may have been used before."""
    lines = [f"{method} {target} HTTP/1.1", *([f"Host: {host}"] if host is not None else []), *headers]
    connection.sendall("\r\n".join([*lines, "", ""]).encode("utf-8", "surrogateescape"))
    response = HTTPResponse(connection, method=method)
    response.begin()
    return Reply(response.status, response.headers, response.read())


class Events:
    """An open event stream."""

    def __init__(self, connection: socket.socket) -> None:
        self._lines = connection.makefile("rb")

    def head(self) -> list[str]:
        """The status line and headers."""
        return [line.decode().strip() for line in iter(self._lines.readline, b"\r\n")]

    def next(self) -> dict[str, Any]:
        """The next message that tells of more than the progress of a build; waits for it."""
        while (message := self.any()).get("progress") and not message["changed"]:
            pass
        return message

    def any(self) -> dict[str, Any]:
        """The next message; waits for it."""
        for line in self._lines:
            if line.startswith(b"data: "):
                return dict(json.loads(line.removeprefix(b"data: ")))
        raise EOFError("the stream has ended")

    def close(self) -> None:
        self._lines.close()


@contextmanager
def listening(server: int | socket.socket, since: str = "", *headers: str) -> Iterator[Events]:
    """The event stream after the build ``since``, from a port or over a connection there is already."""
    connect = socket.create_connection(("127.0.0.1", server), SECONDS) if isinstance(server, int) else server
    with connect as connection:
        target = f"/__jekyll_py/events?since={since}"
        lines = [f"GET {target} HTTP/1.1", "Host: localhost", *headers, "", ""]
        connection.sendall("\r\n".join(lines).encode())
        events = Events(connection)
        events.head()
        try:
            yield events
        finally:
            events.close()
