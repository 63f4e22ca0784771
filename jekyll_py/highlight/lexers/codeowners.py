"""CODEOWNERS: who owns which files of a repository."""

from __future__ import annotations

from typing import ClassVar

from pygments.token import Comment, Literal, Name, Whitespace

from ..engine import RougeLexer, Rules
from ..matchers import Run
from ..rule_parts import WORD, groups


class Codeowners(RougeLexer):
    """The lexer of CODEOWNERS."""

    tokens: ClassVar[Rules] = {
        "root": [
            (r"[ \t\r\n]+", Whitespace),
            (Run(r"\s+", r"^\s*#.*"), Comment.Single),
            (
                Run(r"\^?\[[^\]]*", r"(\^?\[(?!\d+\])[^\]]+\])(\[\d+\])?"),
                groups(Name.Namespace, Literal.Number),
            ),
            (Run(r"\S+", r"\S*@\S+"), Name.Function),
            (rf"(?:{WORD}|[./*-])+", Name),
            (Run(r".+", r".*\\[#\s]"), Name),
        ],
    }
