"""The addresses and ports at which a preview can be reached."""

from __future__ import annotations

import os
import socket
from collections.abc import Sequence
from contextlib import suppress

from .hosts import WILDCARDS

_TRIES = 20
_ELSEWHERE = {socket.AF_INET: "192.0.2.1", socket.AF_INET6: "2001:db8::1"}
"""Addresses for documentation: choosing a route to one sends nothing, and tells the own address on the way."""


def hosts_of(bound: str) -> Sequence[str]:
    """The names and addresses under which a server that is bound to a host can be opened, that of this machine first.

    Args:
        bound: the host; a wildcard such as ``0.0.0.0`` means all addresses of this machine.
    """
    if bound not in WILDCARDS:
        return (bound,)
    families = [socket.AF_INET] if bound == "0.0.0.0" else [socket.AF_INET, socket.AF_INET6]
    found = [address for family in families for address in _own(family)]
    return tuple(dict.fromkeys(["localhost", *found]))


def names_of(bound: str) -> Sequence[str]:
    """All names and addresses that a server that is bound to a host may be asked for by, in order.

    Args:
        bound: the host; a wildcard such as ``0.0.0.0`` means all addresses of this machine.
    """
    machine = socket.gethostname().lower()
    others = (machine, f"{machine}.local") if bound in WILDCARDS and machine.isascii() else ()
    return sorted({"localhost", "127.0.0.1", "::1", *hosts_of(bound), *others})


def free_port(host: str, port: int) -> int:
    """The port, or the next one that no other program listens on; the port itself if there is none near it.

    Args:
        host: the host to listen on.
        port: the port that is wanted.
    """
    last = min(port + _TRIES, 65536)
    return next((each for each in range(port, last) if not _is_taken(host, each)), port) if port else port


def _is_taken(host: str, port: int) -> bool:
    try:
        family, kind, _, _, address = socket.getaddrinfo(host or None, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind) as trial:
            if os.name == "posix":
                trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            trial.bind(address)
    except OSError:
        return True
    return False


def _own(family: socket.AddressFamily) -> Sequence[str]:
    with suppress(OSError), socket.socket(family, socket.SOCK_DGRAM) as route:
        route.connect((_ELSEWHERE[family], 9))
        return (str(route.getsockname()[0]),)
    return ()
