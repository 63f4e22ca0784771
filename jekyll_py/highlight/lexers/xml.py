"""XML."""

from __future__ import annotations

from typing import ClassVar

from pygments.token import Comment, Name, String, Text

from ..engine import RougeLexer, Rules
from ..matchers import Run
from ..rule_parts import WORD

_NAME = rf"(?:(?u:[^\W\d])|:)(?:{WORD}|[:.·-])*"


class Xml(RougeLexer):
    """The lexer of XML."""

    tokens: ClassVar[Rules] = {
        "root": [
            (r"[^<&]+", Text),
            (Run(r"&[^\s;]*", r"&\S*?;"), Name.Entity),
            (Run(r"<!\[CDATA\[.*", r"<!\[CDATA\[.*?\]\]>"), Comment.Preproc),
            (r"<!--", Comment, "comment"),
            (Run(r"<\?.*", r"<\?.*?\?>"), Comment.Preproc),
            (Run(r"<![^>]*", r"<![^>]*>"), Comment.Preproc),
            (rf"<\s*{_NAME}", Name.Tag, "tag"),
            (rf"<\s*/\s*{_NAME}\s*>", Name.Tag),
        ],
        "comment": [(r"[^-]+", Comment), (r"-->", Comment, "#pop"), (r"-", Comment)],
        "tag": [
            (r"\s+", Text),
            (Run(rf"{_NAME}\s*", rf"{_NAME}\s*="), Name.Attribute, "value"),
            (r"/?\s*>", Name.Tag, "#pop"),
        ],
        "value": [(r"\s+", Text), (r"\"(?s:.*?)\"|'(?s:.*?)'|[^\s>]+", String, "#pop")],
    }
