"""jekyll-email-protect: the filter ``encode_email``, which percent-encodes the letters and digits of an address."""

from __future__ import annotations

import unicodedata

from ..plugins import liquid_filter
from ..plugins.internals import ruby_to_s


@liquid_filter("encode_email")
def encode_email(value: object) -> str:
    """The address, encoded."""
    return "".join(_encoded(char) if _is_alphanumeric(char) else char for char in ruby_to_s(value))


def _is_alphanumeric(char: str) -> bool:
    """Whether it is a letter or a digit to Ruby (``\\p{Alnum}``), which ``²`` and ``½`` are not."""
    return char.isalpha() or unicodedata.category(char) in ("Nd", "Nl")


def _encoded(char: str) -> str:
    return "".join(f"%{byte:02X}" for byte in char.encode("utf-8", "surrogateescape"))
