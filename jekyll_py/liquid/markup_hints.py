"""Hints for markup that Liquid's strict grammar does not have: operators and calls of other languages."""

from __future__ import annotations

import re
from collections.abc import Sequence

_TEXT = re.compile(r"\"[^\"]*\"|'[^']*'")
_MARKUP = re.compile(r" in \"(.*)\"", re.DOTALL)
_NOT = "Liquid has no such operator: write {% unless … %}, or compare with == false"
_RULES: Sequence[tuple[re.Pattern[str], str]] = (
    (re.compile(r"&&"), "write and"),
    (re.compile(r"\|\|"), "write or, or | default: … for a value"),
    (re.compile(r"===+"), "write =="),
    (re.compile(r"\{\{\s*="), "write one ="),
    (re.compile(r"(?:^|[\s({])!\s*[\w(]"), _NOT),
    (re.compile(r"(?:^|\s)not\s+\w"), _NOT),
    (re.compile(r"\|\s*\w+\s*\("), "a filter has its arguments behind a colon: write | name: 'a', 'b'"),
    (re.compile(r"\?[^?:]*:"), "Liquid has no such operator: write {% if … %} … {% else %} … {% endif %}"),
    (re.compile(r"\((?!\s*-?[\w.]+\s*\.\.)"), "Liquid has no brackets: put one {% if … %} into another"),
    (re.compile(r"\w\s*\+\s*[\w_]"), "write | plus: …"),
    (re.compile(r"[\w_]\s+-\s+[\w_]"), "write | minus: …"),
    (re.compile(r"\w\s*\*\s*[\w_]"), "write | times: …"),
    (re.compile(r"\w\s*/\s*[\w_]"), "write | divided_by: …"),
    (re.compile(r"\w\s*%\s*[\w_]"), "write | modulo: …"),
    (re.compile(r"\|\s*\w+\s*="), "a filter has its arguments behind a colon: write | name: 'a', 'b'"),
)
"""The first pattern that is found in markup without its texts gives the hint."""


def markup_hint(message: str) -> str | None:
    """The hint for a warning about markup; None if none is known.

    Args:
        message: that of Liquid, which ends with the markup.
    """
    found = _MARKUP.search(message)
    markup = "" if found is None else _TEXT.sub("_", found[1])
    return next((hint for pattern, hint in _RULES if pattern.search(markup)), None)
