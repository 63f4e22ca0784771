"""Fluent, the language of localisation files."""

from __future__ import annotations

from typing import ClassVar

from pygments.token import Comment, Name, Number, Punctuation, String, Text

from ..engine import RougeLexer, Rules
from ..matchers import Run
from ..rule_parts import groups

_ID = r"[a-zA-Z][a-zA-Z0-9_-]*"


class Fluent(RougeLexer):
    """The lexer of Fluent."""

    tokens: ClassVar[Rules] = {
        "root": [
            (Run(r" +", r"( *)(=)( *)"), groups(Text.Whitespace, Punctuation, Text.Whitespace), "template"),
            (Run(r"\s+", r"\s*\n"), Text.Whitespace),
            (r"#{1,3}(?: .*)?$", Comment.Single),
            (_ID, Name.Constant),
            (rf"-{_ID}", Name.Entity),
            (Run(r"\s+", rf"\s*\.{_ID}"), Name.Attribute),
            (Run(r"\s+", r"\s+(?=[^\s.])"), Text.Whitespace, "template"),
        ],
        "template": [
            (r"\n", Text.Whitespace, "#pop"),
            (r"[^{\n}*]+", Text),
            (r"\{", Punctuation, "placeable"),
            (r"(?=\})", Punctuation, "#pop"),
        ],
        "placeable": [
            (r"\s+", Text.Whitespace),
            (r"\{", Punctuation, "placeable"),
            (r"\}", Punctuation, "#pop"),
            (rf"\${_ID}", Name.Variable),
            (rf"-{_ID}", Name.Entity),
            (rf"\.{_ID}", Name.Attribute),
            (r"[A-Z]+", Name.Builtin),
            (_ID, Name.Constant),
            (r"[(),:]|->", Punctuation),
            (r"\*", Punctuation.Indicator),
            (r"-?\d+\.\d", Number.Float),
            (r"-?\d+", Number.Integer),
            (r'"', String.Double, "string"),
            (r"(\[)(-?\d+\.\d+)(\])", groups(Punctuation, Number.Float, Punctuation), "template"),
            (r"(\[)(-?\d+)(\])", groups(Punctuation, Number.Integer, Punctuation), "template"),
            (r"(\[)([a-zA-Z][a-zA-Z0-9_-]+)(\])", groups(Punctuation, String.Symbol, Punctuation), "template"),
        ],
        "string": [
            (r"\\u[0-9a-fA-F]{4}|\\U[0-9a-fA-F]{6}|\\.", String.Escape),
            (r'[^"\\]+', String.Double),
            (r'"', String.Double, "#pop"),
        ],
    }
