"""Programs within prose: literate Haskell and CoffeeScript."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar

from pygments.token import Name, Text

from ..engine import RougeLexer, Rules, Scan, Token
from ..matchers import Run
from ..rule_parts import embedded


def _haskell(lexer: RougeLexer, match: re.Match[str], scan: Scan) -> Iterator[Token]:
    yield match.start(), Name.Label, match[1]
    yield from scan.lex_embedded("haskell", match[2], match.start(2))


class LiterateHaskell(RougeLexer):
    """The lexer of literate Haskell, whose lines of code begin with ``>``."""

    tokens: ClassVar[Rules] = {
        "root": [
            (Run(r"\s+", r"\s*?\n(?=>)"), Text, "code"),
            (r".*\n", Text),
            (r".+\Z", Text),
        ],
        "code": [
            (r"(>)( .*(?:\n|\Z))", _haskell),
            (r"\s*\n(?=\s*[^>])", Text, "#pop"),
        ],
    }


class LiterateCoffeeScript(RougeLexer):
    """The lexer of literate CoffeeScript, whose code is indented."""

    tokens: ClassVar[Rules] = {
        "root": [
            (r"^(?:    (?s:.*?)\n)+", embedded("coffeescript")),
            (r"^(?:[ ]{0,3}(?:\S.*|)\n)*", embedded("markdown")),
        ],
    }
