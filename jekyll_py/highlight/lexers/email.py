"""Messages of e-mail: the fields of the head, and the body."""

from __future__ import annotations

from typing import ClassVar

from pygments.token import Comment, Name, Operator, Text

from ..engine import RougeLexer, Rules


class Email(RougeLexer):
    """The lexer of e-mail; a text begins with its fields."""

    first = ("root", "fields")
    tokens: ClassVar[Rules] = {
        "fields": [
            (r":", Operator, "value"),
            (r"[^\n\r:]+", Name.Tag),
            (r"[\n\r]", Name.Tag),
        ],
        "value": [
            (r"(?:\r?\n){2}", Text, "#pop:2"),
            (r"\r?\n(?![ \v\t\f])", Text, "#pop"),
            (r"[^\n\r]+", Name.Attribute),
            (r"[\n\r]", Name.Attribute),
        ],
        "root": [
            (r"\n", Text),
            (r"^>.*", Comment),
            (r".+", Text),
        ],
    }
