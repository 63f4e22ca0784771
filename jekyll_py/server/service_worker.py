"""Service workers of the site: in the preview they see no requests, so that pages are not those of an earlier build."""

from __future__ import annotations

from email.message import Message

_AHEAD = (
    b'addEventListener("install", () => skipWaiting()); '
    b'addEventListener("fetch", (event) => event.stopImmediatePropagation());\n'
)
"""Replaces a worker of an earlier visit at once, and keeps requests from the listeners that the script adds later:
the browser then makes them itself (Service Workers, "Handle Fetch")."""


def is_requested(headers: Message) -> bool:
    """Whether a browser asks for the script of a service worker (Service Workers, "Update")."""
    return headers.get("Service-Worker") == "script"


def without_requests(script: bytes) -> bytes:
    """A script of a service worker that sees no requests."""
    return _AHEAD + script
