"""TOML."""

from __future__ import annotations

from typing import ClassVar

from pygments.lexer import include
from pygments.token import Comment, Error, Keyword, Literal, Name, Number, Operator, Punctuation, String, Text

from ..engine import Action, RougeLexer, Rules, groups
from ..matchers import Run

_DIGITS = r"\d+(?:_\d+)*"


def _key(rest: str, action: Action, *state: str) -> list[object]:
    """The rules for a key before ``rest``: bare or quoted."""
    bare = Run(r"\S+", rf"(\S+){rest}")
    return [(bare, action, *state), (rf"(\"[^\"]+\"|'[^']+'){rest}", action, *state)]


_PAIR = groups(Name.Property, Text, Punctuation)
_TABLE = groups(Name.Namespace, Text, Operator, Text, Punctuation)


class Toml(RougeLexer):
    """The lexer of TOML."""

    tokens: ClassVar[Rules] = {
        "basic": [
            (r"\s+", Text),
            (r"#.*", Comment),
            (r"true|false", Keyword.Constant),
            *_key(r"(\s*)(=)(\s*)(\{)", _TABLE, "inline table"),
            (Run(r"\[\S*", r"\[\S+\]"), Name.Namespace),
            (r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z", Literal.Date),
            (rf"[+-]?{_DIGITS}(?:\.{_DIGITS}(?:[eE][+-]?{_DIGITS})?|[eE][+-]?{_DIGITS})", Number.Float),
            (r"[+-]?(?:nan|inf)", Number.Float),
            (r"0x[0-9a-fA-F]+(?:_[0-9a-fA-F]+)*", Number.Hex),
            (r"0o[0-7]+(?:_[0-7]+)*", Number.Oct),
            (r"0b[01]+(?:_[01]+)*", Number.Bin),
            (rf"[+-]?{_DIGITS}", Number.Integer),
        ],
        "root": [include("basic"), *_key(r"(\s*)(=)", _PAIR, "value")],
        "value": [(r"\n", Text, "#pop"), include("content")],
        "content": [
            include("basic"),
            *_key(r"(\s*)(=)", _PAIR),
            (r'"""', String, "long double"),
            (r'"', String, "double"),
            (r"'''", String, "long single"),
            (r"'", String, "single"),
            include("escape"),
            (r",", Punctuation),
            (r"\[", Punctuation, "array"),
        ],
        "double": [
            (r'"', String, "#pop"),
            (r"\n", Error, "#pop"),
            include("escape"),
            (r'[^\\"\n]+', String),
        ],
        "long double": [(r'"""', String, "#pop"), include("escape"), (r'[^\\"]+|"+', String)],
        "single": [(r"'", String, "#pop"), (r"\n", Error, "#pop"), (r"[^'\n]+", String)],
        "long single": [(r"'''", String, "#pop"), (r"[^']+|'+", String)],
        "escape": [(r'\\[0t\tn\n "\\r]', String.Escape)],
        "array": [include("content"), (r"\]", Punctuation, "#pop")],
        "inline table": [include("content"), (r"\}", Punctuation, "#pop")],
    }
