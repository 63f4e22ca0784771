"""Asks for one address: HEAD, then GET where that says little, along redirects, again after errors that may pass."""

from __future__ import annotations

import socket
import ssl
import time
from collections.abc import Callable, Collection, Mapping
from contextlib import suppress
from email.utils import parsedate_to_datetime
from http.client import HTTPConnection, HTTPException
from threading import Timer
from urllib.parse import quote, unquote, urljoin, urlsplit, urlunsplit

from ...lazy.tuples import NamedTuple
from ..pages.parser import parse
from .answer import Answer, Asked, Outcome
from .connection import PrivateAddressError, connection_to
from .options import ExternalOptions

_MOST_REDIRECTS = 10
_MOST_BYTES = 4_000_000
_LONGEST_WAIT = 60.0
_LONGEST_PER_TIMEOUT = 3
"""How much longer than the timeout a response may take that comes byte by byte."""
_TEXTS = ("text/html", "application/xhtml+xml", "text/plain")
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_PERMANENT = frozenset({301, 308})
_PASSING = frozenset({408, 425, 429, 500, 502, 503, 504})
"""The statuses that may be others soon (RFC 9110, 15)."""
_SAFE = "/%:@!$&'()*+,;=~-._?[]"


class Response(NamedTuple):
    """One response of a server."""

    status: int
    headers: Mapping[str, str]
    """By name in lower case."""
    body: bytes = b""


class Client:
    """Asks servers of other sites.

    Args:
        options: how they are asked.
        context: for TLS; without it, the certificates that the system trusts.
        wait: lets a number of seconds pass.
    """

    def __init__(
        self,
        options: ExternalOptions,
        context: ssl.SSLContext | None = None,
        wait: Callable[[float], None] = time.sleep,
    ) -> None:
        self._options = options
        self._context = context or ssl.create_default_context()
        self._wait = wait

    def ask(self, asked: Asked) -> Answer:
        """The answer to an address."""
        answer = self._once(asked)
        for attempt in range(self._options.retries):
            is_passing = answer[0].outcome is Outcome.UNREACHABLE or answer[0].status in _PASSING
            if not is_passing or answer[0].status in self._options.accept:
                break
            self._wait(min(_LONGEST_WAIT, max(2.0**attempt, answer[1])))
            answer = self._once(asked)
        return answer[0]

    def _once(self, asked: Asked) -> tuple[Answer, float]:
        """An answer, and the seconds that the server wants to be left alone."""
        try:
            return self._followed(asked)
        except PrivateAddressError:
            return Answer(Outcome.PRIVATE), 0
        except ssl.SSLCertVerificationError as error:
            return Answer(Outcome.CERTIFICATE, says=error.verify_message), 0
        except (OSError, HTTPException, ValueError) as error:
            return Answer(Outcome.UNREACHABLE, says=_words(error)), 0

    def _followed(self, asked: Asked) -> tuple[Answer, float]:
        url, permanent = asked.url, [True]
        for _ in range(_MOST_REDIRECTS + 1):
            response = self._response(url, needs_body=bool(asked.fragments))
            target = response.headers.get("location")
            if response.status not in _REDIRECTS or not target:
                is_moved = len(permanent) > 1 and all(permanent)
                anchors = _anchors_in(response, asked.fragments, url)
                return Answer(Outcome.ANSWERED, response.status, url, is_moved, "", anchors), _pause(response)
            permanent.append(response.status in _PERMANENT)
            url = urljoin(url, target).partition("#")[0]
            if urlsplit(url).scheme not in ("http", "https"):
                return Answer(Outcome.UNREACHABLE, says=f"it redirects to {url[:100]}"), 0
        return Answer(Outcome.UNREACHABLE, says=f"it redirects more than {_MOST_REDIRECTS} times"), 0

    def _response(self, url: str, needs_body: bool) -> Response:
        if not needs_body:
            try:
                response = self.request("HEAD", url)
            except (ConnectionError, HTTPException):  # some servers hang up on what they do not know
                return self.request("GET", url)
            if response.status < 400 or response.status == 429:
                return response
        return self.request("GET", url)

    def text_of(self, url: str) -> str | None:
        """The text at an address, without redirects; None if there is none."""
        try:
            response = self.request("GET", url)
        except (OSError, HTTPException, ValueError, PrivateAddressError):
            return None
        return response.body.decode("utf-8", "replace") if response.status == 200 else None

    def request(self, method: str, url: str) -> Response:
        """The response to one request, without redirects.

        Raises:
            PrivateAddressError: the host is one of a private network.
            OSError, HTTPException, ValueError: there is none.
        """
        parts = urlsplit(url)
        options = self._options
        connection = connection_to(parts, options.timeout, options.allows_private, self._context)
        path = urlunsplit(("", "", quote(parts.path or "/", safe=_SAFE), quote(parts.query, safe=_SAFE), ""))
        headers = {"User-Agent": options.user_agent, "Accept": "text/html,*/*;q=0.8", "Connection": "close"}
        end = Timer(_LONGEST_PER_TIMEOUT * options.timeout, _cut, [connection])
        end.daemon = True
        end.start()
        try:
            connection.request(method, path, headers=headers)
            answer = connection.getresponse()
            values = {name.lower(): value for name, value in answer.getheaders()}
            is_text = values.get("content-type", "").startswith(_TEXTS)
            return Response(answer.status, values, answer.read(_MOST_BYTES) if method == "GET" and is_text else b"")
        finally:
            end.cancel()
            connection.close()


def _cut(connection: HTTPConnection) -> None:
    """End a connection that another thread reads from."""
    if isinstance(connection.sock, socket.socket):
        with suppress(OSError):
            connection.sock.shutdown(socket.SHUT_RDWR)


def _anchors_in(response: Response, fragments: Collection[str], url: str) -> Mapping[str, bool | None]:
    """Which of the fragments a page has; None if it is no page, or makes its content with a script."""
    is_page = "html" in response.headers.get("content-type", "")
    if not is_page or response.status != 200 or len(response.body) == _MOST_BYTES:
        return dict.fromkeys(fragments)
    page = parse(url, response.body.decode("utf-8", "replace"))
    anchors = page.anchors
    if not anchors:
        return dict.fromkeys(fragments)
    names = {each: {each, unquote(each), f"user-content-{unquote(each)}"} for each in fragments}
    return {each: not anchors.isdisjoint(names[each]) for each in fragments}


def _pause(response: Response) -> float:
    """The seconds of ``Retry-After`` (RFC 9110, 10.2.3)."""
    text = response.headers.get("retry-after", "").strip()
    if text.isdigit():
        return float(text[:6])
    try:
        return max(0.0, parsedate_to_datetime(text).timestamp() - time.time())
    except (TypeError, ValueError):
        return 0.0


def _words(error: Exception) -> str:
    """An error of the network in words."""
    if isinstance(error, TimeoutError):
        return "it did not answer in time"
    if isinstance(error, OSError) and error.strerror:
        return error.strerror
    return str(error) or type(error).__name__
