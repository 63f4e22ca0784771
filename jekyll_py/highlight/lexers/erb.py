"""Templates with Ruby in them, over another language."""

from __future__ import annotations

from typing import ClassVar

from pygments.token import Comment

from ..engine import Rules
from ..rule_parts import embedded
from ..template_lexer import TemplateLexer

_OPEN = r"<%[%=#-]?"
_CLOSE = r"[%-]?%>"


class Erb(TemplateLexer):
    """The lexer of ERB; the option ``parent`` names the language around the Ruby code."""

    tokens: ClassVar[Rules] = {
        "root": [
            (r"<%#", Comment, "comment"),
            (_OPEN, Comment.Preproc, "ruby"),
            (r"(?s:.+?)(?=<%)|(?s:.+)", embedded("parent")),
        ],
        "comment": [(_CLOSE, Comment, "#pop"), (rf"(?s:.+?)(?={_CLOSE})|(?s:.+)", Comment)],
        "ruby": [(_CLOSE, Comment.Preproc, "#pop"), (rf"(?s:.+?)(?={_CLOSE})|(?s:.+)", embedded("ruby"))],
    }
