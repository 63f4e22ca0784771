"""The normal form of a URL."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import unquote_to_bytes

from ...lazy.patterns import lazy_pattern
from .percent_encoding import HOST, PCHAR, QUERY, QUERY_PAIR, normalize_component
from .url import DEFAULT_PORTS, URL, assembled, parse

_SEGMENT = "/[A-Za-z0-9_~-][A-Za-z0-9._~-]*"
_NORMAL = lazy_pattern(rf"(?:https?://[a-z0-9-]+(?:\.[a-z0-9-]+)*)?(?:(?:{_SEGMENT})+/?|/)\Z")
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
    return assembled(
        URL(
            scheme,
            _normal_userinfo(url.userinfo, scheme),
            None if url.host is None else _normal_host(url.host),
            None if scheme and url.port == DEFAULT_PORTS.get(scheme) else url.port,
            path,
            _normal_query(url.query),
            (url.fragment and normalize_component(url.fragment, QUERY)) or None,
        )
    )


def _normal_userinfo(userinfo: str | None, scheme: str | None) -> str | None:
    if userinfo is None:
        return None
    user, colon, password = userinfo.partition(":")
    if not user.strip() and not password.strip() and scheme and "http" in scheme:
        return None
    return normalize_component(user.strip(), "") + colon + normalize_component(password.strip(), "")


_FINAL_DOT = lazy_pattern(r"(?<=[^.])\.\Z")


def _normal_host(host: str) -> str:
    name = unquote_to_bytes(host.strip().lower()).decode("utf-8", "replace").lower()
    return normalize_component(_FINAL_DOT.sub("", name if name.isascii() else _ascii_name(name)), HOST)


def _ascii_name(name: str) -> str:
    """A host name in punycode; empty labels at its end are dropped, as by Ruby's ``split``."""
    return ".".join(_idna(label) for label in name.rstrip(".").split("."))


def _idna(label: str) -> str:
    if label.isascii():
        return label
    return "xn--" + unicodedata.normalize("NFKC", label).encode("punycode").decode("ascii")


_DOT = lazy_pattern(r"/\./|/\.\Z")
_LEADING_DOTS = lazy_pattern(r"\A\.\.?/?")
_ROOT_PARENT = lazy_pattern(r"\A/\.\.?/|\A(?:/\.\.?)+/?\Z")


def _normal_path(path: str) -> str:
    escaped = "/".join(normalize_component(segment, PCHAR) for segment in path.strip().split("/"))
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
    return "%2B".join(normalize_component(part, QUERY_PAIR) for part in re.split("%2[Bb]", pair))
