r"""The filter ``mathml`` of the bundled theme: the formulas of a page, ``\(…\)`` and ``\[…\]``, as MathML."""

from __future__ import annotations

import re
from collections.abc import Mapping

from ..lazy.patterns import lazy_pattern
from ..liquid.filter import FilterFunction
from ..liquid.printing import ruby_to_s

_TAG = lazy_pattern(r"(<[^<>]*>)")
_NAME = lazy_pattern(r"<(/?)([A-Za-z]+)")
_WITHOUT = frozenset({"code", "kbd", "math", "pre", "samp", "script", "style", "textarea"})
"""Elements whose text has no formulas."""
_FORMULA = lazy_pattern(r"\\\(((?:[^\\]|\\[^()])*)\\\)|\\\[((?:[^\\]|\\[^\[\]])*)\\\]")


def with_mathml(value: object) -> str:
    """The HTML with each formula as MathML, and as code where it cannot be converted."""
    text = ruby_to_s(value)
    if "\\(" not in text and "\\[" not in text:
        return text
    depth, written = 0, []
    for part in _TAG.split(text):
        depth = max(0, depth + _change(part))
        has_formulas = not depth and not part.startswith("<")
        written.append(_FORMULA.sub(_converted, part) if has_formulas else part)
    return "".join(written)


def _change(part: str) -> int:
    """The change of depth in elements without formulas at a tag."""
    tag = _NAME.match(part)
    if tag is None or tag[2].lower() not in _WITHOUT:
        return 0
    return -1 if tag[1] else 1


def _converted(found: re.Match[str]) -> str:
    from html import escape, unescape  # most sites have no formulas, and these load a table of all entities

    from .mathml import mathml  # and this a parser of XML

    is_display = found[2] is not None
    tex = unescape(found[2] if is_display else found[1]).strip()
    element = "div" if is_display else "span"
    return mathml(tex, is_display) or f'<{element} class="kdmath">{escape(tex, quote=False)}</{element}>'


THEME_FILTERS: Mapping[str, FilterFunction] = {"mathml": with_mathml}
"""The filters of sites with the bundled theme, and of those that say ``math: mathml``."""
