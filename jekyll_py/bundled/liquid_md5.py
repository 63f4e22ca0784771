"""liquid-md5: the filter ``md5``, the digest of a text without the spaces around it."""

from __future__ import annotations

from hashlib import md5

from ..plugins import LiquidError, liquid_filter

_BLANKS = " \t\n\v\f\r\0"


@liquid_filter("md5")
def digest(value: object) -> str:
    """The digest in hexadecimal.

    Raises:
        LiquidError: it is no text.
    """
    if not isinstance(value, str):
        raise LiquidError("md5 needs a text", hint="write | append: '' before it to make one of a value")
    return md5(value.strip(_BLANKS).encode("utf-8", "surrogateescape"), usedforsecurity=False).hexdigest()
