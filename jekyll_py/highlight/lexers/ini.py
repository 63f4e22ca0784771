"""INI files, and Java's properties, which are much alike."""

from __future__ import annotations

from pygments.lexer import bygroups, include
from pygments.token import Comment, Name, Punctuation, String, Text

from ..engine import RougeLexer


class Ini(RougeLexer):
    """INI files as Rouge sees them."""

    tokens = {
        "comment": [(r"[;#].*\n", Comment)],
        "basic": [include("comment"), (r"\s+", Text), (r"\\\n", String.Escape)],
        "root": [
            include("basic"),
            (r"([\w\-.]+)(\s*)(=)", bygroups(Name.Property, Text, Punctuation), "value"),
            (r"\[.*?\]", Name.Namespace),
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
    """Java properties as Rouge sees them."""

    tokens = {
        "comment": [(r"[!#].*\n", Comment)],
        "root": [
            include("basic"),
            (r"([\w.-]+)(\s*)([=:])", bygroups(Name.Property, Text, Punctuation), "value"),
        ],
        "escape": [(r"\\u[0-9]{4}|\\(?s:.)", String.Escape)],
    }
