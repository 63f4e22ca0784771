"""liquid-md5: the filter ``md5``, the digest of a text without the spaces around it."""

from __future__ import annotations

from hashlib import md5

from ..plugins import liquid_filter, to_s

_BLANKS = " \t\n\v\f\r\0"


@liquid_filter("md5")
def digest(value: object) -> str:
    """The digest in hexadecimal."""
    text = to_s(value).strip(_BLANKS)
    return md5(text.encode("utf-8", "surrogateescape"), usedforsecurity=False).hexdigest()
