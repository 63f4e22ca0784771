"""TeX formulas as MathML."""

from __future__ import annotations

import re
from functools import lru_cache
from html import unescape
from xml.etree.ElementTree import Element, tostring

_REPLACED: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"\\begin\{alignat(?:ed|\*)?\}\{\d+\}"), r"\\begin{align*}"),
    (re.compile(r"\\(begin|end)\{(?:align|aligned|split|alignat|alignat\*|alignedat)\}"), r"\\\1{align*}"),
    (re.compile(r"\\(begin|end)\{(?:gather\*?|gathered|multline\*?)\}"), r"\\\1{matrix}"),
    (re.compile(r"\\(begin|end)\{dcases\}"), r"\\\1{cases}"),
    (re.compile(r"\\(?:begin|end)\{equation\*?\}"), ""),
    (re.compile(r"\\\\[ ]?\[[^\]\\]*\]"), r"\\\\"),
    (re.compile(r"\\(?:label|tag)\{[^{}]*\}|\\(?:nonumber|notag|nolimits|hfill)(?![A-Za-z])"), " "),
    (re.compile(r"\\arg(?![A-Za-z])"), r"\\operatorname{arg}"),
)
"""TeX that latex2mathml does not know, and what has the same look."""
_REFUSED = re.compile(r"\\(?:def|[a-z]*newcommand|renewcommand|let)(?![A-Za-z])")
"""Definitions: a few of them expand to more than a machine can hold."""
_UNSAFE = ("href", "style", "class", "id")
"""Attributes that TeX can set, for addresses that run scripts and the looks of other parts of the page."""
_LONGEST = 10_000
_MOST = 4096


@lru_cache(maxsize=_MOST)
def mathml(tex: str, is_display: bool) -> str | None:
    """The MathML of a formula; None for what cannot be converted.

    Args:
        tex: the formula without its delimiters.
        is_display: whether it stands on lines of its own.
    """
    if len(tex) > _LONGEST or _REFUSED.search(tex):
        return None
    root = _element(tex, "block" if is_display else "inline")
    if root is None:
        return None
    for element in root.iter():
        _clean(element)
    written = tostring(root, encoding="unicode", short_empty_elements=False)
    return None if "\\" in written else written  # a command that it does not know stays as it is


def _element(tex: str, display: str) -> Element | None:
    from latex2mathml.converter import convert_to_element  # takes a quarter second, and most pages have no formulas

    for pattern, replacement in _REPLACED:
        tex = pattern.sub(replacement, tex)
    try:
        root: Element = convert_to_element(tex, display=display)
    except Exception:  # its errors have no class in common, and wrong TeX raises IndexError and the like too
        return None
    return root


def _clean(element: Element) -> None:
    """Make the entities that the library writes characters, and remove what a formula does not need."""
    if element.text:
        element.text = unescape(element.text)
    for name in _UNSAFE:
        element.attrib.pop(name, None)
