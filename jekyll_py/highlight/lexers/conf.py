"""Configuration files of no format in particular, and systemd's units."""

from __future__ import annotations

from typing import ClassVar

from pygments.token import Comment, Keyword, Name, Number, Punctuation, String, Text

from ..engine import RougeLexer, Rules, groups


class Conf(RougeLexer):
    """Configuration files as Rouge sees them."""

    tokens: ClassVar[Rules] = {
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

    tokens: ClassVar[Rules] = {
        "root": [
            (r"\s+", Text),
            (r"[;#].*", Comment),
            (r"\[.*?\]$", Keyword),
            (r"(.*?)(=)(.*)(\\\n)", groups(Name.Tag, Punctuation, Text, String.Escape), "continuation"),
            (r"(.*?)(=)(.*)", groups(Name.Tag, Punctuation, Text)),
        ],
        "continuation": [
            (r"(.*?)(\\\n)", groups(Text, String.Escape)),
            (r"(.*)'", Text, "#pop"),
        ],
    }
