"""The parts of Liquid's syntax as regular expressions, with ASCII classes as in Ruby."""

from __future__ import annotations

import re

from ...lazy.patterns import lazy_pattern

WHITESPACE = "\0\t\n\v\f\r "  # what Ruby's strip removes

QUOTED_STRING = r"""(?:"[^"]*"|'[^']*')"""
QUOTED_FRAGMENT = rf"""(?:{QUOTED_STRING}|(?:[^\s,|'"]|{QUOTED_STRING})+)"""
VARIABLE_SIGNATURE = r"(?:\(?[\w\-.\[\]]\)?)"


def pattern(text: str) -> re.Pattern[str]:
    """A pattern with Ruby's ``/m`` and its ASCII ``\\s``, ``\\w`` and ``\\d``, compiled when it is first used."""
    return lazy_pattern(text, re.ASCII | re.DOTALL)


TAG_ATTRIBUTES = pattern(rf"(\w[\w-]*)\s*:\s*({QUOTED_FRAGMENT})")
ONE_ATTRIBUTE = pattern(rf"(\w[\w-]*)\s*:\s*({QUOTED_FRAGMENT})\Z")
FIRST_FRAGMENT = pattern(rf"({QUOTED_FRAGMENT})")
BLANK = pattern(r"\s*\Z")
