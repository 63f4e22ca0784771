"""TOML."""

from __future__ import annotations

from typing import ClassVar

from pygments.lexer import include
from pygments.token import (
    Comment,
    Error,
    Keyword,
    Literal,
    Name,
    Number,
    Operator,
    Punctuation,
    String,
    Text,
    Whitespace,
)

from ..engine import Action, RougeLexer, Rules
from ..matchers import Run
from ..rule_parts import default, groups
from ..versions import before, since

_DIGITS = r"\d+(?:_\d+)*"
_NUMBERS = (
    (rf"[+-]?{_DIGITS}(?:\.{_DIGITS}(?:[eE][+-]?{_DIGITS})?|[eE][+-]?{_DIGITS})|[+-]?(?:nan|inf)", Number.Float),
    (r"0x[0-9a-fA-F]+(?:_[0-9a-fA-F]+)*", Number.Hex),
    (r"0o[0-7]+(?:_[0-7]+)*", Number.Oct),
    (r"0b[01]+(?:_[01]+)*", Number.Bin),
    (rf"[+-]?{_DIGITS}", Number.Integer),
)
_OLD_NUMBERS = (
    (r"(?:\d+\.\d*|\.\d+)(?:[eE][+-]?\d+)?j?|\d+[eE][+-]?\d+j?", Number.Float),
    (r"-?\d+", Number.Integer),
)
_TIME = (r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z", Literal.Date)


def _bare_key(rest: str, action: Action, *state: str) -> tuple[object, ...]:
    """The rule for a key without quotation marks before ``rest``."""
    return (Run(r"\S+", rf"(\S+){rest}"), action, *state)


def _key(rest: str, action: Action, *state: str) -> tuple[object, ...]:
    """The rules for a key before ``rest``: bare, or since 3.28 quoted."""
    quoted = (rf"(\"[^\"]+\"|'[^']+'){rest}", action, *state)
    return _bare_key(rest, action, *state), since((3, 28), quoted)


_EQUALS = r"(\s*)(=)"
_PAIR = groups(Name.Property, Text, Punctuation)
_TABLE = r"(\s*)(=)(\s*)(\{)"
_STRINGS: Rules = {
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
}


class OldToml(RougeLexer):
    """The lexer of TOML before Rouge 4.6.1, in which keys are words before an equals sign."""

    tokens: ClassVar[Rules] = {
        **_STRINGS,
        "basic": [
            (r"\s+", Text),
            (r"#.*", Comment),
            (r"true|false", Keyword.Constant),
            before((4, 2, 1), *_key(_TABLE, groups(Name.Namespace, Text, Operator, Text, Punctuation), "inline table")),
            since((4, 2, 1), *_key(_TABLE, groups(Name.Property, Text, Operator, Text, Punctuation), "inline table")),
            before((4,), (Run(r"\[\S*", r"\[\S+\]"), Name.Namespace)),
            before((4, 2, 1), _TIME, include("numbers")),
        ],
        "numbers": [before((3, 30), *_OLD_NUMBERS), since((3, 30), *_NUMBERS)],
        "root": [
            include("basic"),
            since((4,), (Run(r"\[.*", r"\[.*?\]+"), Name.Namespace)),
            *_key(_EQUALS, _PAIR, "value"),
        ],
        "value": [(r"\n", Text, "#pop"), include("content")],
        "content": [
            include("basic"),
            since((3, 28), *_key(_EQUALS, _PAIR)),
            since((4, 2, 1), before((4, 3), _TIME)),
            since(
                (4, 3),
                (r"\d{4}-\d{2}-\d{2}(?:[Tt ]\d{2}:\d{2}:\d{2}(?:[Zz]|[+-]\d{2}:\d{2})?)?", Literal.Date),
                (r"\d{2}:\d{2}:\d{2}", Literal.Date),
            ),
            since((4, 2, 1), include("numbers")),
            (r'"""', String, "long double"),
            (r'"', String, "double"),
            (r"'''", String, "long single"),
            (r"'", String, "single"),
            include("escape"),
            (r",", Punctuation),
            (r"\[", Punctuation, "array"),
            since((4, 6), (r"\{", Punctuation, "inline table")),
        ],
        "array": [include("content"), (r"\]", Punctuation, "#pop")],
        "inline table": [
            include("content"),
            before((3, 28), _bare_key(_EQUALS, _PAIR)),
            (r"\}", Punctuation, "#pop"),
        ],
    }


class Toml(RougeLexer):
    """The lexer of TOML since Rouge 4.6.1."""

    tokens: ClassVar[Rules] = {
        **_STRINGS,
        "root": [
            include("blanks"),
            include("key"),
            (r"(=)(\s*)", groups(Operator, Whitespace), "value"),
            (r"\[\[?", Keyword, "table"),
        ],
        "blanks": [(r"\s+", Text), (r"#.*", Comment)],
        "key": [
            (r"[A-Za-z0-9_-]+", Name),
            (r'"', String, "double"),
            (r"'", String, "single"),
            (r"\.", Punctuation),
        ],
        "table": [
            (r"[A-Za-z0-9_-]+", Name),
            (r'"', String, "double"),
            (r"'", String, "single"),
            (r"\.", Keyword),
            (r"\]\]?", Keyword, "#pop"),
            (r"[ \t]+", Whitespace),
        ],
        "value": [
            (*_TIME, "#pop"),
            (r"\d\d:\d\d:\d\d(?:\.\d+)?", Literal.Date, "#pop"),
            *((*number, "#pop") for number in _NUMBERS),
            (r'"""', String, ("#pop", "long double")),
            (r'"', String, ("#pop", "double")),
            (r"'''", String, ("#pop", "long single")),
            (r"'", String, ("#pop", "single")),
            (r"true|false", Keyword.Constant, "#pop"),
            (r"\[", Punctuation, ("#pop", "array")),
            (r"\{", Punctuation, ("#pop", "inline table")),
        ],
        "array": [
            include("blanks"),
            (r",", Punctuation),
            (r"\]", Punctuation, "#pop"),
            default("value"),
        ],
        "inline table": [
            (r"[ \t]+", Whitespace),
            include("key"),
            (r"(=)(\s*)", groups(Punctuation, Whitespace), "value"),
            (r",", Punctuation),
            (r"\}", Punctuation, "#pop"),
        ],
    }
