"""INI files, and Java's properties, which are similar."""

from __future__ import annotations

from typing import ClassVar

from pygments.lexer import include
from pygments.token import Comment, Name, Punctuation, String, Text

from ..engine import RougeLexer, Rules, groups
from ..matchers import Run


class Ini(RougeLexer):
    """The lexer of INI files."""

    tokens: ClassVar[Rules] = {
        "comment": [(Run(r"[;#].*", r"[;#].*\n"), Comment)],
        "basic": [include("comment"), (r"\s+", Text), (r"\\\n", String.Escape)],
        "root": [
            include("basic"),
            (Run(r"[\w\-.]+\s*", r"([\w\-.]+)(\s*)(=)"), groups(Name.Property, Text, Punctuation), "value"),
            (Run(r"\[.*", r"\[.*?\]"), Name.Namespace),
        ],
        "value": [
            (r"\n", Text, "#pop"),
            include("basic"),
            (r'"', String, "string"),
            (r"'.*?'", String),
            include("escape"),
            (r"[^\\\n]+", String),
        ],
        "string": [(r'"', String, "#pop"), include("escape"), (r'[^\\"]+', String)],
        "escape": [(r"\\(?s:.)", String.Escape)],
    }


class Properties(Ini):
    """The lexer of Java properties."""

    tokens: ClassVar[Rules] = {
        "comment": [(Run(r"[!#].*", r"[!#].*\n"), Comment)],
        "root": [
            include("basic"),
            (Run(r"[\w.-]+\s*", r"([\w.-]+)(\s*)([=:])"), groups(Name.Property, Text, Punctuation), "value"),
        ],
        "escape": [(r"\\u[0-9]{4}|\\(?s:.)", String.Escape)],
    }
