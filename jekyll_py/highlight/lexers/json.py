"""JSON, and its form with comments."""

from __future__ import annotations

from typing import ClassVar

from pygments.lexer import include, inherit
from pygments.token import Comment, Keyword, Name, Number, Punctuation, String, Text, Whitespace

from ..engine import RougeLexer, Rules
from ..matchers import Run, unescaped
from ..rule_parts import groups

_TEXT = unescaped(r'"\n')
_FRACTION = r"-?(?:0|[1-9]\d*)\.\d+(?:[eE][+-]?\d+)?"


class Json(RougeLexer):
    """The lexer of JSON; a stray bracket is punctuation too."""

    tokens: ClassVar[Rules] = {
        "root": [
            include("blank"),
            include("open"),
            include("name"),
            include("value"),
            (r"[\]}]", Punctuation),
        ],
        "blank": [(r"\s+", Whitespace)],
        "open": [(r"\{", Punctuation, "object"), (r"\[", Punctuation, "array")],
        "object": [include("name"), include("value"), (r"\}", Punctuation, "#pop"), (r",", Punctuation)],
        "array": [include("value"), (r"\]", Punctuation, "#pop"), (r",", Punctuation)],
        "name": [
            (rf'("{_TEXT}")(\s*)(:)', groups(Name.Label, Whitespace, Punctuation)),
        ],
        "value": [
            include("blank"),
            include("constants"),
            (r'"', String.Double, "string"),
            include("open"),
        ],
        "constants": [
            (r"true|false|null", Keyword.Constant),
            (_FRACTION, Number.Float),
            (r"-?(?:0|[1-9]\d*)(?:[eE][+-]?\d+)?", Number.Integer),
        ],
        "string": [
            (r'[^\\"]+', String.Double),
            (r"\\.", String.Escape),
            (r'"', String.Double, "#pop"),
        ],
    }


class JsonWithComments(Json):
    """JSON for documentation: comments, bare names, ellipses."""

    tokens: ClassVar[Rules] = {
        "name": [
            (Run(r"[$\w]+\s*", r"([$\w]+)(\s*)(:)"), groups(Name.Attribute, Text, Punctuation)),
            inherit,
        ],
        "value": [
            (Run(r"/\*.*", r"/\*.*?\*/"), Comment),
            (r"//.*", Comment.Single),
            (r"\.\.\.", Comment.Single),
            inherit,
        ],
    }
