"""Liquid templates, as Rouge before 4.1.1 lexes them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar

from pygments.lexer import include
from pygments.token import (
    Comment,
    Keyword,
    Name,
    Number,
    Operator,
    Punctuation,
    String,
    Text,
    Whitespace,
)

from ..engine import RougeLexer, Rules, Scan, Token
from ..rule_parts import groups
from .liquid import quoted_kind

_END = r"(\s*)(-?%\})"
_RESET = "#pop:99"
_FILTER = groups(Punctuation, Whitespace, Name.Function)


def _cycle(lexer: RougeLexer, match: re.Match[str], scan: Scan) -> Iterator[Token]:
    kinds = (Name.Tag, Whitespace, quoted_kind(match[3], Name.Attribute), Whitespace, Punctuation, Whitespace)
    yield from groups(*kinds)(lexer, match, scan)


def _loop(lexer: RougeLexer, match: re.Match[str], scan: Scan) -> Iterator[Token]:
    kinds = (Name.Tag, Whitespace, Name.Variable, Whitespace, Name.Tag, Whitespace)
    yield from groups(*kinds, quoted_kind(match[7], Name.Variable), Whitespace)(lexer, match, scan)


class OldLiquid(RougeLexer):
    """The lexer of Liquid before Rouge 4.1.1; the text between the tags is plain text."""

    tokens: ClassVar[Rules] = {
        "root": [
            (r"[^{]+", Text),
            (r"(\{%-?)(\s*)", groups(Punctuation, Whitespace), "tag"),
            (r"(\{\{-?)(\s*)", groups(Punctuation, Whitespace), "output"),
            (r"\{", Text),
        ],
        "tag": [
            (r"(?:if|elsif|unless|case)\b", Keyword.Reserved, "condition"),
            (r"when\b", Keyword.Reserved, "when"),
            (rf"(else){_END}", groups(Keyword.Reserved, Whitespace, Punctuation), "#pop"),
            (
                rf"(capture|(?:in|de)crement)(\s+)([^\s%]+){_END}",
                groups(Name.Tag, Whitespace, Name.Variable, Whitespace, Punctuation),
                "#pop",
            ),
            (rf"(comment){_END}", groups(Name.Tag, Whitespace, Punctuation), "comment"),
            (rf"(raw){_END}", groups(Name.Tag, Whitespace, Punctuation), "raw"),
            (rf"(end(?:if|unless|case)){_END}", groups(Keyword.Reserved, Whitespace, Punctuation), "#pop"),
            (rf"(end[^\s%]+){_END}", groups(Name.Tag, Whitespace, Punctuation), "#pop"),
            (r"(?:assign|echo)\b", Name.Tag, "assign"),
            (r"(?:include|render)\b", Name.Tag, "include"),
            (r"(cycle)(\s+)(?:([^\s:]*)(\s*)(:))?(\s*)", _cycle, "values"),
            (
                r"(for|tablerow)(\s+)([\w-]+)(\s+)(in)(\s+)"
                r"((?:[^\s%,|'\"]|\"[^\"]*\"|'[^']*')+)(\s*)",
                _loop,
                "markup",
            ),
            (r"([^\s%]+)(\s*)", groups(Name.Tag, Whitespace), "markup"),
        ],
        "output": [
            (r"(\|)(\s*)([a-zA-Z_][^\s}|:]*)", _FILTER, "filters"),
            include("output end"),
            include("value"),
        ],
        "filters": [
            (r"(\|)(\s*)([a-zA-Z_][^\s%}|:]*)", _FILTER),
            include("output end"),
            include("tag end"),
            include("arguments"),
        ],
        "condition": [
            (r"[=!]=|[<>]=?", Operator),
            (r"(?:and|or|contains)\b", Operator.Word),
            include("tag end"),
            include("value"),
        ],
        "when": [include("tag end"), include("value")],
        "output end": [(r"-?\}\}", Punctuation, _RESET)],
        "tag end": [(r"-?%\}", Punctuation, _RESET)],
        "parameters": [
            include("literal"),
            (r"([^\s=:]+)(\s*)(=|:)", groups(Name.Attribute, Whitespace, Operator)),
            (r"[,:]", Punctuation),
        ],
        "arguments": [include("parameters"), include("variable"), (r"\S+", Text)],
        "markup": [
            (r"reversed\b", Name.Attribute),
            include("tag end"),
            include("parameters"),
            (r"\S+", Text),
        ],
        "values": [include("tag end"), include("arguments")],
        "literal": [
            (r"[ \t]+", Whitespace),
            (r"(?:false|true|nil)\b", Keyword.Constant),
            (r"'[^']*'", String.Single),
            (r'"[^"]*"', String.Double),
            (r"-", Operator),
            (r"\d+\.\d+", Number.Float),
            (r"\d+", Number.Integer),
        ],
        "variable": [
            (r"(?:empty|blank|forloop\.[^\s%}|:]+)\b", Name.Builtin),
            (r"\.(?=\w)|\[|\]", Punctuation),
            (r"(?:first|last|size)\b", Name.Function),
            (r"[a-zA-Z_][\w-]*\??", Name.Variable),
        ],
        "value": [include("literal"), include("variable")],
        "comment": [
            (r"[^{]+", Comment),
            (
                rf"(\{{%-?)(\s*)(endcomment){_END}",
                groups(Punctuation, Whitespace, Name.Tag, Whitespace, Punctuation),
                _RESET,
            ),
            (r"\{", Comment),
        ],
        "raw": [
            (r"[^{]+", Text),
            (
                rf"(\{{%-?)(\s*)(endraw){_END}",
                groups(Punctuation, Whitespace, Name.Tag, Whitespace, Punctuation),
                _RESET,
            ),
            (r"\{", Text),
        ],
        "assign": [
            (r"=", Operator),
            (r"(\|)(\s*)([a-zA-Z_][^\s%|:]*)", _FILTER, "filters"),
            include("tag end"),
            include("value"),
        ],
        "include": [
            (r"(\{\{-?)(\s*)", groups(Punctuation, Whitespace), "embedded output"),
            (r"(?:with|for)\b", Name.Tag),
            (r"[/\w-]+(?:\.[\w-]+)+\b", Text),
            include("values"),
        ],
        "embedded output": [
            (r"(\|)(\s*)([a-zA-Z_][^\s}|:]*)", _FILTER),
            (r"-?\}\}", Punctuation, "#pop"),
            include("arguments"),
        ],
    }
