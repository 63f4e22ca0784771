"""Velocity."""

from __future__ import annotations

from typing import ClassVar

from pygments.lexer import include
from pygments.token import Comment, Keyword, Name, Number, Operator, Punctuation, String, Text

from ..engine import Rules
from ..matchers import Run, quoted
from ..rule_parts import default, embedded, groups
from ..template_lexer import TemplateLexer

_ID = r"[a-zA-Z_]\w*"


class Velocity(TemplateLexer):
    """The lexer of Velocity: HTML, or the language that the option ``parent`` names, with directives and variables."""

    tokens: ClassVar[Rules] = {
        "root": [
            (r"[^{#$]+", embedded("parent")),
            (Run(r"#\*(?s:.*)", r"#\*(?s:.*?)\*#"), Comment.Multiline),
            (r"##.*", Comment.Single),
            (
                rf"(#\{{?)({_ID})(\}}?)(\s?\()",
                groups(Punctuation, Name.Function, Punctuation, Punctuation),
                "directive",
            ),
            (rf"(#\{{?)({_ID})(\}}|\b)", groups(Punctuation, Name.Function, Punctuation)),
            (r"\$\{?", Punctuation, "variable"),
        ],
        "variable": [
            (_ID, Name.Variable),
            (r"\(", Punctuation, "parameters"),
            (rf"(\.)({_ID})", groups(Punctuation, Name.Variable)),
            (r"\}", Punctuation, "#pop"),
            default("#pop"),
        ],
        "directive": [
            (r"&&|\|\||==?|!=?|[-<>+*%&|^/]|(?:eq|ne|gt|lt|ge|le|not|in)\b", Operator),
            (r"\[", Operator, "range"),
            (rf"{_ID}\b", Name.Function),
            include("parameters"),
        ],
        "range": [(r"\.{2}", Operator), include("parameters")],
        "parameters": [
            (r"\$\{?", Punctuation, "variable"),
            (r"\s+", Text),
            (r",", Punctuation),
            (quoted('"'), String.Double),
            (quoted("'"), String.Single),
            (r"0[xX][0-9a-fA-F]+[Ll]?", Number.Hex),
            (r"[0-9]+\b", Number.Integer),
            (r"(?:true|false|null)\b", Keyword.Constant),
            (r"[(\[]", Punctuation, "#push"),
            (r"[)\]}]", Punctuation, "#pop"),
        ],
    }
