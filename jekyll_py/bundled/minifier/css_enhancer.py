"""Style sheets made smaller still, by the rules of cssminify2 2.1.0 behind the keys ``css_…`` of jekyll-minifier.

They work on the text that `css_minifier` gives and not on its meaning, and some change what a style sheet says: rules
lose the ``@media`` around them, ``@font-face`` goes, a shadow loses a length. The output is the same all the same.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from .css_minifier import minified
from .css_rewrites import rewritten

_LONGEST_LINE = 5000
_BLANKS = " \t\n\v\f\r\0"
_MEDIA = re.compile(r"@media([^{]{0,2000})\{([^{}]*(?:\{[^{}]*\}[^{}]*)*)\}")
_BRACE = re.compile(r"[{}]")
_DROPPED = re.compile(r"^@(?:keyframes|font-face|page|supports|document)", re.MULTILINE)
_DECLARATION = re.compile(r"^\s*([^:]+):\s*(.+)\s*$", re.MULTILINE | re.ASCII)
_VARIABLE = re.compile(r"(--[\w-]{1,200}):\s*([^;]+)", re.ASCII)
_USE = re.compile(r"var\((--[\w-]{1,200})(?:,[^)]*)?\)", re.ASCII)
_HSL = re.compile(r"hsl\(\s*(\d+)\s*,\s*(\d+)%\s*,\s*(\d+)%\s*\)", re.IGNORECASE | re.ASCII)
_BACKSLASH = re.compile(r"\\([0-9&\\])")
_MOST_USES, _LONGEST_INLINE = 2, 20
_FEWEST_USES, _LONG_NAME = 3, 15


class Enhancements(NamedTuple):
    """The steps of ``css_enhanced_mode`` that are turned on, beside those that every style sheet goes through."""

    merges_selectors: bool
    shortens_properties: bool
    shortens_variables: bool
    converts_colours: bool


def enhanced(text: str, wanted: Enhancements) -> str:
    """A style sheet, made smaller.

    Args:
        text: the style sheet.
        wanted: what to do.
    """
    found = minified(text, longest_line=_LONGEST_LINE)
    if wanted.merges_selectors:
        found = _with_rules_merged(_MEDIA.sub(_media_merged, found))
    if wanted.shortens_properties:
        found = rewritten(found)
    if wanted.shortens_variables:
        found = _with_variables_shortened(found)
    return _HSL.sub(_as_rgb, found) if wanted.converts_colours else found


def _media_merged(block: re.Match[str]) -> str:
    return f"@media{block[1].strip(_BLANKS)}{{{_with_rules_merged(block[2])}}}"


def _with_rules_merged(text: str) -> str:
    """The rules of a text, each selector once; what is around them is lost."""
    merged: dict[str, tuple[str, str]] = {}
    for selector, declarations in _rules(text):
        key = " ".join(re.split(r"\s+", selector, flags=re.ASCII))
        first, before = merged.get(key, (selector, None))
        merged[key] = first, declarations if before is None else _merged(before, declarations)
    return "".join(f"{selector}{{{declarations}}}" for selector, declarations in merged.values())


def _rules(text: str) -> Iterator[tuple[str, str]]:
    """The selectors and declarations of the innermost blocks."""
    start, opened = 0, -1
    for brace in _BRACE.finditer(text):
        if brace[0] == "{":
            selector, opened = text[max(start, opened + 1) : brace.start()], brace.start()
        elif opened >= start and selector:
            name = selector.strip(_BLANKS)
            if not _DROPPED.search(name):
                yield name, text[opened + 1 : brace.start()].strip(_BLANKS)
            start = brace.end()
        else:
            start = brace.end()


def _merged(before: str, after: str) -> str:
    declarations = {**dict(_declarations(before)), **dict(_declarations(after))}
    return ";".join(f"{name}:{value}" for name, value in declarations.items())


def _declarations(text: str) -> Iterator[tuple[str, str]]:
    for found in filter(None, map(_DECLARATION.search, text.split(";"))):
        yield found[1].strip(_BLANKS), found[2].strip(_BLANKS)


def _with_variables_shortened(text: str) -> str:
    """The style sheet with short values in the place of variables that are used once or twice, without those that are
    not used, and with short names for the others."""
    values: dict[str, str] = {}
    declared: Counter[str] = Counter()
    for name, value in _VARIABLE.findall(text):
        values.setdefault(name, value.strip(_BLANKS))
        declared[name] += 1
    uses = Counter(name for name in _USE.findall(text) if name in values)
    for name, value in values.items():
        is_short = len(value) <= _LONGEST_INLINE and "calc(" not in value and "var(" not in value
        if is_short and uses[name] <= _MOST_USES and declared[name] == 1:
            text = _inlined(text, name, value)
    for name in values:
        if not uses[name]:
            text = re.sub(rf"{re.escape(name)}:\s*[^;]+;?", "", text)
    return _renamed(text, [name for name in values if uses[name] >= _FEWEST_USES and len(name) > _LONG_NAME])


def _inlined(text: str, name: str, value: str) -> str:
    def used(found: re.Match[str]) -> str:
        """The value as Ruby reads what is put into the place of a match."""
        return _BACKSLASH.sub(lambda code: {"0": found[0], "&": found[0], "\\": "\\"}.get(code[1], ""), value)

    text = re.sub(rf"var\({re.escape(name)}(?:,[^)]*)?\)", used, text)
    return re.sub(rf"{re.escape(name)}:\s*{re.escape(value)};?", "", text)


def _renamed(text: str, names: list[str]) -> str:
    for number, name in enumerate(names, 1):
        if f"--v{number}" not in text:
            text = text.replace(name, f"--v{number}")
    return text


def _as_rgb(found: re.Match[str]) -> str:
    hue, saturation, lightness = int(found[1]) / 360, int(found[2]) / 100, int(found[3]) / 100
    if saturation == 0:
        parts = [lightness] * 3
    else:
        mixed = lightness + saturation - lightness * saturation
        high = lightness * (1 + saturation) if lightness < 1 / 2 else mixed
        low = 2 * lightness - high
        parts = [_part(low, high, place) for place in (hue + 1 / 3, hue, hue - 1 / 3)]
    return f"rgb({','.join(str(_rounded(part * 255)) for part in parts)})"


def _part(low: float, high: float, place: float) -> float:
    place += 1 if place < 0 else 0
    place -= 1 if place > 1 else 0
    if place < 1 / 6:
        return low + (high - low) * 6 * place
    if place < 1 / 2:
        return high
    return low + (high - low) * (2 / 3 - place) * 6 if place < 2 / 3 else low


def _rounded(value: float) -> int:
    return int(math.copysign(math.floor(abs(value) + 0.5), value))
