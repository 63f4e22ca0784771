"""GraphQL."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar

from pygments.lexer import include
from pygments.token import Comment, Keyword, Name, Number, Punctuation, String, Text, Whitespace, _TokenType

from ..engine import Action, RougeLexer, Rules, Scan, Token
from ..matchers import Run, quoted
from ..rule_parts import groups

_NAME = r"[_A-Za-z]\w*"
_TYPES = r"(?:Int|Float|String|Boolean|ID)\b"
_OPEN = groups(Name, Whitespace, Punctuation)


def _value(kind: _TokenType) -> Action:
    """An action for a value, which ends its state unless it is in a list."""

    def action(lexer: RougeLexer, match: re.Match[str], scan: Scan) -> Iterator[Token]:
        if scan.stack[-1] != "list":
            scan.pop()
        yield match.start(), kind, match.group()

    return action


def _end(*states: str) -> Action:
    """An action that leaves a state, and also the next outer one if that is in ``states``."""

    def action(lexer: RougeLexer, match: re.Match[str], scan: Scan) -> Iterator[Token]:
        scan.pop()
        if scan.stack[-1] in states:
            scan.pop()
        yield match.start(), Punctuation, match.group()

    return action


def _description(lexer: RougeLexer, match: re.Match[str], scan: Scan) -> Iterator[Token]:
    scan.embedded.pop("markdown", None)
    yield match.start(), String.Double, match[1]
    yield match.start(2), Whitespace, match[2]
    yield from scan.lex_embedded("markdown", match[3], match.start(3))
    yield match.start(4), Whitespace, match[4]
    yield match.start(5), String.Double, match[5]


class GraphQL(RougeLexer):
    """The lexer of GraphQL."""

    tokens: ClassVar[Rules] = {
        "root": [
            (r"(?:query|mutation|subscription)\b", Keyword, "query"),
            (r"\{", Punctuation, ("query", "selection")),
            (r"fragment\b", Keyword, "fragment"),
            (r"scalar\b", Keyword, "value"),
            (r"(?:type|interface|enum|input|schema)\b", Keyword, "type"),
            (r"union\b", Keyword, "union"),
            (r"extend\b", Keyword),
            include("basic"),
            (Run(r'"""\n(?s:.*)', r'(""")(\n)((?s:.*?))(\n)(""")'), _description),
        ],
        "basic": [(r"\s+", Whitespace), (r"#.*", Comment), (r"[!,]", Punctuation)],
        "directives": [
            (rf"(@{_NAME})(\s*)(\()", groups(Keyword, Whitespace, Punctuation), "arguments"),
            (rf"@{_NAME}\b", Keyword),
        ],
        "fragment": [(r"on\b", Keyword), include("query")],
        "query": [
            include("directives"),
            (rf"{_NAME}\b", Name),
            (r"\(", Punctuation, "variables"),
            (r"\{", Punctuation, "selection"),
            include("basic"),
        ],
        "type": [
            (r"implements\b", Keyword),
            (rf"{_NAME}\b", Name),
            (r"\(", Punctuation, "variables"),
            (r"\{", Punctuation, "fields"),
            include("basic"),
        ],
        "union": [(rf"{_NAME}\b", Name), (r"=", Punctuation, "union member"), include("basic")],
        "union member": [(rf"{_NAME}\b", Name, ("#pop", "union pipe")), include("basic")],
        "union pipe": [
            (r"\|", Punctuation, ("#pop", "union member")),
            (r"(?!\||\s|#)", Text, "#pop:2"),
            include("basic"),
        ],
        "fields": [
            (r"\}", Punctuation, "#pop:2"),
            (rf"({_NAME})(\s*)(\()", _OPEN, "variables"),
            (rf"{_NAME}\b", Name),
            (r":", Punctuation, "type names"),
            include("basic"),
        ],
        "arguments": [
            (r"\)", Punctuation, "#pop"),
            (rf"{_NAME}\b", Name),
            (r":", Punctuation, "value"),
            include("basic"),
        ],
        "variables": [
            (r"\)", Punctuation, "#pop"),
            (rf"\${_NAME}\b", Name.Variable),
            (rf"{_NAME}\b", Name),
            (r":", Punctuation, "type names"),
            (r"=", Punctuation, "value"),
            include("basic"),
        ],
        "type names": [
            (_TYPES, Name.Builtin, "#pop"),
            (rf"{_NAME}\b", Name, "#pop"),
            (r"\[", Punctuation, "type name list"),
            include("basic"),
        ],
        "type name list": [
            (_TYPES, Name.Builtin),
            (rf"{_NAME}\b", Name),
            (r"\]", Punctuation, "#pop:2"),
            include("basic"),
        ],
        "selection": [
            include("directives"),
            (r"\}", _end("query", "fragment")),
            (rf"({_NAME})(\s*)(\()", _OPEN, "arguments"),
            (rf"({_NAME})(\s*)(:)", _OPEN),
            (rf"{_NAME}\b", Name),
            (r"(\.\.\.)(\s+)(on)\b", groups(Punctuation, Whitespace, Keyword)),
            (r"\.\.\.", Punctuation),
            (r"\{", Punctuation, "#push"),
            include("basic"),
        ],
        "list": [(r"\]", _end("value")), include("value")],
        "object": [
            (r"\}", _end("value")),
            (rf"({_NAME})(\s*)(:)", _OPEN, "value"),
            include("basic"),
        ],
        "value": [
            (Run(r'"""(?s:.*)', r'"""(?s:.*?)"""'), String.Double),
            (rf"\${_NAME}\b", _value(Name.Variable)),
            (r"(?:true|false|null)\b", _value(Keyword.Constant)),
            (r"[+-]?[0-9]+\.[0-9]+(?:[eE][+-]?[0-9]+)?", _value(Number.Float)),
            (r"[+-]?[1-9][0-9]*(?:[eE][+-]?[0-9]+)?", _value(Number.Integer)),
            (quoted('"'), _value(String.Double)),
            (rf"{_NAME}\b", _value(Name)),
            (r"\{", Punctuation, "object"),
            (r"\[", Punctuation, "list"),
            include("basic"),
        ],
    }
