"""Ruby Liquid's fragments of syntax, as Python patterns (ASCII classes, as in Ruby)."""

from __future__ import annotations

import re

WHITESPACE = "\0\t\n\v\f\r "  # what Ruby's strip removes

QUOTED_STRING = r"""(?:"[^"]*"|'[^']*')"""
QUOTED_FRAGMENT = rf"""(?:{QUOTED_STRING}|(?:[^\s,|'"]|{QUOTED_STRING})+)"""
VARIABLE_SIGNATURE = r"(?:\(?[\w\-.\[\]]\)?)"


def pattern(text: str) -> re.Pattern[str]:
    """Compile with Ruby's ``/m`` and its ASCII ``\\s``, ``\\w`` and ``\\d``."""
    return re.compile(text, re.ASCII | re.DOTALL)


TAG_ATTRIBUTES = pattern(rf"(\w[\w-]*)\s*:\s*({QUOTED_FRAGMENT})")
ONE_ATTRIBUTE = pattern(rf"(\w[\w-]*)\s*:\s*({QUOTED_FRAGMENT})\Z")
FIRST_FRAGMENT = pattern(rf"({QUOTED_FRAGMENT})")
BLANK = pattern(r"\s*\Z")
