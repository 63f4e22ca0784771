"""Property lists in their old text form."""

from __future__ import annotations

from typing import ClassVar

from pygments.lexer import include
from pygments.token import Comment, Literal, Number, Punctuation, String, Whitespace

from ..engine import RougeLexer, Rules
from ..matchers import Run, closed_string


class Plist(RougeLexer):
    """The lexer of property lists."""

    tokens: ClassVar[Rules] = {
        "root": [
            (r"//.*", Comment),
            (Run(r"/\*(?s:.*)", r"/\*(?s:.+?)\*/"), Comment),
            (r"\s+", Whitespace),
            (r"\{", Punctuation, "dictionary"),
            (r"\(", Punctuation, "array"),
            (closed_string('"'), String.Double),
            (closed_string("'"), String.Single),
            (r"<", Punctuation, "data"),
            (r"[\w$/:.-]+", Literal),
        ],
        "dictionary": [include("root"), (r"[=;]", Punctuation), (r"\}", Punctuation, "#pop")],
        "array": [include("root"), (r",", Punctuation), (r"\)", Punctuation, "#pop")],
        "data": [(r"[0-9a-fA-F\s]+", Number.Hex), (r">", Punctuation, "#pop")],
    }
