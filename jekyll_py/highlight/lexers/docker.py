"""Dockerfiles."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar

from pygments.token import Comment, Keyword, String, Text, Whitespace

from ..engine import RougeLexer, Rules, Scan, Token
from ..rule_parts import embedded, groups
from ..versions import since

_KEYWORDS = """
    (?:FROM|MAINTAINER|CMD|LABEL|EXPOSE|ENV|ADD|COPY|ENTRYPOINT|VOLUME|USER|WORKDIR|ARG|STOPSIGNAL
    |HEALTHCHECK|SHELL)
"""
_KEYWORDS = re.sub(r"\s+", "", _KEYWORDS)


def _run(lexer: RougeLexer, match: re.Match[str], scan: Scan) -> Iterator[Token]:
    scan.embedded.pop("shell", None)
    yield match.start(), Keyword, match.group()


class Docker(RougeLexer):
    """The lexer of Dockerfiles."""

    flags = RougeLexer.flags | re.IGNORECASE
    tokens: ClassVar[Rules] = {
        "root": [
            (r"\s+", Text),
            since(
                (3, 29),
                (
                    r"^(FROM)(\s+)(.*)(\s+)(AS)(\s+)(.*)",
                    groups(Keyword, Whitespace, String, Whitespace, Keyword, Whitespace, String),
                ),
            ),
            (rf"^(ONBUILD)(\s+)({_KEYWORDS})(.*)", groups(Keyword, Whitespace, Keyword, String)),
            (rf"^({_KEYWORDS})\b(.*)", groups(Keyword, String)),
            (r"#.*", Comment),
            (r"^(?:ONBUILD\s+)?RUN\s+", _run, "run"),
            (r"\w+|\W+", Text),
        ],
        "run": [(r"\n", Text, "#pop"), (r"\\(?s:.)", String.Escape), (r"(?:\\.|[^\n\\])+", embedded("shell"))],
    }
