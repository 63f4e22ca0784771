"""Hints for tags that Liquid does not have, or that stand where they cannot."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence

from ..reference import Version
from . import since
from .hints import near_miss

_INSTEAD: Mapping[str, str] = {
    "elseif": "write {% elsif … %}",
    "elif": "write {% elsif … %}",
    "set": "write {% assign name = … %}",
    "let": "write {% assign name = … %}",
    "switch": "write {% case … %}",
    "foreach": "write {% for … in … %}",
    "while": "Liquid has no such loop: write {% for … in … %}",
    "extends": "Liquid has no such tag: name the layout in the front matter",
    "block": "Liquid has no such tag: use a layout and {{ content }}",
    "import": "Liquid has no such tag: use {% include … %}",
    "from": "Liquid has no such tag: use {% include … %}",
    "macro": "Liquid has no such tag: put it into a file of _includes, and use {% include … %}",
    "verbatim": "write {% raw %}",
    "partial": "write {% include … %}",
}
"""Tags of other template languages, and what stands for them here."""
_MIDDLES: Mapping[str, str] = {"elsif": "if", "when": "case"}
"""Tags that belong inside another one."""
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_RAW = "wrap the code in {% raw %} and {% endraw %}: Liquid is run before Markdown, in code too"


def unknown_tag_hint(name: str, tags: Collection[str], version: Version, before: Sequence[str]) -> str | None:
    """The hint for a tag that does not exist.

    Args:
        name: the name of the tag.
        tags: the names of those that do.
        version: the version of Liquid.
        before: the lines of the template above it.
    """
    if later := since.hint(name, version):
        return later
    if is_in_fence(before):
        return _RAW
    opening = name.removeprefix("end")
    if opening != name and opening in tags:
        return f"nothing opens it: take it out, or write {{% {opening} … %}} before it"
    if outer := _MIDDLES.get(name):
        return f"it stands outside of {{% {outer} … %}}"
    return _INSTEAD.get(name) or near_miss(name, [*tags, "elsif", "when"], "{% ", " %}")


def is_in_fence(lines: Sequence[str]) -> bool:
    """Whether a fenced block of code that begins in some lines of Markdown is still open after them."""
    fence = ""
    for line in lines:
        found = _FENCE.match(line)
        if found and not fence:
            fence = found[1]
        elif found and found[1].startswith(fence) and not line.strip().strip(fence[0]):
            fence = ""
    return bool(fence)


OPERATORS: Mapping[str, str] = {
    "=": "write ==",
    "===": "write ==",
    "!==": "write !=",
    "=>": "write >=",
    "=<": "write <=",
    "=!": "write !=",
    "&&": "write and",
    "||": "write or",
    "is": "write ==",
    "eq": "write ==",
    "in": "write contains, with the text to search on its left",
}
"""Operators of other languages, and what stands for them here."""
