"""JSON 5: JSON with comments, bare names and more ways to write numbers and strings."""

from __future__ import annotations

from typing import ClassVar

from pygments.lexer import include, inherit
from pygments.token import Comment, Keyword, Name, Number, Punctuation, String

from ..engine import RougeLexer, Rules
from ..matchers import block_comment
from .javascript import ID
from .json import Json


class Json5(Json):
    """The lexer of JSON 5."""

    tokens: ClassVar[Rules] = {
        "blank": [inherit, (r"//.*", Comment), (block_comment(), Comment)],
        "object": [
            include("blank"),
            include("name"),
            include("value"),
            (r"\}", Punctuation, "#pop"),
            (r",", Punctuation),
            (r":", Punctuation, ("#pop", "object value")),
        ],
        "object value": [
            include("value"),
            (r",", Punctuation, ("#pop", "object")),
            (r"\}", Punctuation, "#pop"),
        ],
        "name": [(ID, Name.Label), (r'".*?"', Name.Label), inherit],
        "value": [
            include("blank"),
            (r"(?:true|false|null|[+-]?(?:Infinity|NaN))\b", Keyword.Constant),
            (r"[+-]?0[xX][0-9a-fA-F]+", Number.Hex),
            (r"[+,.-]?[0-9]+\.?[0-9]?(?:[eE]-?[0-9]+)?", Number.Float),
            (r'"', String.Double, "string"),
            include("open brackets"),
            (r"'", String.Single, "single"),
        ],
        "open brackets": [(r"\[", Punctuation, "array"), (r"\{", Punctuation, "object")],
        "single": [
            (r"[^\\']+", String.Single),
            (r"\\(?s:.)", String.Escape),
            (r"'", String.Single, "#pop"),
        ],
        "string": [inherit, (r"\\(?s:.)", String.Escape)],
    }


assert issubclass(Json5, RougeLexer)
