"""Addresses as Ruby's ``URI.parse`` takes them (``RFC3986_Parser``): ASCII alone, and any other text after ``?``."""

from __future__ import annotations

import re

_ENCODED = "%[0-9A-Fa-f]{2}"
_SEGMENT = rf"(?:[!$&-.0-;=@-Z_a-z~]|{_ENCODED})"
_NAME = rf"(?:[!$&-.0-9;=A-Z_a-z~]|{_ENCODED})"
"""A character of the name of a host, or of the first segment of a relative path: no colon."""
_USER = rf"(?:[!$&-.0-;=A-Z_a-z~]|{_ENCODED})*"
_HOST = rf"(?P<host>\[[0-9A-Fa-f:.]+\]|\[v[0-9A-Fa-f]+\.[!$&-.0-;=A-Z_a-z~]+\]|{_NAME}+)?"
_AUTHORITY = rf"//(?:{_USER}@)?{_HOST}(?::[0-9]*)?(?:/{_SEGMENT}*)*"
_ABSOLUTE = rf"/(?:{_SEGMENT}+(?:/{_SEGMENT}*)*)?"
_END = rf"(?:\?(?P<query>[^#]*))?(?:\#(?:[/?]|{_SEGMENT})*)?"
_URI = re.compile(rf"[A-Za-z][+.0-9A-Za-z-]*:(?:{_AUTHORITY}|{_ABSOLUTE}|{_SEGMENT}+(?:/{_SEGMENT}*)*|){_END}")
_RELATIVE = re.compile(rf"(?:{_AUTHORITY}|{_ABSOLUTE}|(?:@|{_NAME})+(?:/{_SEGMENT}*)*|){_END}")
_BROKEN = re.compile(r"%[^0-9A-Fa-f]{2}")
"""In a query alone a percent sign is refused by what follows it."""


def is_uri(text: str) -> bool:
    """Whether Ruby can parse it."""
    return _parsed(text) is not None


def host(text: str) -> str | None:
    """The host of an address, as it is written; None for one without a host."""
    found = _parsed(text)
    return found["host"] if found else None


def _parsed(text: str) -> re.Match[str] | None:
    found = (_URI.fullmatch(text) or _RELATIVE.fullmatch(text)) if text.isascii() else None
    query = re.sub(r"[\t\r\n]", "", (found and found["query"]) or "")
    return None if _BROKEN.search(query) else found
