"""Addresses as Ruby's ``URI`` takes them, which refuses what RFC 3986 does not allow."""

from __future__ import annotations

import re

_URI = re.compile(
    r"""
    (?:[A-Za-z][A-Za-z0-9+.-]*+:)?+
    (?://(?:(?:[\w.~!$&'()*+,;=:-]|%[0-9a-fA-F]{2})*+@)?(?P<host>\[[0-9a-fA-F:.]+\]|(?:[\w.~!$&'()*+,;=-]|%[0-9a-fA-F]{2})*+)
        (?::\d*+)?+(?=[/?\#]|\Z))?+
    (?P<path>(?:[\w.~!$&'()*+,;=:@/-]|%[0-9a-fA-F]{2})*+)
    (?:\?(?P<query>(?:[\w.~!$&'()*+,;=:@/?-]|%[0-9a-fA-F]{2})*+))?+
    (?:\#(?:[\w.~!$&'()*+,;=:@/?-]|%[0-9a-fA-F]{2})*+)?+
    \Z""",
    re.VERBOSE | re.ASCII,
)


def is_uri(text: str) -> bool:
    """Whether Ruby can parse it."""
    return _URI.match(text) is not None


def host(text: str) -> str | None:
    """The host of an address, as it is written; None for one without a host and for what is no address."""
    found = _URI.match(text)
    return found["host"] if found else None
