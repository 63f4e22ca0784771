"""The parts of Liquid's syntax as regular expressions, with ASCII classes as in Ruby."""

from __future__ import annotations

import re
from typing import cast

WHITESPACE = "\0\t\n\v\f\r "  # what Ruby's strip removes

QUOTED_STRING = r"""(?:"[^"]*"|'[^']*')"""
QUOTED_FRAGMENT = rf"""(?:{QUOTED_STRING}|(?:[^\s,|'"]|{QUOTED_STRING})+)"""
VARIABLE_SIGNATURE = r"(?:\(?[\w\-.\[\]]\)?)"


class _Uncompiled:
    """A pattern that is compiled when one of its methods is first used, as no template needs all patterns."""

    def __init__(self, text: str) -> None:
        self._text = text

    def __getattr__(self, name: str) -> object:
        method: object = getattr(re.compile(self._text, re.ASCII | re.DOTALL), name)
        setattr(self, name, method)  # so that it is found at once from now on
        return method


def pattern(text: str) -> re.Pattern[str]:
    """A pattern with Ruby's ``/m`` and its ASCII ``\\s``, ``\\w`` and ``\\d``, compiled when it is first used."""
    return cast("re.Pattern[str]", _Uncompiled(text))


TAG_ATTRIBUTES = pattern(rf"(\w[\w-]*)\s*:\s*({QUOTED_FRAGMENT})")
ONE_ATTRIBUTE = pattern(rf"(\w[\w-]*)\s*:\s*({QUOTED_FRAGMENT})\Z")
FIRST_FRAGMENT = pattern(rf"({QUOTED_FRAGMENT})")
BLANK = pattern(r"\s*\Z")
