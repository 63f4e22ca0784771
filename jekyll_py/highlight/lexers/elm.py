"""Elm."""

from __future__ import annotations

from typing import ClassVar

from pygments.token import Comment, Keyword, Name, Number, Operator, Punctuation, String, Text

from ..engine import RougeLexer, Rules
from ..rule_parts import any_of

_KEYWORDS = "module exposing port import as type alias if then else case of let in"


class Elm(RougeLexer):
    """The lexer of Elm."""

    tokens: ClassVar[Rules] = {
        "root": [
            (r"\s+", Text),
            (r"--.*", Comment.Single),
            (r"\{-", Comment.Multiline, "comment"),
            (any_of(_KEYWORDS), Keyword),
            (r"[a-z]\w*|_", Name),
            (r"[A-Z]\w*", Keyword.Type),
            (r"::|&&|\|\||\|>|[+,./*%=<>^|!\\@#$&~?-]", Operator),
            (r'"""', String, "long string"),
            (r"'(?:\\.|.)'", String.Char),
            (r'"', String, "string"),
            (r"0[xX][\da-fA-F]+", Number.Hex),
            (r"\d+(?:\.\d+)?[eE][+-]?\d+|\d+\.\d+", Number.Float),
            (r"\d+", Number.Integer),
            (r"[\[\]();`{}:]", Punctuation),
        ],
        "comment": [
            (r"-\}", Comment.Multiline, "#pop"),
            (r"\{-", Comment.Multiline, "#push"),
            (r"[^-{}]+|[-{}]", Comment.Multiline),
        ],
        "string": [
            (r'[^\\"]+', String.Double),
            (r'\\"', String.Escape),
            (r'"', String.Double, "#pop"),
        ],
        "long string": [
            (r'\\"', String.Escape),
            (r'"""', String, "#pop"),
            (r'[^"]+|"', String),
        ],
    }
