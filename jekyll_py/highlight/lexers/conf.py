"""Configuration files without a particular format, and systemd's units."""

from __future__ import annotations

from typing import ClassVar

from pygments.token import Comment, Keyword, Name, Number, Punctuation, String, Text

from ..engine import RougeLexer, Rules
from ..matchers import Run
from ..rule_parts import groups
from ..versions import before, since


class Conf(RougeLexer):
    """The lexer of configuration files."""

    tokens: ClassVar[Rules] = {
        "root": [
            (Run(r"#.*", r"#.*\n"), Comment),
            (r'".*?"', String.Double),
            (r"'.*?'", String.Single),
            (r"[a-zA-Z]\w*", Name),
            (r"\d+", Number),
            (r"[^\w#\"']+", Text),
        ],
    }


class Systemd(RougeLexer):
    """The lexer of units."""

    tokens: ClassVar[Rules] = {
        "root": [
            (r"\s+", Text),
            (r"[;#].*", Comment),
            (Run(r"\[.*", r"\[.*?\]$"), Keyword),
            (Run(r".+", r"([^=\n]*)(=)(.*)(\\\n)"), groups(Name.Tag, Punctuation, Text, String.Escape), "continuation"),
            (Run(r".+", r"([^=\n]*)(=)(.*)"), groups(Name.Tag, Punctuation, Text)),
        ],
        "continuation": [
            (Run(r".+", r"(.*?)(\\\n)"), groups(Text, String.Escape)),
            before((4, 0, 1), (Run(r".+", r"(.*)'"), Text, "#pop")),
            since((4, 0, 1), (r".*", Text, "#pop")),
        ],
    }
