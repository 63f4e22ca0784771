"""Sass in its indented syntax."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar

from pygments.lexer import include
from pygments.token import Comment, Keyword, Name, String, Text

from ..engine import RougeLexer, Rules, Scan, Token
from ..rule_parts import default
from .scss import ID, SassCommon


def _indentation(lexer: RougeLexer, match: re.Match[str], scan: Scan) -> Iterator[Token]:
    """An action for the start of a line: a deeper one continues the comment above it."""
    indent = scan.memory["indent"] = match.group()
    state, outer = scan.memory.get("block", ("", ""))
    if state and indent != outer and indent.startswith(outer):
        scan.stack.append(state)
    else:
        scan.memory.pop("block", None)
        scan.stack.append("line")
    yield match.start(), Text, indent


def _comment(lexer: RougeLexer, match: re.Match[str], scan: Scan) -> Iterator[Token]:
    single = match.group().startswith("//")
    scan.memory["block"] = ("single comment" if single else "comment", scan.memory.get("indent", ""))
    yield match.start(), Comment.Single if single else Comment.Multiline, match.group()


class Sass(SassCommon):
    """The lexer of Indented Sass."""

    tokens: ClassVar[Rules] = {
        "root": [(r"[ \t]*\n", Text), (r"[ \t]*", _indentation)],
        "line": [
            (r"//.*|/\*.*?\n", _comment, "#pop"),
            (r"@import\b", Keyword, "import"),
            include("content"),
            (rf"={ID}", Name.Function, "value"),
            (rf"[+]{ID}", Name.Decorator, "value"),
            (r":", Name.Attribute, "old attribute"),
            (r"(?=[^\[\n]+?:(?:[^a-z]|$))", Text, "attribute"),
            default("selector"),
        ],
        "single comment": [(r".*", Comment.Single, "#pop")],
        "comment": [(r".*\n", Comment.Multiline, "#pop")],
        "import": [(r"[ \t]+", Text), (r"\S+", String), (r"\n", Text, "#pop")],
        "old attribute": [include("attribute name"), default(("#pop", "value"))],
        "end": [(r"\n", Text, "#pop:99")],
    }
