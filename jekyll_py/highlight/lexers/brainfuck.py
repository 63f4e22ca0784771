"""Brainfuck."""

from __future__ import annotations

from typing import ClassVar

from pygments.lexer import include
from pygments.token import Comment, Error, Name, Punctuation, Text

from ..engine import RougeLexer, Rules
from ..rule_parts import default


class Brainfuck(RougeLexer):
    """The lexer of Brainfuck; a comment in brackets may begin a program."""

    first = ("root", "start")
    tokens: ClassVar[Rules] = {
        "start": [(r"\s+", Text), (r"\[", Comment.Multiline, "comment"), default("#pop")],
        "comment": [
            (r"\[", Comment.Multiline, "#push"),
            (r"\]", Comment.Multiline, "#pop"),
            (r"[^\[\]]+", Comment.Multiline),
        ],
        "root": [(r"\]", Error), (r"\[", Punctuation, "loop"), include("commands")],
        "loop": [(r"\[", Punctuation, "#push"), (r"\]", Punctuation, "#pop"), include("commands")],
        "commands": [
            (r"[^><+\-.,\[\]]+", Comment.Single),
            (r"[><]+", Name.Builtin),
            (r"[+\-.,]+", Name.Function),
        ],
    }
