"""The configuration of SSH."""

from __future__ import annotations

from typing import ClassVar

from pygments.lexer import include
from pygments.token import Comment, Keyword, Name, Number, Text

from ..engine import RougeLexer, Rules


class SSH(RougeLexer):
    """The lexer of ``ssh_config``; the first word of a line is a keyword."""

    tokens: ClassVar[Rules] = {
        "root": [(r"[a-zA-Z0-9]+", Keyword, "statement"), include("blank")],
        "statement": [
            (r"\n", Text, "#pop"),
            (r"(?:yes|no|confirm|ask|always|auto|none|force)\b", Name.Constant),
            (r"\d+", Number),
            (r"[^#\s;{}$\\]+", Text),
            include("blank"),
        ],
        "blank": [(r"\s+", Text), (r"#.*", Comment.Single)],
    }
