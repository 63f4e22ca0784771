"""JSX: JavaScript with elements in it."""

from __future__ import annotations

from typing import ClassVar

from pygments.lexer import include, inherit
from pygments.token import Name, Punctuation, String

from ..engine import Rules
from ..rule_parts import embedded
from ..versions import before, since
from .javascript import JavaScript


class Jsx(JavaScript):
    """The lexer of JSX: an element may stand wherever an expression may."""

    first = ("root", "expression", since((4, 1), "expression"))
    tokens: ClassVar[Rules] = {
        "expression": [include("element start"), inherit],
        "element start": [(r"<", Punctuation, ("content", "element", "element name"))],
        "content": [
            (r"</", Punctuation, ("#pop", "element", "element name")),
            include("element start"),
            (r"\{", String.Interpol, ("interpolation", "expression")),
            (r"[^<{]+", embedded("html")),
        ],
        "element": [
            include("blank"),
            (r"/>", Punctuation, "#pop:2"),
            (r">", Punctuation, "#pop"),
            (r"\{", String.Interpol, ("interpolation", "expression")),
            before((3, 28), (r"\w+", Name.Attribute)),
            since((3, 28), (r"\w[\w-]*", Name.Attribute)),
            (r"=", Punctuation),
            (r"(?:\"[^\n\"]*\"|'[^\n']*')", String),
        ],
        "element name": [
            (r"[A-Z]\w*", Name.Class),
            (r"\w+", Name.Tag),
            (r"\.", Punctuation),
            (r"", String, "#pop"),
        ],
        "interpolation": [
            (r"\}", String.Interpol, "#pop"),
            (r"\{", Punctuation, ("inner", "statement")),
            include("root"),
        ],
        "inner": [(r"\}", Punctuation, ("#pop", "statement")), include("root")],
    }
