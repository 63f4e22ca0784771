"""Slice, the language of interfaces of Ice."""

from __future__ import annotations

from typing import ClassVar

from pygments.token import Keyword, Name

from ..engine import Rules
from ..rule_parts import Words
from .c import ID, RESERVED, C

_KEYWORDS = """
    extends implements enum interface struct class module dictionary const optional out throws exception local
    idempotent sequence Object LocalObject Value
"""
_TYPES = "bool string byte long float double int void short"
_WORDS = {Keyword: _KEYWORDS, Keyword.Type: _TYPES, Keyword.Reserved: RESERVED}


class Slice(C):
    """The lexer of Slice."""

    tokens: ClassVar[Rules] = {"words": [(ID, Words(_WORDS, Name))]}
