"""Liquid templates."""

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
    _TokenType,
)

from ..engine import RougeLexer, Rules, Scan, Token
from ..rule_parts import groups

_END = r"(\s*)(-?%\})"
_RESET = "#pop:99"
_NAME = r"[a-zA-Z_](?:\w|-(?!%))*"
_TAG = groups(Name.Tag, Whitespace, Comment.Preproc)
_FILTER = (r"(\|)(\s*)", groups(Punctuation, Whitespace), ("filters", "filter"))


def quoted_kind(value: str | None, plain: _TokenType) -> _TokenType:
    """The token type of a value, by its quotes."""
    if value and re.search(r"'[^']*'", value):
        return String.Single
    return String.Double if value and re.search(r'"[^"]*"', value) else plain


def _cycle(lexer: RougeLexer, match: re.Match[str], scan: Scan) -> Iterator[Token]:
    kinds = (Name.Tag, Whitespace, quoted_kind(match[3], Name.Attribute), Whitespace, Punctuation, Whitespace)
    yield from groups(*kinds)(lexer, match, scan)


def _line(lexer: RougeLexer, match: re.Match[str], scan: Scan) -> Iterator[Token]:
    """An action for the end of a line, which within ``{% liquid %}`` ends a tag."""
    if "liquid" in scan.stack:
        while scan.stack[-1] != "liquid":
            scan.pop()
    yield match.start(), Whitespace, match.group()


def _until(tag: str) -> tuple[object, ...]:
    """The rule for the tag that ends a block without tags in it."""
    kinds = (Comment.Preproc, Whitespace, Name.Tag, Whitespace, Comment.Preproc)
    return rf"(\{{%-?)(\s*)({tag}){_END}", groups(*kinds), _RESET


class Liquid(RougeLexer):
    """The lexer of Liquid since Rouge 4.1.1; the text between the tags is plain text."""

    tokens: ClassVar[Rules] = {
        "root": [
            (r"[^{]+", Text),
            (r"(\{%-?)(\s*)", groups(Comment.Preproc, Whitespace), "tag"),
            (r"(\{\{-?)(\s*)", groups(Comment.Preproc, Whitespace), "output"),
            (r"\{", Text),
        ],
        "tag end": [
            (_END, groups(Whitespace, Comment.Preproc), _RESET),
            (r"\n\s*", _line),
            include("blanks"),
        ],
        "output end": [(r"(\s*)(-?\}\})", groups(Whitespace, Comment.Preproc), _RESET)],
        "liquid": [include("tag end"), include("tag")],
        "tag": [
            (r"liquid\b", Name.Tag, "liquid"),
            (r"(?:if|elsif|unless|case)\b", Name.Tag, "condition"),
            (r"when\b", Name.Tag, "value"),
            (r"(?:else|ifchanged|end\w+)\b", Name.Tag, "tag end"),
            (r"(?:break|continue)\b", Keyword.Reserved, "tag end"),
            (
                r"(for|tablerow)(\s+)(\S+)(\s+)(in)(\s+)",
                groups(Name.Tag, Whitespace, Name.Variable, Whitespace, Name.Tag, Whitespace),
                "loop",
            ),
            (
                rf"(capture|(?:in|de)crement)(\s+)({_NAME})",
                groups(Name.Tag, Whitespace, Name.Variable),
                "tag end",
            ),
            (rf"(comment){_END}", _TAG, "comment"),
            (rf"(raw){_END}", _TAG, "raw"),
            (r"(?:assign|echo)\b", Name.Tag, "assign"),
            (
                r"(include|render)(\s+)([/\w-]+(?:\.[\w-]+)+\b)?",
                groups(Name.Tag, Whitespace, Text),
                "include",
            ),
            (r"(cycle)(\s+)(?:([\w-]+|'[^']*'|\"[^\"]*\")(\s*)(:))?(\s*)", _cycle, "arguments to end"),
            (r"\w+\b", Name.Tag, "block"),
            include("tag end"),
        ],
        "output": [_FILTER, include("output end"), include("literal"), include("variable")],
        "condition": [
            (r"[=!]=|[<>]=?", Operator),
            (r"(?:and|or|contains)\b", Operator.Word),
            include("value"),
        ],
        "value": [include("tag end"), include("literal"), include("variable")],
        "loop": [
            (r"(?:reversed|continue)\b", Name.Attribute),
            (r"\(", Punctuation, "range"),
            include("arguments to end"),
        ],
        "block": [(r"\{\{-?", Comment.Preproc, "embedded output"), _FILTER, include("arguments to end")],
        "arguments to end": [include("tag end"), include("arguments")],
        "comment": [(r"[^{]+", Comment), _until("endcomment"), (r"\{", Comment)],
        "raw": [(r"[^{]+", Text), _until("endraw"), (r"\{", Text)],
        "assign": [(r"=", Operator), (r"\(", Punctuation, "range"), _FILTER, include("value")],
        "include": [
            (r"\{\{-?", Comment.Preproc, "embedded output"),
            (r"(?:with|for|as)\b", Keyword.Reserved),
            include("arguments to end"),
        ],
        "embedded output": [
            (r"(\|)(\s*)([a-zA-Z_](?:\w|-(?!\}))*)", groups(Punctuation, Whitespace, Name.Function)),
            (r"-?\}\}", Comment.Preproc, "#pop"),
            include("arguments"),
        ],
        "range": [
            (r"\.\.", Punctuation),
            (r"\)", Punctuation, "#pop"),
            include("blanks"),
            include("number"),
            include("variable"),
        ],
        "filters": [
            (r"(\|)(\s*)", groups(Punctuation, Whitespace), "filter"),
            include("tag end"),
            include("output end"),
            include("arguments"),
        ],
        "filter": [(r"[a-zA-Z_](?:\w|-(?![%}]))*", Name.Function, "#pop"), include("blanks")],
        "arguments": [
            include("literal"),
            (r"([a-zA-Z_][\w-]*)(\s*)(=|:)", groups(Name.Attribute, Whitespace, Operator)),
            include("variable"),
        ],
        "literal": [
            (r"(?:false|true|nil)\b", Keyword.Constant),
            (r"'[^']*'", String.Single),
            (r'"[^"]*"', String.Double),
            (r"[,:]", Punctuation),
            include("blanks"),
            include("number"),
        ],
        "blanks": [(r"\s+", Whitespace), (r"#.*?(?=$|-?[}%]\})", Comment)],
        "number": [(r"-", Operator), (r"\d+\.\d+", Number.Float), (r"\d+", Number.Integer)],
        "variable": [
            (
                r"(\.)(\s*)(first|last|size)\b(?![?!/])",
                groups(Punctuation, Whitespace, Name.Function),
            ),
            (r"\.(?= *\w)|\[|\]", Punctuation),
            (r"(?:empty|blank|(?:for|tablerow)loop\.(?:parentloop\.)*\w+)\b(?![?!/])", Name.Builtin),
            (r"[a-zA-Z_][\w-]*\b-?(?![?!/])", Name.Variable),
            (r"\S+", Text),
        ],
    }
