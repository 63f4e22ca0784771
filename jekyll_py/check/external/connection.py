"""Connections to servers of other sites, which never lead into a private network unless that is allowed.

The addresses of a site may be written by strangers, such as the author of a pull request, while the check runs within
a company's network. So a name is resolved once, all its addresses have to be public, and the connection goes to one of
those that were looked at.
"""

from __future__ import annotations

import ipaddress
import socket
import ssl
from http.client import HTTPConnection
from urllib.parse import SplitResult


class PrivateAddressError(Exception):
    """A host has an address that is not public."""


class _Connection(HTTPConnection):
    """A connection to an address that is already known.

    Args:
        host: the name, for the header and for the certificate.
        port: of the server.
        addresses: those of the host, tried one after the other.
        timeout: seconds without a byte.
        context: for TLS; None for plain HTTP.
    """

    def __init__(
        self, host: str, port: int, addresses: list[str], timeout: float, context: ssl.SSLContext | None
    ) -> None:
        super().__init__(host, port, timeout=timeout)
        self.default_port = 80 if context is None else 443  # what the header Host leaves out
        self._addresses = addresses
        self._context = context

    def connect(self) -> None:
        """Connect to the first address that takes it."""
        problem: OSError | None = None
        for address in self._addresses:
            try:
                plain = socket.create_connection((address, self.port), self.timeout)
            except OSError as error:
                problem = error
                continue
            try:
                self.sock = plain if self._context is None else self._encrypted(plain, self._context)
            except BaseException:
                plain.close()
                raise
            return
        raise problem or OSError("the host has no address")

    def _encrypted(self, plain: socket.socket, context: ssl.SSLContext) -> ssl.SSLSocket:
        return context.wrap_socket(plain, server_hostname=self.host)


def connection_to(parts: SplitResult, timeout: float, allows_private: bool, context: ssl.SSLContext) -> HTTPConnection:
    """A connection to the host of an address; it is made by the first request.

    Args:
        parts: of the address, of http or https.
        timeout: seconds without a byte.
        allows_private: whether the host may be one of a private network.
        context: for TLS.

    Raises:
        PrivateAddressError: the host is one of a private network.
        OSError: the host has no address.
        ValueError: the name of the host is none.
    """
    host = (parts.hostname or "").encode("idna").decode("ascii")
    is_secure = parts.scheme == "https"
    port = parts.port or (443 if is_secure else 80)
    rows = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    addresses = list(dict.fromkeys(str(row[4][0]) for row in rows))
    if not allows_private and not all(map(is_public, addresses)):
        raise PrivateAddressError(host)
    return _Connection(host, port, addresses, timeout, context if is_secure else None)


def is_public(address: str) -> bool:
    """Whether an address of the internet protocol is one of the public internet."""
    plain = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(plain, ipaddress.IPv6Address):
        inner = plain.ipv4_mapped or plain.sixtofour or (plain.teredo and plain.teredo[1])
        if inner:
            return inner.is_global and not inner.is_multicast
        if plain in ipaddress.ip_network("64:ff9b::/96"):
            return is_public(str(ipaddress.IPv4Address(int(plain) & 0xFFFFFFFF)))
    return plain.is_global and not plain.is_multicast
