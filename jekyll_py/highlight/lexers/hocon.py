"""HOCON: JSON with comments, bare names and values, and substitutions."""

from __future__ import annotations

from typing import ClassVar

from pygments.lexer import include, inherit
from pygments.token import Comment, Keyword, Literal, Name, Punctuation, String, Whitespace

from ..engine import Rules
from ..matchers import Run
from ..rule_parts import groups
from .json import Json

_AFTER_NAME = r"(\s*)([:=]|(?=\{))"
_NAME_PARTS = groups(Name.Label, Whitespace, Punctuation)
_ADDRESS = r"\d+\.(?=(?:\d\.?){3})\d+(?:\.\d+)*\.?"


class Hocon(Json):
    """The lexer of HOCON; the texts between three quotes are those of strings."""

    tokens: ClassVar[Rules] = {
        "root": [include("comments"), inherit],
        "comments": [(r"(?://|#).*", Comment.Single)],
        "name": [
            (Run(r'".*', rf'(".*?"){_AFTER_NAME}'), _NAME_PARTS),
            (Run(r"[-\w.]+\s*", rf"([-\w.]+){_AFTER_NAME}"), _NAME_PARTS),
        ],
        "object": [(r"(?:include|url|file|classpath)\b", Keyword), inherit],
        "value": [
            include("comments"),
            include("blank"),
            (Run(r"\d+", _ADDRESS), Literal),
            include("constants"),
            include("substitution"),
            (r'"""', String.Double, "multiline string"),
            (r'"', String.Double, "string"),
            include("open"),
            (r"[()=]", Punctuation),
            (r'[^$"{}\[\]:=,+#`^?!@*&]', Literal),
        ],
        "substitution": [(r"[$][{][?]?", String.Interpol, "substituted name")],
        "substituted name": [(r"[\w.-]+", Name.Variable), (r"\}", String.Interpol, "#pop")],
        "string": [include("substitution"), (r'[^\\"${]+', String.Double), inherit],
        "multiline string": [(r'"[^"]{1,2}', String.Double), include("string")],
    }
