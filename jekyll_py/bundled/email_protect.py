"""jekyll-email-protect: the filter ``encode_email``, which percent-encodes the letters and digits of an address."""

from __future__ import annotations

from ..plugins import liquid_filter, to_s


@liquid_filter("encode_email")
def encode_email(value: object) -> str:
    """The address, encoded."""
    return "".join(_encoded(char) if char.isalnum() else char for char in to_s(value))


def _encoded(char: str) -> str:
    return "".join(f"%{byte:02X}" for byte in char.encode("utf-8", "surrogateescape"))
