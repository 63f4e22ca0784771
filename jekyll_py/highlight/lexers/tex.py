"""TeX and LaTeX."""

from __future__ import annotations

from typing import ClassVar

from pygments.lexer import include
from pygments.token import Comment, Keyword, Name, Number, Operator, Punctuation, String, Text

from ..engine import RougeLexer, Rules
from ..matchers import Run
from ..rule_parts import default, groups

_COMMAND = r"\\(?:[a-zA-Z]+|\s+|.)"


class Tex(RougeLexer):
    """The lexer of TeX."""

    tokens: ClassVar[Rules] = {
        "general": [(r"%.*", Comment), (r"[{}&_^]", Punctuation)],
        "root": [
            (r"\\\[", Punctuation, "display"),
            (r"\\\(", Punctuation, "inline"),
            (r"\$\$", Punctuation, "display"),
            (r"\$", Punctuation, "inline"),
            (Run(r"\\(?:begin|end)\{.*", r"\\(?:begin|end)\{.*?\}"), Name.Tag),
            (r"(\\verb)\b(\S)(.*?)(\2)", groups(Name.Builtin, Keyword.Pseudo, String.Other, Keyword.Pseudo)),
            (_COMMAND, Keyword, "command"),
            include("general"),
            (r"[^\\$%&_^{}]+", Text),
        ],
        "math": [
            (_COMMAND, Name.Variable),
            include("general"),
            (r"[0-9]+", Number),
            (r"[-=!+*/()\[\]]", Operator),
            (r"[^=!+*/()\[\]\\$%&_^{}0-9-]+", Name.Builtin),
        ],
        "inline": [(r"\\\)|\$", Punctuation, "#pop"), include("math")],
        "display": [(r"\\\]|\$\$", Punctuation, "#pop"), (r"\$", Name.Builtin), include("math")],
        "command": [(Run(r"\[.*", r"\[.*?\]"), Name.Attribute), (r"\*", Keyword), default("#pop")],
    }
