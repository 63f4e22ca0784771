"""The stream of server-sent events to one open page."""

from __future__ import annotations

import socket
from selectors import EVENT_READ, DefaultSelector

from .event_broker import EventBroker

HEARTBEAT = 15.0
"""Seconds without an event after which a comment is sent, to keep proxies connected and to find closed pages."""

RETRY = 300
"""Milliseconds after which a browser reconnects."""

MAX_OPEN = 4
"""Streams that stay open. A browser opens six connections to one server, and needs some for files."""

POLL = 1000
"""Milliseconds after which a page beyond `MAX_OPEN` reconnects."""


def stream(page: socket.socket, broker: EventBroker, since: str | None, file: str) -> None:
    """Send the events after the build ``since`` to ``page``, then every new one, until the page disconnects.

    If more than `MAX_OPEN` pages listen, end after the first message; the page then polls.

    Raises:
        OSError: the page disconnected during a message, or did not read until the socket's timeout.
    """
    with broker.listening(file) as awake, DefaultSelector() as selector:
        selector.register(awake, EVENT_READ)
        selector.register(page, EVENT_READ)
        stays = broker.pages <= MAX_OPEN
        page.sendall(f"retry: {RETRY if stays else POLL}\n\n".encode())
        told, is_open = -1, True
        while is_open:
            news = broker.news
            if news == told:
                page.sendall(broker.move_event().encode())
            else:
                message = broker.message(since, file)
                page.sendall(message.text.encode())
                since, told = message.build, news
            is_open = stays and _wait(selector, page, awake)


def _wait(selector: DefaultSelector, page: socket.socket, awake: socket.socket) -> bool:
    """Wait for a new message; False when the page has disconnected."""
    while True:
        ready = {key.fileobj for key, _ in selector.select(HEARTBEAT)}
        if page in ready:
            return False  # pages send nothing on this connection, so this is its end
        if awake in ready:
            awake.recv(4096)
            return True
        page.sendall(b":\n\n")
