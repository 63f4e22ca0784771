"""The rules by which cssminify2 2.1.0 writes single properties of a style sheet shorter."""

from __future__ import annotations

import re
from collections.abc import Callable

_LENGTH = r"([+-]?\d*\.?\d+(?:px|em|rem|%|vh|vw|pt|pc|in|cm|mm|ex|ch|vmin|vmax|0))"
_VALUES = r"[^;}]{1,400}"
_FEW = r"[^;}]{0,200}?"
_ALIGNED = r"([^;]{1,400})"

Replacement = str | Callable[[re.Match[str]], str]
Rules = tuple[tuple[str, Replacement], ...]


def _box(name: str) -> Rules:
    """The rules for a property with four lengths, of which some repeat others."""
    return (
        (rf"{name}:\s*{_LENGTH}\s+\1\s+\1\s+\1", rf"{name}:\1"),
        (rf"{name}:\s*{_LENGTH}\s+{_LENGTH}\s+\1\s+\2", rf"{name}:\1 \2"),
        (rf"{name}:\s*{_LENGTH}\s+{_LENGTH}\s+\1", rf"{name}:\1 \2"),
    )


_SHORTHANDS: Rules = (
    *_box("margin"),
    *_box("padding"),
    (rf"background:\s*none\s+repeat\s+scroll\s+0\s+0\s+({_VALUES})", r"background:\1"),
    (r"background-position:\s*0\s+(?:center|50%)", "background-position:0"),
    (r"background-repeat:\s*repeat\s+repeat", "background-repeat:repeat"),
    (rf"border:\s*(\d+\w*)\s+({_VALUES});\s*border-width:\s*\1", r"border:\1 \2"),
    (
        rf"border:\s*({_FEW})\s+(solid|dashed|dotted|double)({_FEW});\s*border-style:\s*\2",
        r"border:\1 \2\3",
    ),
    (rf"border:\s*({_FEW})\s+(#[0-9a-f]{{3,6}}|[a-z]+)({_FEW});\s*border-color:\s*\2", r"border:\1 \2\3"),
    (r"font-weight:\s*normal", "font-weight:400"),
    (r"font-weight:\s*bold", "font-weight:700"),
    (r"font-style:\s*normal", "font-style:normal"),
    (r"list-style:\s*none\s+inside", "list-style:none"),
)


def _calculated(found: re.Match[str]) -> str:
    """A ``calc(…)`` without sums with zero and products with one."""
    text = found[0]
    for pattern in _CALC:
        text = pattern.sub("", text)
    return re.sub(r"\s+", " ", text, flags=re.ASCII).strip(" \0")


_CALC = tuple(
    re.compile(pattern, re.ASCII)
    for pattern in (r"\+\s*0\w*", r"0\w*\s*\+", r"-\s*0\w*", r"\*\s*1(?:\.\d*)?", r"1(?:\.\d*)?\s*\*")
)
_SHADOW = "(box-shadow|text-shadow)"
_ZEROS: Rules = (
    (r"(\d)\.0+(?!\d)", r"\1"),
    (r"0+\.(\d+)", r".\1"),
    (r"(\d+)\.0*(\d*?)0+(?!\d)", lambda found: f"{found[1]}.{found[2]}".removesuffix(".")),
    (r"calc\([^)]*\)", _calculated),
    (r"0(?:ch|rem|em|vw|vh|vmin|vmax|fr)(?!\w)", "0"),
    (r"translate\(0,\s*0\)", "translate(0)"),
    (r"translate3d\(0,\s*0,\s*0\)", "translate3d(0)"),
    (r"scale\(1,\s*1\)", "scale(1)"),
    (r"rotate\(0(?:deg|rad|turn)?\)", ""),
    (r"skew\(0,\s*0\)", ""),
    (r"background-position:\s*0\s+0", "background-position:0"),
    (r"object-position:\s*0\s+0", "object-position:0"),
    (r"transform-origin:\s*0\s+0", "transform-origin:0"),
    (rf"{_SHADOW}:\s*0\s+0\s+0\s+([^;,}}]+)", r"\1:0 0 \2"),
    (rf"{_SHADOW}:\s*0\s+0\s+([^;,}}]+)", r"\1:0 \2"),
    (rf"{_SHADOW}:\s*0\s+0\s+0\s*(?:;|}})", r"\1:0"),
)
_LAYOUT: Rules = (
    (r"flex:\s*1\s+1\s+auto", "flex:1"),
    (r"flex:\s*0\s+0\s+auto", "flex:none"),
    (r"flex:\s*0\s+1\s+auto", "flex:auto"),
    (r"flex:\s*(\d+)\s+\1\s+0", r"flex:\1"),
    (r"flex-direction:\s*row", "flex-direction:row"),
    (r"justify-content:\s*flex-start", "justify-content:start"),
    (r"justify-content:\s*flex-end", "justify-content:end"),
    (r"align-items:\s*flex-start", "align-items:start"),
    (r"align-items:\s*flex-end", "align-items:end"),
    (r"align-self:\s*flex-start", "align-self:start"),
    (r"align-self:\s*flex-end", "align-self:end"),
    (r"grid-template-columns:\s*repeat\((\d+),\s*1fr\)", r"grid-template-columns:repeat(\1,1fr)"),
    (r"grid-area:\s*(\d+)\s*/\s*(\d+)\s*/\s*(\d+)\s*/\s*(\d+)", r"grid-area:\1/\2/\3/\4"),
    (r"grid-template:\s*none\s*/\s*none", "grid-template:none"),
    (r"grid-auto-flow:\s*row", "grid-auto-flow:row"),
    (rf"align-items:\s*{_ALIGNED};\s*justify-items:\s*\1", r"place-items:\1"),
    (rf"align-content:\s*{_ALIGNED};\s*justify-content:\s*\1", r"place-content:\1"),
    (rf"align-self:\s*{_ALIGNED};\s*justify-self:\s*\1", r"place-self:\1"),
    (r"place-items:\s*center\s+center", "place-items:center"),
    (r"place-content:\s*center\s+center", "place-content:center"),
    (r"grid-gap:\s*(\d+\w*)\s+\1", r"grid-gap:\1"),
    (r"gap:\s*(\d+\w*)\s+\1", r"gap:\1"),
    (r"row-gap:\s*(\d+\w*);\s*column-gap:\s*\1", r"gap:\1"),
    ("grid-gap:", "gap:"),
    ("grid-row-gap:", "row-gap:"),
    ("grid-column-gap:", "column-gap:"),
)
_ALL = tuple(
    (re.compile(pattern, re.ASCII | flags), replacement)
    for rules, flags in ((_SHORTHANDS, re.IGNORECASE), (_ZEROS, re.ASCII), (_LAYOUT, re.IGNORECASE))
    for pattern, replacement in rules
)


def rewritten(text: str) -> str:
    """A style sheet with shorter properties, each rule after the one before."""
    for pattern, replacement in _ALL:
        text = pattern.sub(replacement, text)
    return text
