"""Whose requests are answered.

A page of another site can make a browser send requests here; by DNS rebinding even under a name of its own
that leads to this machine. Such a request carries that name in ``Host``, and that site in ``Origin``.
"""

from __future__ import annotations

import socket
from email.message import Message
from ipaddress import ip_address
from urllib.parse import urlsplit

WILDCARDS = {"", "0.0.0.0", "::"}


def host_allowed(header: str, bound: str, further: tuple[str, ...] = ()) -> bool:
    """Whether a request with this ``Host`` header is meant for a server bound to ``bound``.

    Loopback names and addresses always are, and so are ``bound`` and the ``further`` names. With all
    interfaces bound, so are every address, for rebinding needs a name, and the name of this machine.
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
    """Whether a request comes from a page of this server, or from no page at all."""
    if headers.get("Sec-Fetch-Site", "same-origin") not in {"same-origin", "none"}:
        return False
    origin = headers.get("Origin")
    try:
        return origin is None or urlsplit(origin).netloc.lower() == headers.get("Host", "").lower()
    except ValueError:  # no address at all
        return False


def _hostname(header: str) -> str | None:
    """The name in a ``Host`` header, lower-case, without port, brackets and final dot."""
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
