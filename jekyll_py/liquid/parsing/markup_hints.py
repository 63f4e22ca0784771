"""Hints for markup that Liquid's grammar does not have: slips, and operators and calls of other languages."""

from __future__ import annotations

import re
from collections.abc import Sequence

_TEXT = re.compile(r"\"[^\"]*\"|'[^']*'")
_MARKUP = re.compile(r" in \"(.*)\"", re.DOTALL)
_FULL_WIDTH = re.compile(r"[\uff01-\uff5e]")
"""The forms of ASCII characters that East Asian input methods write."""
_TO_ASCII = ord("\uff01") - ord("!")
_NOT = "Liquid has no such operator: write {% unless … %}, or compare with == false"
_ARGUMENTS = "a filter has its arguments behind a colon: write | name: 'a', 'b'"
_RULES: Sequence[tuple[re.Pattern[str], str]] = (
    (re.compile("[\u2018-\u201f\u00ab\u00bb\u300c\u300d]"), "write straight quotation marks: ' or \""),
    (re.compile(r"[\"']"), "a quotation mark is never closed"),
    (re.compile(r"%\s*\}\}$"), "an output is closed with }} alone"),
    (
        re.compile(r"^\s*[\w-]+\s+in\s+[^|]*\|(?!\|)"),
        "a loop has no filters: write {% assign name = … | … %} before it",
    ),
    (re.compile(r":\s*%\w"), "put the format in quotation marks: | date: '%Y'"),
    (re.compile(r"(?:^|[\s{=])\["), "Liquid has no lists: write {% assign name = 'a,b' | split: ',' %}"),
    (re.compile(r"(?:^|[^(\w.])\w+\.\.\w"), "put the numbers of a range in brackets: (1..3)"),
    (re.compile(r"\{\{.*\{\{|\{\{.*\}\}\s*[^\s}]|[^\s{]\s*\{\{", re.DOTALL), "write the name without {{ and }}"),
    (re.compile(r"^\{\{\{"), "write two braces: {{ … }}"),
    (re.compile(r"\.\w+\(\)"), "Liquid has no calls: write the name without brackets, as in site.pages.size"),
    (re.compile(r"[^\W\d]\w*\.\d"), "write the number of an item in brackets: site.pages[0]"),
    (re.compile(r"&&"), "write and"),
    (re.compile(r"\|\|"), "write or, or | default: … for a value"),
    (re.compile(r"\|\s*(?:-?\}\}|$)"), "write a filter behind |, or take it out"),
    (re.compile(r"\b(?:and|or)\s*$"), "write a condition behind it: {% if a and b %}"),
    (re.compile(r"===+"), "write =="),
    (re.compile(r"\{\{\s*="), "write one ="),
    (re.compile(r"(?:^|[\s({])!\s*[\w(]"), _NOT),
    (re.compile(r"(?:^|\s)not\s+\w"), _NOT),
    (re.compile(r"\|\s*\w+\s*\("), _ARGUMENTS),
    (re.compile(r"\?[^?:]*:"), "Liquid has no such operator: write {% if … %} … {% else %} … {% endif %}"),
    (re.compile(r"\{\{[^|]*(?:[=!]=|[<>])"), "an output has no conditions: write {% if … %} … {% endif %}"),
    (re.compile(r"\b(?:limit|offset|cols)\s*=\s*\w"), "write a colon: limit: 3"),
    (re.compile(r"\((?!\s*-?[\w.]+\s*\.\.)"), "Liquid has no brackets: put one {% if … %} into another"),
    (re.compile(r"\w\s*\+\s*[\w_]"), "write | plus: …"),
    (re.compile(r"[\w_]\s+-\s+[\w_]"), "write | minus: …"),
    (re.compile(r"\w\s*\*\s*[\w_]"), "write | times: …"),
    (re.compile(r"\w\s*/\s*[\w_]"), "write | divided_by: …"),
    (re.compile(r"\w\s*%\s*[\w_]"), "write | modulo: …"),
    (re.compile(r"\|\s*\w+\s*="), _ARGUMENTS),
    (re.compile(r"[:,]\s*(?:\w+\s*:\s*)?[\w.]+\s+[\w.]+"), "put a comma between two arguments"),
    (re.compile(r"\|\s*\w+\s+[\w.]"), _ARGUMENTS),
    (re.compile(r"^_\s+in\s"), "write contains, with the text to search on its left"),
    (re.compile(r"\s(?:is|eq|equals)\s"), "write =="),
    (re.compile(r"^(?!\{\{)[^|]*\|"), "a condition has no filters: write {% assign name = … | … %} before it"),
)
"""The first pattern that is found in markup without its texts gives the hint."""


def hint_of_message(message: str) -> str | None:
    """The hint for a warning about markup; None if none is known.

    Args:
        message: that of Liquid, which ends with the markup.
    """
    found = _MARKUP.search(message)
    return None if found is None else markup_hint(found[1])


def markup_hint(markup: str) -> str | None:
    """The hint for markup of a tag or an output that cannot be parsed; None if none is known."""
    plain = _TEXT.sub("_", markup)
    wide = _FULL_WIDTH.search(plain)
    if wide is not None:
        return f"write {chr(ord(wide[0]) - _TO_ASCII)} in the place of the full-width {wide[0]}"
    return next((hint for pattern, hint in _RULES if pattern.search(plain)), None)
