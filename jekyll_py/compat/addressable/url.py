"""A URL and its parts: parsing, checking and putting together."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import unquote_to_bytes

from ...errors import JekyllError
from ...lazy.patterns import lazy_pattern
from ...lazy.tuples import NamedTuple
from .percent_encoding import HOST, PATH, PCHAR, QUERY, SUB_DELIMS, escape

_GENERIC = lazy_pattern(r"(?:([^:/?#]+):)?(?://([^/?#]*))?([^?#]*)(?:\?([^#]*))?(?:#(.*))?")
_SCHEME = lazy_pattern(r"[A-Za-z][A-Za-z0-9.+-]*\Z")
_USERINFO = lazy_pattern(r"([^\[\]]*)@")
_PORT = lazy_pattern(r":([^:@\[\]]*)\Z")
_BAD_HOST = lazy_pattern(r"""[<>{}/\\?#@"\s]""")
_IP_LITERAL = lazy_pattern(r"\[(.*)\]\Z")
_AMBIGUOUS = lazy_pattern(r"^(?!/)[^/:\n]*:", re.M)

DEFAULT_PORTS = {
    "http": 80, "https": 443, "ftp": 21, "tftp": 69, "sftp": 22, "ssh": 22, "svn+ssh": 22, "telnet": 23,
    "nntp": 119, "gopher": 70, "wais": 210, "ldap": 389, "prospero": 1525,
}  # fmt: skip


class InvalidURL(JekyllError):
    """A text is no URL."""


class URL(NamedTuple):
    """The parts of a URL; None where a part is absent."""

    scheme: str | None
    userinfo: str | None
    host: str | None
    port: int | None
    path: str
    query: str | None
    fragment: str | None

    @property
    def authority(self) -> str | None:
        """``userinfo@host:port``, without the parts that are absent; None without a host."""
        if self.host is None:
            return None
        before = "" if self.userinfo is None else f"{self.userinfo}@"
        after = "" if self.port is None else f":{self.port}"
        return f"{before}{self.host}{after}"

    def __str__(self) -> str:
        parts = [self.path]
        if self.authority is not None:
            parts.insert(0, f"//{self.authority}")
        if self.scheme is not None:
            parts.insert(0, f"{self.scheme}:")
        if self.query is not None:
            parts.append(f"?{self.query}")
        if self.fragment is not None:
            parts.append(f"#{self.fragment}")
        return "".join(parts)


_PLAIN_PATH = lazy_pattern(r"/(?!/)[A-Za-z0-9._~/-]*\Z")
"""Paths with nothing to parse, as those of most pages are."""


def has_scheme(text: str) -> bool:
    """Whether a URL has a scheme.

    Raises:
        InvalidURL: as `parse`.
    """
    return _PLAIN_PATH.match(text) is None and parse(text).scheme is not None


def parse(text: str) -> URL:
    """Split a URL into its parts.

    Raises:
        InvalidURL: a scheme, port or host is malformed, or the parts cannot be combined.
    """
    match = _GENERIC.match(text)
    assert match is not None, "every part is optional"
    scheme, authority, path, query, fragment = match.groups()
    userinfo, host, port = _split_authority(authority)
    if host is not None and path and not path.startswith("/"):
        path = f"/{path}"
    return _checked(URL(scheme, userinfo, host, port, path, query, fragment))


def _split_authority(authority: str | None) -> tuple[str | None, str | None, int | None]:
    if authority is None:
        return None, None, None
    user = _USERINFO.match(authority)
    rest = authority[user.end() :] if user else authority
    port = _PORT.search(rest)
    return (
        user[1].strip() if user else None,
        rest[: port.start()] if port else rest,
        _port(port[1] if port else ""),
    )


def _port(text: str) -> int | None:
    if not text:
        return None
    digits = unquote_to_bytes(text).decode("utf-8", "replace")
    if not (digits.isascii() and digits.isdecimal()):
        raise InvalidURL(f'Invalid port number: "{digits}"')
    return int(digits) or None


def _checked(url: URL) -> URL:
    if url.scheme is not None and not _SCHEME.match(url.scheme):
        raise InvalidURL(f"Invalid scheme format: '{url.scheme}'")
    if url.scheme is not None and url.scheme.lower() in DEFAULT_PORTS and not url.host and not url.path:
        raise InvalidURL(f"Absolute URI missing hierarchical segment: '{url}'")
    if url.host is None and url.path.startswith("//"):
        raise InvalidURL(f"Cannot have a path with two leading slashes without an authority set: '{url}'")
    if url.host is not None and _is_bad_host(url.host):
        raise InvalidURL(f"Invalid character in host: '{url.host}'")
    if url.scheme is None and _AMBIGUOUS.search(url.path):
        raise InvalidURL(f"Cannot assemble URI string with ambiguous path: '{url.path}'")
    return url


def _is_bad_host(host: str) -> bool:
    literal = _IP_LITERAL.match(host)
    return bool(_BAD_HOST.search(host)) or bool(literal and escape(literal[1], safe=SUB_DELIMS + ":") != literal[1])


def assembled(url: URL) -> str:
    """The text of a URL with changed parts, whose authority is parsed again and whose parts are checked."""
    userinfo, host, port = _split_authority(url.authority)
    return str(_checked(URL(url.scheme, userinfo, host, port, url.path, url.query, url.fragment)))


_PLAIN = lazy_pattern(r"^[a-zA-Z0-9./-]+$", re.M)
"""One line of these characters is enough, as Ruby's ``^`` and ``$`` match at lines."""


@lru_cache(maxsize=16_384)
def escape_path(path: str) -> str:
    """A file path as a URL path, with percent-encoding where it is needed (``Jekyll::URL.escape_path``).

    Raises:
        InvalidURL: as `parse`; text before a colon in the first segment is taken for a scheme.
    """
    if not path or _PLAIN.search(path):
        return path
    url = parse(path)
    escaped = assembled(
        URL(
            url.scheme,
            url.userinfo and escape(url.userinfo, safe=PCHAR + "[]"),
            url.host and escape(url.host, safe=HOST),
            url.port,
            escape(url.path, safe=PATH),
            url.query and escape(url.query, safe=QUERY),
            url.fragment and escape(url.fragment, safe=QUERY),
        )
    )
    return escaped.replace("#", "%23", 1)
