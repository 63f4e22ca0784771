"""A page of the new site."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from .old_site import plain_value

TITLES = {"cv": "CV", "portfolio": "Projects", "teachings": "Teaching"}
"""Titles of pages whose names say something else."""
_LAST = 1000.0


@dataclass
class NewPage:
    """A page of the new site that is not written yet."""

    name: str
    title: str
    text: str
    place: float | None = _LAST
    """Its place in the menu; None for a page that is not in it."""
    head: dict[str, object] = field(default_factory=dict)
    """More front matter."""
    source: str = ""
    """The path of the old page."""
    ending: str = ".md"

    @property
    def address(self) -> str:
        """Where it is in the new site."""
        return plain_value(self.head.get("permalink")) or f"/{self.name}/"


def capital(title: str) -> str:
    """A title with a capital, which al-folio's menu has none of."""
    return TITLES.get(title) or title[:1].upper() + title[1:]


def free(path: str, taken: Mapping[str, str]) -> str:
    """The path, with a number if another file has it."""
    stem, dot, ending = path.rpartition(".")
    names = (path, *(f"{stem}-{number}{dot}{ending}" for number in range(2, len(taken) + 3)))
    return next(name for name in names if name not in taken)
