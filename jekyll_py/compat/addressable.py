"""Parsing, escaping and normalising URLs as the Ruby library Addressable does for Jekyll's filters and permalinks.

Python's own ``urllib.parse`` keeps dot segments, port 80 and unescaped characters; Jekyll's bytes come from
Addressable 2.8, whose rules (RFC 3986 with Unicode NFKC and IDNA 2003) are restated here.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache, partial
from typing import NamedTuple
from urllib.parse import quote, unquote_to_bytes

from ..errors import JekyllError

_GENERIC = re.compile(r"(?:([^:/?#]+):)?(?://([^/?#]*))?([^?#]*)(?:\?([^#]*))?(?:#(.*))?")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9.+-]*\Z")
_USERINFO = re.compile(r"([^\[\]]*)@")
_PORT = re.compile(r":([^:@\[\]]*)\Z")
_BAD_HOST = re.compile(r"""[<>{}/\\?#@"\s]""")
_IP_LITERAL = re.compile(r"\[(.*)\]\Z")
_AMBIGUOUS = re.compile(r"^(?!/)[^/:\n]*:", re.M)

_quote = partial(quote, errors="surrogateescape")
"""Percent-encoding, which keeps the bytes of a file name that is not UTF-8."""

DEFAULT_PORTS = {
    "http": 80, "https": 443, "ftp": 21, "tftp": 69, "sftp": 22, "ssh": 22, "svn+ssh": 22, "telnet": 23,
    "nntp": 119, "gopher": 70, "wais": 210, "ldap": 389, "prospero": 1525,
}  # fmt: skip

# Characters that are not escaped, besides letters, digits and ``-._~``, which `quote` never escapes.
_SUB_DELIMS = "!$&'()*+,;="
_PCHAR = _SUB_DELIMS + ":@"
_PATH = _PCHAR + "/"
_QUERY = _PCHAR + "/?"
_HOST = _SUB_DELIMS + "[:]"
_RESERVED = ":/?#[]@" + _SUB_DELIMS
_QUERY_PAIR = "!$'()*+,=:@/?"


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
    def absolute(self) -> bool:
        """Whether it has a scheme."""
        return self.scheme is not None

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
    return bool(_BAD_HOST.search(host)) or bool(literal and _quote(literal[1], safe=_SUB_DELIMS + ":") != literal[1])


_SEGMENT = "/[A-Za-z0-9_~-][A-Za-z0-9._~-]*"
_NORMAL = re.compile(rf"(?:https?://[a-z0-9-]+(?:\.[a-z0-9-]+)*)?(?:(?:{_SEGMENT})+/?|/)\Z")
"""URLs that `normalize` leaves unchanged, as most are."""


def normalize(text: str) -> str:
    """A URL in its normal form: scheme and host in lower case, IDNA hosts, no default port, no dot segments, one way
    of escaping.

    Raises:
        InvalidURL: as `parse`.
    """
    if _NORMAL.match(text):
        return text
    url = parse(text)
    scheme = url.scheme and url.scheme.lower()
    path = _normal_path(url.path)
    if not path and scheme in ("http", "https", "ftp", "tftp"):
        path = "/"
    return _assembled(
        URL(
            scheme,
            _normal_userinfo(url.userinfo, scheme),
            None if url.host is None else _normal_host(url.host),
            None if scheme and url.port == DEFAULT_PORTS.get(scheme) else url.port,
            path,
            _normal_query(url.query),
            (url.fragment and normalize_component(url.fragment, _QUERY)) or None,
        )
    )


def _assembled(url: URL) -> str:
    """The text of a URL with changed parts, whose authority is parsed again and whose parts are checked."""
    userinfo, host, port = _split_authority(url.authority)
    return str(_checked(URL(url.scheme, userinfo, host, port, url.path, url.query, url.fragment)))


def _normal_userinfo(userinfo: str | None, scheme: str | None) -> str | None:
    if userinfo is None:
        return None
    user, colon, password = userinfo.partition(":")
    if not user.strip() and not password.strip() and scheme and "http" in scheme:
        return None
    return normalize_component(user.strip(), "") + colon + normalize_component(password.strip(), "")


_FINAL_DOT = re.compile(r"(?<=[^.])\.\Z")


def _normal_host(host: str) -> str:
    name = unquote_to_bytes(host.strip().lower()).decode("utf-8", "replace").lower()
    return normalize_component(_FINAL_DOT.sub("", name if name.isascii() else _ascii_name(name)), _HOST)


def _ascii_name(name: str) -> str:
    """A host name in punycode; empty labels at its end are dropped, as by Ruby's ``split``."""
    return ".".join(_idna(label) for label in name.rstrip(".").split("."))


def _idna(label: str) -> str:
    if label.isascii():
        return label
    return "xn--" + unicodedata.normalize("NFKC", label).encode("punycode").decode("ascii")


_DOT = re.compile(r"/\./|/\.\Z")
_LEADING_DOTS = re.compile(r"\A\.\.?/?")
_ROOT_PARENT = re.compile(r"\A/\.\.?/|\A(?:/\.\.?)+/?\Z")


def _normal_path(path: str) -> str:
    escaped = "/".join(normalize_component(segment, _PCHAR) for segment in path.strip().split("/"))
    while True:
        shorter = _without_a_dot_segment(escaped)
        if shorter == escaped:
            return escaped
        escaped = shorter


def _without_a_dot_segment(path: str) -> str:
    """One step of RFC 3986 5.2.4, in Addressable's order of rules."""
    if _DOT.search(path):
        return _DOT.sub("/", path)
    shorter = _without_parents(path)
    if shorter != path:
        return shorter
    if _LEADING_DOTS.match(path):
        return _LEADING_DOTS.sub("", path)
    return _ROOT_PARENT.sub("/", path)


def _without_parents(path: str) -> str:
    """The path without each segment that is followed by ``..``, and without those ``..``."""
    first, *segments = path.split("/")
    kept: list[str] = []
    for place, segment in enumerate(segments, 1):
        if segment != ".." or not kept:
            kept.append(segment)
            continue
        kept.pop()
        if place == len(segments):
            kept.append("")  # the slash before it stays
    return "/".join([first, *kept])


def _normal_query(query: str | None) -> str | None:
    if query is None:
        return None
    return "&".join(_normal_pair(pair) for pair in query.split("&")) or None


def _normal_pair(pair: str) -> str:
    """A normalised pair of a query; ``%2B`` stays escaped, because a bare plus sign means a space."""
    return "%2B".join(normalize_component(part, _QUERY_PAIR) for part in re.split("%2[Bb]", pair))


def normalize_component(text: str, safe: str = _RESERVED) -> str:
    """``text`` unescaped, in Unicode NFKC, and escaped again except letters, digits, ``-._~`` and ``safe``."""
    raw = unquote_to_bytes(text.encode("utf-8", "surrogateescape"))
    try:
        return quote(unicodedata.normalize("NFKC", raw.decode("utf-8")), safe=safe)
    except UnicodeDecodeError:
        return quote(raw, safe=_RESERVED)


_PLAIN = re.compile(r"^[a-zA-Z0-9./-]+$", re.M)
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
    escaped = _assembled(
        URL(
            url.scheme,
            url.userinfo and _quote(url.userinfo, safe=_PCHAR + "[]"),
            url.host and _quote(url.host, safe=_HOST),
            url.port,
            _quote(url.path, safe=_PATH),
            url.query and _quote(url.query, safe=_QUERY),
            url.fragment and _quote(url.fragment, safe=_QUERY),
        )
    )
    return escaped.replace("#", "%23", 1)


def unescape_path(path: str) -> str:
    """A URL path as a file path; bytes that are not UTF-8 become surrogates, as in Python's file names."""
    if "%" not in path:
        return path
    return unquote_to_bytes(path.encode("utf-8", "surrogateescape")).decode("utf-8", "surrogateescape")
