"""Templates with Elixir in them, over another language."""

from __future__ import annotations

from typing import ClassVar

from pygments.token import Comment

from ..engine import Rules
from ..rule_parts import embedded
from ..template_lexer import TemplateLexer

_OPEN, _CLOSE = r"<%[%=#]?", r"%?%>"


class Eex(TemplateLexer):
    """The lexer of EEx; the option ``parent`` names the language around the Elixir code."""

    tokens: ClassVar[Rules] = {
        "root": [
            (r"<%#", Comment, "comment"),
            (_OPEN, Comment.Preproc, "elixir"),
            (rf"(?s:.+?)(?={_OPEN})|(?s:.+)", embedded("parent")),
        ],
        "comment": [(_CLOSE, Comment, "#pop"), (rf"(?s:.+?)(?={_CLOSE})|(?s:.+)", Comment)],
        "elixir": [
            (_CLOSE, Comment.Preproc, "#pop"),
            (rf"(?s:.+?)(?={_CLOSE})|(?s:.+)", embedded("elixir")),
        ],
    }
