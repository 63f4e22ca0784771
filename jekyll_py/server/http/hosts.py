"""Checks of the headers ``Host`` and ``Origin`` against requests caused by pages of other sites.

A page of another site can make a browser send requests to this server, with DNS rebinding even under a host name of
its own. Such a request has that name in ``Host`` and that site in ``Origin``.
"""

from __future__ import annotations

import socket
from email.message import Message
from ipaddress import ip_address
from urllib.parse import urlsplit

WILDCARDS = {"", "0.0.0.0", "::"}


def host_allowed(header: str, bound: str, further: tuple[str, ...] = ()) -> bool:
    """Whether a request with this ``Host`` header is answered by a server bound to ``bound``.

    Allowed are loopback names and addresses, ``bound`` and the ``further`` names. If the server is bound to all
    interfaces, every address (DNS rebinding needs a name) and the name of this machine are allowed too.
    """
    name = _hostname(header)
    if name is None:
        return False
    if name in {bound.lower(), *map(str.lower, further)} or name.endswith(".localhost"):
        return True
    if bound in WILDCARDS:
        machine = socket.gethostname().lower()
        return _is_address(name) or name in {"localhost", machine, f"{machine}.local"}
    return name == "localhost" or (_is_address(name) and ip_address(name).is_loopback)


def same_origin(headers: Message) -> bool:
    """Whether a request comes from a page of this server, or from no page."""
    if headers.get("Sec-Fetch-Site", "same-origin") not in {"same-origin", "none"}:
        return False
    origin = headers.get("Origin")
    try:
        return origin is None or urlsplit(origin).netloc.lower() == headers.get("Host", "").lower()
    except ValueError:  # the header is no valid URL
        return False


def from_own_page(headers: Message) -> bool:
    """Whether a request certainly comes from a page of this server: browsers name that in each POST."""
    return "Origin" in headers and same_origin(headers)


def is_this_machine(connection: socket.socket) -> bool:
    """Whether the other end of a connection is on this machine."""
    peer = str(connection.getpeername()[0])
    return peer == str(connection.getsockname()[0]) or ip_address(peer.partition("%")[0]).is_loopback


def _hostname(header: str) -> str | None:
    """The name in a ``Host`` header in lower case, without port, brackets and final dot; None if it is invalid."""
    try:
        parts = urlsplit(f"//{header.strip()}")
        name = parts.hostname
    except ValueError:
        return None
    plain = parts.username is None and not parts.path and not parts.query and not parts.fragment
    return name.rstrip(".") if name and plain else None


def _is_address(name: str) -> bool:
    try:
        ip_address(name)
    except ValueError:
        return False
    return True
