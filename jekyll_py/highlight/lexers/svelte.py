"""Svelte's components: HTML with expressions and blocks in braces."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar

from pygments.lexer import inherit
from pygments.token import Keyword, Name, String, Text

from ..engine import RougeLexer, Rules, Scan, Token
from ..matchers import Run
from ..rule_parts import embedded, groups
from ..versions import before, since
from .html import Html


def _await(lexer: RougeLexer, match: re.Match[str], scan: Scan) -> Iterator[Token]:
    yield match.start(), Keyword, match[1]
    yield from scan.lex_embedded("js", match[2], match.start(2))
    yield match.start(3), Keyword, match[3]
    yield match.start(4), Text, match[4]
    yield from scan.lex_embedded("js", match[5], match.start(5))


class Svelte(Html):
    """The lexer of Svelte's components; the code in braces is one program, apart from those of scripts."""

    tokens: ClassVar[Rules] = {
        "root": [(r"([^<&{]*)(\{)(\s*)", groups(Text, String.Interpol, Text), "template"), inherit],
        "tag": [
            (
                r"(\{)(\s*)([a-zA-Z0-9_]+)(\s*)(\})",
                groups(String.Interpol, Text, Name.Variable, Text, String.Interpol),
                "#pop",
            ),
            inherit,
        ],
        "value": [(r"\{", String.Interpol, ("#pop", "template")), inherit],
        "double": [(r"\s*\{\s*", String.Interpol, "template"), inherit],
        "single": [(r"\s*\{\s*", String.Interpol, "template"), inherit],
        "template": [
            (r"\}", String.Interpol, "#pop"),
            before((4, 5, 2), (Run(r"\{.*", r"\{.*?(?<!\\)\}"), embedded("js"))),
            since((4, 5, 2), (Run(r"\{.*", r"\{.*?(?<!\\)\}+"), embedded("js"))),
            (r"@(?:debug|html)\b", Keyword),
            (Run(r"#await.*", r"(#await)(.*)(then|catch)(\s+)(\w+)"), _await),
            (r"[#/](?:await|each|if|key)\b", Keyword),
            (r"(:else)(\s+)(if)?\b", groups(Keyword, Text, Keyword)),
            (r":?(?:catch|then)\b", Keyword),
            (r"[^{}]+", embedded("js")),
        ],
    }
