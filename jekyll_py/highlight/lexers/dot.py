"""Graphs of Graphviz."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar

from pygments.lexer import include
from pygments.token import Comment, Keyword, Name, Number, Operator, Punctuation, String, Text

from ..engine import RougeLexer, Rules, Scan, Token
from ..matchers import Run, unescaped
from ..rule_parts import embedded, groups

_TEXT = unescaped('"', r'\\"?')
_ID = r"[a-zA-Z][a-zA-Z_0-9]*"


def _html(lexer: RougeLexer, match: re.Match[str], scan: Scan) -> Iterator[Token]:
    scan.embedded.pop("html", None)
    yield match.start(), Punctuation, match.group()


class Dot(RougeLexer):
    """The lexer of graphs; a label between angle brackets is HTML."""

    tokens: ClassVar[Rules] = {
        "blank": [
            (r"\s+", Text),
            (r"#.*|//.*", Comment.Single),
            (Run(r"/(?:\\\n)?\*(?s:.*)", r"/(?:\\\n)?\*(?s:.*?)\*(?:\\\n)?/"), Comment.Multiline),
        ],
        "html": [
            (r"[^<>]+", embedded("html")),
            (Run(r"<(?s:.+)", r"<(?s:.+?)>"), embedded("html")),
            (r">", Punctuation, "#pop"),
        ],
        "names": [
            (Run(rf"{_ID}\s*", rf"({_ID})(\s*)(=)"), groups(Name, Text, Punctuation)),
            (_ID, Name.Variable),
            (r"[0-9]*\.[0-9]+", Number.Float),
            (r"[0-9]+", Number.Integer),
            (rf'"{_TEXT}"|"(?s:.*)"', String.Double),
            (r"<", _html, "html"),
        ],
        "attributes": [
            include("blank"),
            include("names"),
            (r"[=;,]", Punctuation),
            (r"\]", Operator, "#pop"),
        ],
        "root": [
            include("blank"),
            (r"(?i:strict|graph|digraph|subgraph|node|edge)\b", Keyword),
            (r"[{};:=]", Punctuation),
            (r"-[->]", Operator),
            (r"\[", Operator, "attributes"),
            include("names"),
        ],
    }
