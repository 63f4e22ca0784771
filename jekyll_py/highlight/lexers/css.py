"""CSS, with the names Rouge knows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar

from pygments.lexer import include
from pygments.token import Comment, Keyword, Literal, Name, Number, Operator, Punctuation, String, Text

from ..engine import RougeLexer, Rules, Scan, Token
from ..matchers import Run, block_comment, quoted
from ..rule_parts import WORD, Words
from ..versions import before, since
from .css_words import COLORS, FUNCTIONS, NEW_PROPERTIES, NEW_VALUES, OLD_PROPERTIES, OLD_VALUES, PROPERTIES, VALUES

_PREFIXES = """
    -ah- -atsc- -hp- -khtml- -moz- -ms- -o- -rim- -ro- -tc- -wap- -webkit- -xv- mso- prince-
"""
_OLD = frozenset((PROPERTIES + OLD_PROPERTIES).split())
_NEW = frozenset((PROPERTIES + NEW_PROPERTIES).split())
_NAME = rf"(?u:[^\W\d]|-)(?:{WORD}|-)*"
_NUMBER = r"-?(?:[0-9]+(?:\.[0-9]+)?|\.[0-9]+)"
_UNIT = "em|px|pt|pc|in|mm|cm|ex|rem|ch|vw|vh|vmin|vmax|dpi|dpcm|dppx|deg|grad|rad|turn|s|ms|Hz|kHz"
_NEW_UNIT = "px|pt|pc|in|cm|mm|Q|em|rem|ex|ch|vw|vh|vmin|vmax|fr|dpi|dpcm|dppx|deg|grad|rad|turn|s|ms|Hz|kHz"
_STRINGS = [(quoted('"'), String.Single), (quoted("'"), String.Double)]


def _word(values: str) -> Words:
    """The action for words in a value, of which ``values`` are built in."""
    return Words({Name.Other: COLORS, Name.Builtin: values, Name.Function: FUNCTIONS}, Name, fold=str.lower)


def _property(lexer: RougeLexer, match: re.Match[str], scan: Scan) -> Iterator[Token]:
    known = match[1] in (_NEW if lexer.rouge >= (4, 5, 2) else _OLD) or match[1].startswith(tuple(_PREFIXES.split()))
    yield match.start(), Name.Label if known else Name.Property, match[1]
    yield match.start(2), Text, match[2]
    yield match.start(3), Punctuation, match[3]


class Css(RougeLexer):
    """The lexer of CSS."""

    tokens: ClassVar[Rules] = {
        "root": [
            include("basics"),
            (r"\{", Punctuation, "rules"),
            (rf"::?{_NAME}", Name.Decorator),
            (rf"\.{_NAME}", Name.Class),
            (rf"#{_NAME}", Name.Function),
            (rf"@{_NAME}", Keyword, "at rule"),
            (_NAME, Name.Tag),
            (r"[~^*!%&\[\]()<>|+=@:;,./?-]", Operator),
            *_STRINGS,
            since((4, 5, 2), (r"[0-9]{1,3}%", Number)),
        ],
        "value": [
            include("basics"),
            before((4, 5, 2), include("old value")),
            since(
                (4, 5, 2),
                (r"#[0-9a-fA-F]{3,8}", Name.Other),
                (rf"{_NUMBER}(?:%|(?:{_NEW_UNIT})\b)?", Number),
                (r"[\[\]():.,]", Punctuation),
                *_STRINGS,
                (r"(?i:true|false)", Name.Constant),
                (rf"--{_NAME}", Literal),
                (r"[*+/-]", Operator),
            ),
            since((4, 5, 2), before((4, 6, 1), (_NAME, _word(VALUES + NEW_VALUES + "space-aroun")))),
            since((4, 6, 1), (_NAME, _word(VALUES + NEW_VALUES + "space-around"))),
        ],
        "old value": [
            (Run(r"url\(.*", r"url\(.*?\)"), String.Other),
            (rf"#[0-9a-fA-F]{{1,6}}|{_NUMBER}(?:%|(?:{_UNIT})\b)?", Number),
            (r"[\[\]():/.,]", Punctuation),
            *_STRINGS,
            (_NAME, Words({Name.Constant: COLORS, Name.Builtin: VALUES + OLD_VALUES}, Name)),
        ],
        "at rule": [
            since((4, 6, 1), (r"[~|^$*<>]?=|[<>]", Operator)),
            (rf"\{{(?=\s*{_NAME}\s*:)", Punctuation, "at rules"),
            (r"\{", Punctuation, "at body"),
            (r";", Punctuation, "#pop"),
            include("value"),
        ],
        "at body": [include("at end"), include("root")],
        "at rules": [include("at end"), include("rules")],
        "at end": [(r"\}", Punctuation, "#pop:2")],
        "basics": [(r"\s+", Text), (block_comment(), Comment)],
        "rules": [
            include("basics"),
            (r"\}", Punctuation, "#pop"),
            (Run(rf"{_NAME}\s*", rf"({_NAME})(\s*)(:)"), _property, "property value"),
        ],
        "property value": [
            (r";", Punctuation, "#pop"),
            (r"(?=\})", Text, "#pop"),
            (r"!\s*important\b", Comment.Preproc),
            (r"^@.*", Comment.Preproc),
            include("value"),
        ],
    }
