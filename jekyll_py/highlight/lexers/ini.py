"""INI files, and Java's properties, which are similar."""

from __future__ import annotations

from typing import ClassVar

from pygments.lexer import include
from pygments.token import Comment, Name, Punctuation, String, Text, Whitespace

from ..engine import RougeLexer, Rules
from ..matchers import Run
from ..rule_parts import groups
from ..versions import before, since

_OPTION = Run(r"[\w\-.]+\s*", r"([\w\-.]+)(\s*)(=)")


class Ini(RougeLexer):
    """The lexer of INI files."""

    tokens: ClassVar[Rules] = {
        "comment": [(Run(r"[;#].*", r"[;#].*\n"), Comment)],
        "basic": [include("comment"), include("blanks"), (r"\\\n", String.Escape)],
        "blanks": [before((4, 6, 1), (r"\s+", Text)), since((4, 6, 1), (r"\s+", Whitespace))],
        "root": [
            include("basic"),
            before((4, 6, 1), (_OPTION, groups(Name.Property, Text, Punctuation), "value")),
            since((4, 6, 1), (_OPTION, groups(Name.Property, Whitespace, Punctuation), "value")),
            (Run(r"\[.*", r"\[.*?\]"), Name.Namespace),
            since((4, 6, 1), (r".", Name.Attribute)),
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
        "blanks": [(r"\s+", Text)],
        "root": [
            include("basic"),
            (Run(r"[\w.-]+\s*", r"([\w.-]+)(\s*)([=:])"), groups(Name.Property, Text, Punctuation), "value"),
        ],
        "escape": [(r"\\u[0-9]{4}|\\(?s:.)", String.Escape)],
    }
