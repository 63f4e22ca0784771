"""The addresses that a page or a style sheet refers to, each with the element and attribute that has it."""

from __future__ import annotations

import re
from enum import StrEnum
from urllib.parse import urlsplit

from ..lazy.tuples import NamedTuple

BASE_ELEMENT = "base:"
"""Begins the base of a relative address on a page whose ``<base>`` has an address from the root or of a host."""


class Kind(StrEnum):
    """The kinds of references; texts, whose hashes are quick."""

    LINK = "link"
    IMAGE = "image"
    MEDIA = "media file"
    FRAME = "frame"
    SCRIPT = "script"
    STYLE = "style sheet"
    ICON = "icon"
    MANIFEST = "manifest"
    SOCIAL = "social image"
    FEED = "feed"
    CANONICAL = "canonical address"
    ALTERNATE = "translation"
    CSS = "address in a style"
    FORM = "form's target"
    OTHER = "address"


class Reference(NamedTuple):
    """One address as it is written, and what it is relative to. Equal ones of several pages are one reference."""

    kind: Kind
    element: str
    """The name of the element; ``css`` for what a style has."""
    attribute: str
    """The name of the attribute; for ``meta`` the property, such as ``og:image``."""
    url: str
    """The address, with entities resolved."""
    base: str
    """The path that it is relative to, of the page or of its folder; empty for what is absolute; see `BASE_ELEMENT`."""


class FoundReference(NamedTuple):
    """A reference with its place."""

    reference: Reference
    at: int
    """The offset of the address in the text of the file."""
    written: str
    """The address as it is written."""


_PLAIN_HOST = re.compile(r"https?://([a-z0-9.-]+)(?=[/?#]|\Z)")
"""A host as most are written; it is found without `urlsplit`."""


def host_of(url: str) -> str:
    """The host of a full address, with its port, in lower case; empty if it has none or is no address."""
    if plain := _PLAIN_HOST.match(url):
        return plain[1]
    try:
        return urlsplit(url).netloc.lower()
    except ValueError:
        return ""
