"""Objective-C, and Objective-C++."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar

from pygments.lexer import include, inherit
from pygments.token import Comment, Error, Keyword, Name, Number, Operator, Punctuation, String, Text

from ..engine import RougeLexer, Rules, Scan, Token
from ..rule_parts import Words, default, groups, relex
from .c import KEYWORDS, RESERVED, TYPES, C
from .cpp import Cpp, dated_words

_ID = r"[a-zA-Z$_][a-zA-Z0-9$_]*"
_TYPE = r"\(.{0,300}?\)"
"""A type in parentheses; without a bound on its length, a long line would take time that grows with its square."""
_AT_KEYWORDS = """
    selector private protected public encode synchronized try throw catch finally end property synthesize dynamic
    optional interface implementation import autoreleasepool
"""
_AT_WORDS = Words({Keyword: _AT_KEYWORDS, Name.Builtin: "true false YES NO"}, Error).kinds
_BUILTINS = "YES NO nil"
_ARGUMENT = groups(Name.Function, Text, Punctuation)


def _at_word(lexer: RougeLexer, match: re.Match[str], scan: Scan) -> Iterator[Token]:
    yield match.start(), _AT_WORDS.get(match[1], Error), match.group()


def _method(lexer: RougeLexer, match: re.Match[str], scan: Scan) -> Iterator[Token]:
    """An action for the sign that begins a method, and its result type if it has one."""
    yield match.start(), Keyword, match[1]
    yield match.start(2), Text, match[2]
    if match[3]:
        yield from relex(lexer, match, 3)
    yield match.start(4), Text, match[4]


def _parameter(lexer: RougeLexer, match: re.Match[str], scan: Scan) -> Iterator[Token]:
    yield from relex(lexer, match, 1)
    yield match.start(2), Name.Variable, match[2]


class _Messages:
    """The rules that Objective-C adds to C, and Objective-C++ to C++."""

    tokens: ClassVar[Rules] = {
        "statements": [
            (r'@"', String, "string"),
            (r"@'(?:\\[0-7]{1,3}|\\x[a-fA-F0-9]{1,2}|\\.|[^\\'\n]')", String.Char),
            (r"@(?:\d+\.\d*|\.\d+|\d+)[eE][+-]?\d+[lL]?", Number.Float),
            (r"@(?:\d+\.\d*|\.\d+|\d+[fF])[fF]?", Number.Float),
            (r"@0x[0-9a-fA-F]+[lL]?", Number.Hex),
            (r"@0[0-7]+[lL]?", Number.Oct),
            (r"@\d+[lL]?", Number.Integer),
            (r"in\b", Keyword),
            (r"@(?:interface|implementation)\b", Keyword, "interface name"),
            (r"@(?:class|protocol)\b", Keyword, "forward class name"),
            (r"@((?u:[^\W_])+)", _at_word),
            (r"\?", Punctuation, "ternary"),
            (r"\[", Punctuation, "message"),
            (r"@\[", Punctuation, "array"),
            (r"@\{", Punctuation, "dictionary"),
            inherit,
        ],
        "ternary": [(r":", Punctuation, "#pop"), include("statements")],
        "in message": [(r"[\]{]", Punctuation, "#pop"), (r";", Error), include("statements")],
        "message": [
            (rf"({_ID})(\s*)(:)", _ARGUMENT, ("#pop", "message with arguments")),
            (rf"({_ID})(\s*)(\])", _ARGUMENT, "#pop"),
            include("in message"),
        ],
        "message with arguments": [
            (r"\{", Punctuation, "function"),
            (rf"({_ID})(\s*)(:)", _ARGUMENT, "#pop"),
            include("in message"),
        ],
        "array": [(r"\]", Punctuation, "#pop"), (r",", Punctuation), include("statements")],
        "dictionary": [(r"\}", Punctuation, "#pop"), (r",", Punctuation), include("statements")],
        "interface name": [
            include("whitespace"),
            (
                rf"({_ID})(\s*)(:)(\s*)({_ID})",
                groups(Name.Class, Text, Punctuation, Text, Name.Class),
                "#pop",
            ),
            (
                rf"({_ID})(\s*)(\()(\s*)({_ID})(\s*)(\))",
                groups(Name.Class, Text, Punctuation, Text, Name.Label, Text, Punctuation),
                "#pop",
            ),
            (_ID, Name.Class, "#pop"),
        ],
        "forward class name": [
            include("whitespace"),
            (rf"({_ID})(\s*)(,)(\s*)", groups(Name.Class, Text, Punctuation, Text), "#push"),
            (rf"({_ID})(\s*)(;?)", groups(Name.Class, Text, Punctuation), "#pop"),
        ],
        "root": [
            (rf"([-+])(\s*)({_TYPE})?(\s*)(?={_ID})", _method, "method"),
            inherit,
        ],
        "method": [
            (r",|\.\.\.", Punctuation),
            (rf"({_TYPE})({_ID})", _parameter),
            (rf"({_ID})(\s*)(:)", _ARGUMENT),
            (r";", Punctuation, "#pop"),
            (r"\{", Punctuation, ("#pop", "function")),
            include("blanks"),
            (r"//.*\n", Comment.Single),
            (r"\s+", Text),
            default("#pop"),
        ],
    }


class ObjectiveC(_Messages, C):
    """The lexer of Objective-C."""

    tokens: ClassVar[Rules] = {
        "words": [
            (
                r"[a-zA-Z_]\w*",
                Words(
                    {
                        Keyword: KEYWORDS,
                        Keyword.Type: TYPES,
                        Keyword.Reserved: RESERVED,
                        Name.Builtin: _BUILTINS,
                    },
                    Name,
                ),
            )
        ],
    }


class ObjectiveCpp(_Messages, Cpp):
    """The lexer of Objective-C++."""

    tokens: ClassVar[Rules] = {
        "words": dated_words(_BUILTINS),
        "statements": [
            (r"(\.)(class)", groups(Operator, Name.Builtin.Pseudo)),
            (r"(@selector)(\()(class)(\))", groups(Keyword, Punctuation, Name.Builtin.Pseudo, Punctuation)),
            inherit,
        ],
    }
