"""jekyll-octicons: ``{% octicon name height:32 class:"x" aria-label:"y" %}``, one of GitHub's icons as SVG.

The drawings come from the package ``octicons-pack``. Without it, and for a name it does not know, the icon is left out
and named in a warning.
"""

from __future__ import annotations

import re
from functools import lru_cache
from importlib import import_module
from types import ModuleType

from ..plugins import Context, Tag, site_access

_ATTRIBUTE = re.compile(r"""([\w-]+)\s*:\s*("[^"]*"|'[^']*'|[^\s,|'"]+)""", re.ASCII)
_SVG = re.compile(r'<svg[^>]*viewBox="0 0 (\d+) (\d+)"[^>]*>(.*)</svg>', re.S)
_SIZES = (12, 16, 24, 48, 96)
"""The heights in which icons are drawn."""
_DEFAULT_SIZE = 16


class Octicon(Tag):
    """One icon; attributes are taken over."""

    names = "octicon"

    def render(self, context: Context) -> str:
        """The element ``svg``."""
        markup = context.environment.parse(self.markup.strip()).render(context.scope, context.registers)
        name = (markup.split() or [""])[0]
        given = {key: value.strip("\"'") for key, value in _ATTRIBUTE.findall(markup)}
        drawn = _drawing(name, _pixels(given.get("height") or given.get("width")) or _DEFAULT_SIZE)
        if drawn is None:
            self._warn(context, name)
            return ""
        width, height, paths = drawn
        size = _size(given, width, height)
        hidden = {"role": "img"} if "aria-label" in given else {"aria-hidden": "true"}
        classes = " ".join(part for part in ("octicon", f"octicon-{name}", given.get("class", "")) if part)
        everything = {**given, "class": classes, "viewBox": f"0 0 {width} {height}", "version": "1.1", **size, **hidden}
        attributes = " ".join(f'{key}="{value}"' for key, value in everything.items())
        return f"<svg {attributes}>{paths}</svg>"

    def _warn(self, context: Context, name: str) -> None:
        known = _pack() is not None
        hint = "see https://primer.style/octicons for names" if known else "install the Python package octicons-pack"
        site_access(context).diagnostics.warn(
            "Octicons:",
            f"there is no icon {name!r}" if known else f"the icon {name!r} is left out",
            path=self.parse_context.path,
            line=self.parse_context.line,
            hint=hint,
        )


def _pixels(text: str | None) -> int:
    return int(text) if text and text.isdecimal() else 0


def _size(given: dict[str, str], width: int, height: int) -> dict[str, str]:
    """Width and height; one that is given decides the other."""
    wide, high = _pixels(given.get("width")), _pixels(given.get("height"))
    if wide or high:
        return {"width": str(wide or high * width // height), "height": str(high or wide * height // width)}
    return {"width": str(width), "height": str(height)}


def _drawing(name: str, size: int) -> tuple[int, int, str] | None:
    """The width, height and paths of an icon: the largest drawing that fits the size, else the smallest."""
    found = [drawn for drawn in (_icon(f"{name}-{height}") for height in _SIZES) if drawn is not None]
    fitting = [drawn for drawn in found if drawn[1] <= size]
    return fitting[-1] if fitting else found[0] if found else None


@lru_cache(maxsize=512)
def _icon(slug: str) -> tuple[int, int, str] | None:
    pack = _pack()
    icon = pack.get_icon(slug) if pack is not None else None
    match = _SVG.search(icon.svg) if icon is not None else None
    return (int(match[1]), int(match[2]), match[3]) if match else None


def _pack() -> ModuleType | None:
    try:
        return import_module("octicons_pack")
    except ImportError:
        return None
