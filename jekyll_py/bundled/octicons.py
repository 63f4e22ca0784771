"""jekyll-octicons: ``{% octicon name height:32 class:"x" aria-label:"y" %}``, one of GitHub's icons as SVG.

The drawings come from the package ``octicons-pack``. Without it, and for a name it does not know, the icon is left out
and named in a warning.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from importlib import import_module
from types import ModuleType
from typing import NamedTuple

from ..plugins import Context, Tag, site_access

_SYMBOL = re.compile(r"(?:\(?[\w\-.\[\]]\)?)+", re.ASCII)
_ATTRIBUTE = re.compile(r"""(?<![\w-])([\w-]+)\s*:\s*("[^"]*"|'[^']*'|(?:[^\s,|'"]|"[^"]*"|'[^']*')+)""", re.ASCII)
_NUMBER = re.compile(r"\s*(\d+)")
_SVG = re.compile(r'<svg[^>]*viewBox="0 0 (\d+) (\d+)"[^>]*>(.*)</svg>', re.S)
_SIZES = (12, 16, 24, 32, 48, 64, 96, 128)
"""The heights in which icons are drawn."""
_DEFAULT_SIZE = "16"


class Drawing(NamedTuple):
    """An icon in one size."""

    width: int
    height: int
    paths: str


class Octicon(Tag):
    """One icon; the attributes of the tag are added to the element."""

    names = "octicon"

    def render(self, context: Context) -> str:
        """The element ``svg``."""
        markup = context.environment.parse(self.markup).render(context.scope, context.registers)
        name = _symbol(markup)
        if not name:
            return ""
        given = {key: value.removeprefix('"').removesuffix('"') for key, value in _ATTRIBUTE.findall(markup)}
        drawing = _drawing(name, _number(given.get("height") or given.get("width") or _DEFAULT_SIZE))
        if drawing is None:
            self._warn(context, name)
            return ""
        attributes = " ".join(f'{key}="{value}"' for key, value in _attributes(name, given, drawing).items())
        return f"<svg {attributes}>{drawing.paths}</svg>"

    def _warn(self, context: Context, name: str) -> None:
        known = _pack() is not None
        hint = "see https://primer.style/octicons for names" if known else "pip install octicons-pack"
        site_access(context).diagnostics.warn(
            "Octicons:",
            f"there is no icon {name!r}" if known else f"the icon {name!r} is left out",
            path=self.parse_context.path,
            line=self.parse_context.line,
            hint=hint,
        )


def _attributes(name: str, given: Mapping[str, str], drawing: Drawing) -> dict[str, str]:
    """The attributes of the element, in the gem's order."""
    classes = f"octicon octicon-{name} {given.get('class', '')}".strip()
    hidden = {"role": "img"} if "aria-label" in given else {"aria-hidden": "true"}
    box = {"viewBox": f"0 0 {drawing.width} {drawing.height}", "version": "1.1"}
    return {**given, "class": classes, **box, **_size(given, drawing), **hidden}


def _size(given: Mapping[str, str], drawing: Drawing) -> dict[str, str]:
    """Width and height; where one alone is given, the other keeps the proportions of the drawing."""
    width, height = given.get("width"), given.get("height")
    if width is None and height is None:
        return {"width": str(drawing.width), "height": str(drawing.height)}
    wide = str(_number(height or "") * drawing.width // drawing.height)
    high = str(_number(width or "") * drawing.height // drawing.width)
    return {"width": wide if width is None else width, "height": high if height is None else height}


def _symbol(markup: str) -> str:
    found = _SYMBOL.match(markup.lstrip())
    return found[0] if found else ""


def _number(text: str) -> int:
    """The number that a text begins with, as Ruby's ``to_i`` reads it."""
    match = _NUMBER.match(text)
    return int(match[1][:9]) if match else 0


def _drawing(name: str, height: int) -> Drawing | None:
    """The largest drawing that is not higher, else the smallest."""
    found = [drawn for drawn in (_icon(f"{name}-{size}") for size in _SIZES) if drawn is not None]
    fitting = [drawn for drawn in found if drawn.height <= height]
    return fitting[-1] if fitting else found[0] if found else None


@lru_cache(maxsize=512)
def _icon(slug: str) -> Drawing | None:
    pack = _pack()
    icon = pack.get_icon(slug) if pack is not None else None
    match = _SVG.search(icon.svg) if icon is not None else None
    return Drawing(int(match[1]), int(match[2]), match[3]) if match else None


def _pack() -> ModuleType | None:
    try:
        return import_module("octicons_pack")
    except ImportError:
        return None
