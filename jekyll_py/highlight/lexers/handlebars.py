"""Handlebars and Mustache: templates over another language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar

from pygments.token import Comment, Keyword, Name, Number, Operator, Punctuation, String, Text

from ..engine import RougeLexer, Rules, Scan, Token
from ..matchers import Run, unescaped
from ..rule_parts import default, embedded
from ..template_lexer import TemplateLexer

_ID = r"[\w$-]+"
_DOUBLE, _SINGLE = unescaped(r'"\n', r"\\(?:.|$)"), unescaped(r"'\n", r"\\(?:.|$)")
_END = r"(?=[}\s])"


def _text(lexer: RougeLexer, match: re.Match[str], scan: Scan) -> Iterator[Token]:
    """An action for text before a tag; the value of an attribute of HTML without quotation marks ends there."""
    yield from scan.lex_embedded("parent", match.group(), match.start())
    outer = scan.embedded["parent"][1]
    if outer.stack[-1] == "value":
        outer.pop()


class Handlebars(TemplateLexer):
    """The lexer of Handlebars; the option ``parent`` names the language around the tags."""

    tokens: ClassVar[Rules] = {
        "root": [
            (r"\\\{+", embedded("parent")),
            (r"\{\{!--", Comment, "comment"),
            (Run(r"\{\{!.*", r"\{\{!.*?\}\}"), Comment),
            (r"\{\{\{?", Keyword, ("tag", "sign")),
            (Run(r"(?s:.+)", r"(?s:.+?)(?=\\|\{\{)"), _text),
            (r"(?s:.+)", embedded("parent")),
        ],
        "comment": [
            (r"\{\{", Comment, "#push"),
            (r"\}\}", Comment, "#pop"),
            (r"[^{}]+|[{}]", Comment),
        ],
        "tag": [
            (r"\}\}\}?", Keyword, "#pop"),
            (r"\|", Punctuation),
            (r"~", Keyword),
            (r"\s+", Text),
            (r"=", Operator),
            (r"[\[\]()]", Punctuation),
            (rf"\.{_END}|\.\.", Name.Variable),
            (r"[/.]", Punctuation),
            (rf'"{_DOUBLE}"|".*"', String.Double),
            (rf"'{_SINGLE}'|'.*'", String.Single),
            (r"\d+(?=\}\s)", Number),
            (rf"(?:true|false){_END}", Keyword.Constant),
            (rf"else{_END}", Keyword),
            (rf"this{_END}", Name.Builtin.Pseudo),
            (rf"@{_ID}", Name.Attribute),
            (_ID, Name.Variable),
        ],
        "sign": [
            (r"[#/]", Keyword, ("#pop", "block")),
            (r"[>^&~]", Keyword),
            default("#pop"),
        ],
        "block": [(rf"if{_END}", Keyword), (_ID, Name.Namespace, "#pop"), default("#pop")],
    }
