"""Pieces of regular expressions shared by several syntaxes.

Ruby's ``\\s``, ``\\d`` and ``\\w`` are ASCII only, Python's are not, so the classes are spelt out. Ruby's scanner takes
the place it stands at for the beginning of a line; patterns here are matched at line starts and carry no ``^``.
"""

from __future__ import annotations

import re
from functools import cache
from unicodedata import category

SPACES = " \t\r\n\f\v"
"""The characters that Ruby's ``\\s`` matches."""
STRIP = SPACES + "\0"
"""The characters that Ruby's ``strip`` removes (never U+3000 or U+00A0, which CJK and French writers use)."""

S = r"[ \t\r\n\f\v]"
NOT_S = r"[^ \t\r\n\f\v]"
W = r"[A-Za-z0-9_]"
BLANK_LINE = r"(?:[ \t\r\f\v]*+\n)"
INDENT = r"(?:\t| {4})"
OPT_SPACE = r" {0,3}"
UNAME = r"(?:[^\W\d][-\w.]*:)?[^\W\d][-\w.]*"
"""A name of an HTML element or attribute, with an optional prefix."""

ID_NAME = rf"{W}[A-Za-z0-9_-]*"
IN_BRACES = r"[^}]*+(?:(?<=\\)\}[^}]*+)*"
"""Text before a closing brace; a brace after a backslash need not close."""
EOB = r"\^[ \t\r\f\v]*\n"


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """A pattern that few documents need, or with classes so large that it takes milliseconds to compile."""
    return re.compile(pattern)


def is_letter(char: str) -> bool:
    """Whether Ruby's ``[[:alpha:]]`` matches: there vowel signs of Indic scripts are letters, too."""
    return char.isalpha() or (not char.isascii() and category(char) in ("Mn", "Mc", "Nl"))


def is_letter_or_digit(char: str) -> bool:
    """Whether Ruby's ``[[:alnum:]]`` matches."""
    return char.isdecimal() or is_letter(char)
