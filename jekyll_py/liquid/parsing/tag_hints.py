"""Hints for tags that Liquid does not have, or that stand where they cannot."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from ...hints import near_miss
from ...lazy.patterns import lazy_pattern
from ...reference import Version
from .. import later_names

_INSTEAD: Mapping[str, str] = {
    "elseif": "write {% elsif … %}",
    "elif": "write {% elsif … %}",
    "elseunless": "write {% elsif … %}, with the opposite condition",
    "set": "write {% assign name = … %}",
    "let": "write {% assign name = … %}",
    "switch": "write {% case … %}",
    "foreach": "write {% for … in … %}",
    "empty": "write {% else %}",
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
_MIDDLES: Mapping[str, str] = {"elsif": "if", "when": "case", "else": "if"}
"""Tags that belong inside another one."""
_USES: Mapping[str, str] = {
    "assign": "write {% assign name = value %}",
    "capture": "write {% capture name %} … {% endcapture %}",
    "case": "write {% case name %}{% when 'value' %} … {% endcase %}",
    "when": "write {% when 'value' %}",
    "if": "write {% if name == 'value' %} … {% endif %}",
    "elsif": "write {% elsif name == 'value' %}",
    "unless": "write {% unless name == 'value' %} … {% endunless %}",
    "tablerow": "write {% tablerow item in site.posts cols: 2 %}",
    "post_url": "write {% post_url 2024-05-17-name %}, without quotation marks and ending",
}
"""How tags are used."""
_FENCE = lazy_pattern(r" {0,3}(`{3,}|~{3,})")
_RAW = "wrap the code in {% raw %} and {% endraw %}: Liquid is run before Markdown, in code too"


def unknown_tag_hint(name: str, tags: Collection[str], version: Version, before: Sequence[str]) -> str | None:
    """The hint for a tag that does not exist.

    Args:
        name: the name of the tag.
        tags: the names of those that do.
        version: the version of Liquid.
        before: the lines of the template above it.
    """
    if later := later_names.hint(name, version):
        return later
    if is_in_fence(before):
        return _RAW
    opening = name.removeprefix("end")
    if opening != name and opening in tags:
        return f"nothing opens it: take it out, or write {{% {opening} … %}} before it"
    if outer := _MIDDLES.get(name):
        return f"it stands outside of {{% {outer} … %}}"
    return _INSTEAD.get(name) or near_miss(name, [*tags, "elsif", "when"], "{% ", " %}")


def syntax_hint(name: str, markup: str) -> str | None:
    """The hint for a tag that exists and cannot be parsed; None if none is known.

    Args:
        name: the name of the tag.
        markup: what stands behind it.
    """
    from .markup_hints import markup_hint  # slow to import, and few templates are wrong

    return markup_hint(markup) or _USES.get(name)


def unclosed_hint(name: str, markup: str) -> str:
    """The hint for a block that is never closed.

    Args:
        name: the name of its tag.
        markup: what stands behind it.
    """
    if "{%" in markup:  # up to the end of the next tag
        return f"end the tag with %}}: {{% {name} {markup.partition('{%')[0].partition('}')[0].strip()} %}}"
    return f"close it with {{% end{name} %}}"


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
    "contain": "write contains",
    "includes": "write contains",
    "has": "write contains",
    "is": "write ==",
    "eq": "write ==",
    "in": "write contains, with the text to search on its left",
}
"""Operators of other languages, and what stands for them here."""
KNOWN_OPERATORS = (
    "the operators are ==, !=, <, >, <=, >= and contains, with and, or between conditions; for not write {% unless … %}"
)
