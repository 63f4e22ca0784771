"""The event stream of one open page."""

from __future__ import annotations

import socket
from selectors import EVENT_READ, DefaultSelector

from .live_reload import Hub

HEARTBEAT = 15.0
"""Seconds of silence after which a comment is sent: proxies keep the connection, dead pages are found."""

RETRY = 300
"""Milliseconds after which a browser asks again when the connection broke."""

MAX_OPEN = 4
"""Streams that stay open. A browser opens six connections to one server, and needs some for the pages themselves."""

POLL = 1000
"""Milliseconds after which further pages ask again."""


def stream(page: socket.socket, hub: Hub, since: str | None) -> None:
    """Send ``page`` everything it missed after the build ``since``, then every message, until it leaves.

    When many pages listen already, it is told what it missed and when to ask again.

    Raises:
        OSError: the page left in the middle of a message, or did not read until the socket's timeout.
    """
    with hub.listening() as awake, DefaultSelector() as selector:
        selector.register(awake, EVENT_READ)
        selector.register(page, EVENT_READ)
        stays = hub.pages <= MAX_OPEN
        page.sendall(f"retry: {RETRY if stays else POLL}\n\n".encode())
        is_news = True
        while is_news:
            message = hub.message(since)
            page.sendall(message.text.encode())
            since = message.build
            is_news = stays and _wait(selector, page, awake)


def _wait(selector: DefaultSelector, page: socket.socket, awake: socket.socket) -> bool:
    """Wait for news; False when the page has left."""
    while True:
        ready = {key.fileobj for key, _ in selector.select(HEARTBEAT)}
        if page in ready:
            return False  # it has nothing to say on this connection: this is its end
        if awake in ready:
            awake.recv(4096)
            return True
        page.sendall(b":\n\n")
