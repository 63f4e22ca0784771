"""The listening socket and the threads of its connections."""

from __future__ import annotations

import errno
import os
import socket
import ssl
import sys
import threading
import traceback
from contextlib import suppress
from socketserver import TCPServer, ThreadingMixIn
from types import TracebackType
from typing import Any, Self

from ..errors import JekyllError
from .handler import Handler
from .options import ServeOptions
from .server_state import ServerState

SECONDS_TO_CLOSE = 2.0
_POLL = 0.05


class Listener(ThreadingMixIn, TCPServer):
    """A server with one thread per connection. It is bound when created and answers after :meth:`start`.

    Raises:
        JekyllError: the address is in use or not this machine's, or the certificate cannot be used.
    """

    request_queue_size = 128
    allow_reuse_address = os.name == "posix"  # on Windows it would allow two servers on one port
    daemon_threads = True

    def __init__(self, state: ServerState) -> None:
        self.state = state
        self._connections: set[socket.socket] = set()
        self._changed = threading.Condition()
        self._is_closed = False
        self._tls = _tls_context(state.options)
        self._thread = threading.Thread(target=self._answer, name="preview", daemon=True)
        try:
            self.address_family, address = _address(state.options)
            super().__init__(address, Handler)
        except OSError as error:
            raise _cannot_listen(error, state.options) from error

    @property
    def port(self) -> int:
        """The bound port, also if port 0 was requested."""
        return int(self.server_address[1])

    def start(self) -> None:
        """Start answering; earlier connections have waited in the system's queue."""
        self._thread.start()

    def _answer(self) -> None:
        try:
            self.serve_forever(_POLL)
        except (OSError, ValueError):
            if not self._is_closed:  # a signal can arrive before the first step of this thread
                raise

    def close(self) -> None:
        """Close the listening socket, every connection and its thread."""
        self._is_closed = True
        if self._thread.is_alive():
            self.shutdown()
        self.server_close()
        with self._changed:
            for connection in self._connections:
                with suppress(OSError):  # already closed
                    connection.shutdown(socket.SHUT_RDWR)
            self._changed.wait_for(lambda: not self._connections, SECONDS_TO_CLOSE)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def get_request(self) -> tuple[socket.socket, Any]:
        """Accept a connection. Its TLS handshake is made in its own thread, because here it would block the others."""
        connection, address = super().get_request()
        if self._tls is not None:
            connection = self._tls.wrap_socket(connection, server_side=True, do_handshake_on_connect=False)
        return connection, address

    def process_request(self, request: Any, client_address: Any) -> None:
        """Start the thread of a connection and record it for `close`."""
        with self._changed:
            self._connections.add(request)
        super().process_request(request, client_address)

    def shutdown_request(self, request: Any) -> None:
        """Called at the end of a connection's thread: forget the connection."""
        super().shutdown_request(request)
        with self._changed:
            self._connections.discard(request)
            self._changed.notify_all()

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Print the traceback of an exception, except of those that broken connections cause.

        A connection that :meth:`close` breaks can fail at any step: one with TLS has no such object any more.
        """
        if not (self._is_closed or isinstance(sys.exc_info()[1], ConnectionError | TimeoutError | ssl.SSLError)):
            traceback.print_exc()


def _address(options: ServeOptions) -> tuple[socket.AddressFamily, tuple[str, int]]:
    """The family and address to bind; IPv4 for a name with both, such as ``localhost``."""
    found = socket.getaddrinfo(options.host or None, options.port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
    family, _, _, _, address = min(found, key=lambda entry: entry[0] is not socket.AF_INET)
    return family, (str(address[0]), options.port)


def _cannot_listen(error: OSError, options: ServeOptions) -> JekyllError:
    place = f"{options.host}:{options.port}"
    if error.errno == errno.EADDRINUSE:
        other = options.port % 65535 + 1
        hint = f"another program, perhaps another preview, uses this port: stop it or add --port {other}"
        return JekyllError(f"Address already in use - {place}", hint=hint)
    if error.errno == errno.EACCES:
        return JekyllError(f"Permission denied - {place}", hint="Ports below 1024 need rights: choose --port 4000.")
    return JekyllError(f"Cannot listen on {place}: {error.strerror}", hint="--host names an address of this machine.")


def _tls_context(options: ServeOptions) -> ssl.SSLContext | None:
    if options.ssl_cert is None or options.ssl_key is None:
        return None
    certificate, key = (options.source / path for path in (options.ssl_cert, options.ssl_key))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    try:
        context.load_cert_chain(certificate, key, password="")  # without the argument OpenSSL would ask at the terminal
    except OSError as error:  # includes ssl.SSLError
        message = f"The certificate cannot be used: {error.strerror or error}"
        raise JekyllError(message, path=str(certificate), hint="--ssl-cert and --ssl-key take PEM files.") from error
    return context
