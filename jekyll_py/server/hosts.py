"""Whose requests are answered.

A page on another site can make a browser send requests here, and by DNS rebinding even under a name of its own that
points to this machine. Such a request carries that name in ``Host``, and that site in ``Origin``.
"""

from __future__ import annotations

import socket
from email.message import Message
from ipaddress import ip_address
from urllib.parse import urlsplit

WILDCARDS = {"", "0.0.0.0", "::"}


def host_allowed(header: str, bound: str, further: tuple[str, ...] = ()) -> bool:
    """Whether a request with this ``Host`` header is meant for a server bound to ``bound``.

    Loopback names and addresses always are, and so are ``bound`` and the ``further`` names. Bound to all interfaces,
    every address and the name of this machine are: rebinding needs a domain name.
    """
    name = _hostname(header)
    if name is None:
        return False
    if (
        name == "localhost"
        or name.endswith(".localhost")
        or name in {bound.lower(), *map(str.lower, further)}
    ):
        return True
    address = _address(name)
    if address is not None:
        return address or bound in WILDCARDS
    machine = socket.gethostname().lower()
    return bound in WILDCARDS and name in {machine, f"{machine}.local"}


def same_origin(headers: Message) -> bool:
    """Whether a request comes from a page of this server, or from no page at all."""
    if headers.get("Sec-Fetch-Site", "same-origin") not in {"same-origin", "none"}:
        return False
    origin = headers.get("Origin")
    return origin is None or urlsplit(origin).netloc.lower() == headers.get("Host", "").lower()


def _hostname(header: str) -> str | None:
    """The name in a ``Host`` header, lower-case, without port, brackets and final dot."""
    try:
        parts = urlsplit(f"//{header.strip()}")
        name = parts.hostname
    except ValueError:
        return None
    plain = parts.username is None and not parts.path and not parts.query and not parts.fragment
    return name.rstrip(".") if name and plain else None


def _address(name: str) -> bool | None:
    """Whether ``name`` is a loopback address; None when it is no address."""
    try:
        return ip_address(name).is_loopback
    except ValueError:
        return None
