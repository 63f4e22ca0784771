"""Prolog."""

from __future__ import annotations

from typing import ClassVar

from pygments.token import Comment, Name, Number, Operator, Punctuation, String, Text

from ..engine import RougeLexer, Rules
from ..matchers import Run
from ..rule_parts import LOWER, default


class Prolog(RougeLexer):
    """The lexer of Prolog."""

    first = ("root", "start")
    tokens: ClassVar[Rules] = {
        "start": [(r"#.*", Comment.Single), default("#pop")],
        "root": [
            (r"\s+", Text),
            (r"%.*", Comment.Single),
            (r"/\*", Comment.Multiline, "comment"),
            (r"[\[\](){}|.,;!]|:-|-->", Punctuation),
            (r'"[^"]*"', String.Double),
            (r"\d+\.\d+", Number.Float),
            (r"\d+", Number),
            (rf"[a-z{LOWER}](?u:\w*)|'[^']*'", String.Symbol),
            (r"[A-Z]+\w*|_(?u:\w*)", Name.Variable),
            (r"[#&*+,\-./:<=>?@^~]+", Operator),
        ],
        "comment": [
            (r"/\*", Comment.Multiline, "#push"),
            (Run(r"\s+", r"\s*\*[^*/]+"), Comment.Multiline),
            (r"\*/", Comment.Multiline, "#pop"),
        ],
    }
