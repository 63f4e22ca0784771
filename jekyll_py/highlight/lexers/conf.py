"""Configuration files of no format in particular, and systemd's units."""

from __future__ import annotations

from pygments.lexer import bygroups
from pygments.token import Comment, Keyword, Name, Number, Punctuation, String, Text

from ..engine import RougeLexer


class Conf(RougeLexer):
    """Configuration files as Rouge sees them."""

    tokens = {
        "root": [
            (r"#.*\n", Comment),
            (r'".*?"', String.Double),
            (r"'.*?'", String.Single),
            (r"[a-zA-Z]\w*", Name),
            (r"\d+", Number),
            (r"[^\w#\"']+", Text),
        ],
    }


class Systemd(RougeLexer):
    """Units as Rouge sees them."""

    tokens = {
        "root": [
            (r"\s+", Text),
            (r"[;#].*", Comment),
            (r"\[.*?\]$", Keyword),
            (r"(.*?)(=)(.*)(\\\n)", bygroups(Name.Tag, Punctuation, Text, String.Escape), "continuation"),
            (r"(.*?)(=)(.*)", bygroups(Name.Tag, Punctuation, Text)),
        ],
        "continuation": [
            (r"(.*?)(\\\n)", bygroups(Text, String.Escape)),
            (r"(.*)'", Text, "#pop"),
        ],
    }
