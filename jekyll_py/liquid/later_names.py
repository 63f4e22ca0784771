"""The tags and filters that are missing in Liquid 4.0."""

from __future__ import annotations

from collections.abc import Mapping

from ..reference import Version, text

SINCE: Mapping[str, Version] = {
    "#": (5, 3),
    "echo": (5,),
    "liquid": (5,),
    "render": (5,),
    "base64_decode": (5, 2),
    "base64_encode": (5, 2),
    "base64_url_safe_decode": (5, 2),
    "base64_url_safe_encode": (5, 2),
    "remove_last": (5, 2),
    "replace_last": (5, 2),
}
"""The version of Liquid in which each tag or filter was added."""


INSTEAD: Mapping[str, str] = {
    "#": "write {% comment %}",
    "echo": "write {{ }}",
    "liquid": "write each of its lines as a tag",
    "render": "write {% include %}",
}
"""The markup of every version that does what a later tag does."""


def is_later(name: str, version: Version) -> bool:
    """Whether a tag or filter came after a version of Liquid."""
    return SINCE.get(name, ()) > version


def hint(name: str, version: Version) -> str | None:
    """A hint for a tag or filter that a version of Liquid lacks and a later one has; None for other names."""
    if not is_later(name, version):
        return None
    return f"'{name}' came with Liquid {text(SINCE[name])}; the Jekyll that is followed has Liquid {text(version)}"
