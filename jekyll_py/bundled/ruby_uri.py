"""Addresses as Ruby's ``URI`` takes them, which refuses what RFC 3986 does not allow."""

from __future__ import annotations

import re

_PARTS = re.compile(r"(?:([^:/?#]+):)?(?://([^/?#]*))?([^?#]*)(?:\?([^#]*))?(?:#(.*))?", re.DOTALL)
"""Scheme, authority, path, query and fragment (RFC 3986, appendix B)."""
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*")
_AUTHORITY = re.compile(r"(?:[^@\[\]]*@)?(\[[0-9a-fA-F:.]+\]|[^@:\[\]]*)(?::[0-9]*)?")
_CHARACTERS = re.compile(r"(?:[A-Za-z0-9._~!$&'()*+,;=:@/?-]|%[0-9a-fA-F]{2})*")


def is_uri(text: str) -> bool:
    """Whether Ruby can parse it."""
    found = _PARTS.fullmatch(text)
    if found is None:
        return False
    scheme, authority, *rest = found.groups()
    return (
        (scheme is None or _SCHEME.fullmatch(scheme) is not None)
        and (authority is None or _AUTHORITY.fullmatch(authority) is not None)
        and all(_CHARACTERS.fullmatch(part.strip("[]")) for part in (authority, *rest) if part)
    )


def host(text: str) -> str | None:
    """The host of an address, as it is written; None for one without a host."""
    found = _PARTS.fullmatch(text)
    authority = _AUTHORITY.fullmatch(found[2]) if found and found[2] is not None else None
    return authority[1] if authority else None
