"""Configuration of nginx."""

from __future__ import annotations

from typing import ClassVar

from pygments.lexer import include
from pygments.token import Comment, Keyword, Name, Number, Punctuation, String, Text

from ..engine import RougeLexer, Rules
from ..rule_parts import groups
from ..versions import since

_ID = r"[^\s$;{}()#]+"


class Nginx(RougeLexer):
    """The lexer of nginx's configuration."""

    tokens: ClassVar[Rules] = {
        "root": [
            (r"(include)(\s+)([^\s;]+)", groups(Keyword, Text, Name)),
            (_ID, Keyword, "statement"),
            include("base"),
        ],
        "block": [(r"\}", Punctuation, "#pop"), (_ID, Keyword.Namespace, "statement"), include("base")],
        "statement": [
            (r"\{", Punctuation, ("#pop", "block")),
            (r";", Punctuation, "#pop"),
            include("base"),
        ],
        "base": [
            (r"\s+", Text),
            (r"#.*", Comment.Single),
            (r"(?:on|off)\b", Name.Constant),
            (r"[$][\w-]+", Name.Variable),
            (r"([a-zA-Z0-9.-]+)(:)([0-9]+)", groups(Name.Function, Punctuation, Number.Integer)),
            (r"[a-zA-Z-]+/[a-zA-Z-]+", Name.Class),
            since((4, 2, 1), (r"\d+\.\d+", Number.Float)),
            (r"[0-9]+[kmgKMG]?\b", Number.Integer),
            (r"(~)(\s*)([^\s{]+)", groups(Punctuation, Text, String.Regex)),
            (r"[:=~]", Punctuation),
            (rf"/(?:{_ID})?", Name),
            (r"[^#\s;{}$\\]+", String),
            (r"[$;]", Text),
        ],
    }
