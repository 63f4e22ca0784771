"""Dart."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar

from pygments.lexer import include
from pygments.token import Comment, Keyword, Name, Number, Operator, Punctuation, String, Text

from ..engine import RougeLexer, Rules, Scan, Token, any_of, groups, relex
from ..matchers import Run, block_comment

_KEYWORDS = """
    as assert await break case catch continue default do else finally for if in is new rethrow return super switch this
    throw try while with yield
"""
_DECLARATIONS = """
    abstract async dynamic const covariant external extends factory final get implements late native on operator
    required set static sync typedef var
"""
_TYPES = """
    bool Comparable double Dynamic enum Function int List Map Never Null num Object Pattern Set String Symbol Type Uri
    void
"""
_ID = r"[a-zA-Z_]\w*"


def _method(lexer: RougeLexer, match: re.Match[str], scan: Scan) -> Iterator[Token]:
    yield from relex(lexer, match, 1)
    yield match.start(2), Name.Function, match[2]
    yield match.start(3), Text, match[3]
    yield match.start(4), Punctuation, match[4]


class Dart(RougeLexer):
    """The lexer of Dart."""

    tokens: ClassVar[Rules] = {
        "root": [
            (
                Run(
                    r"\s*+(?:[a-zA-Z_][\w.\[\]]*+\s*+)*",
                    r"^(\s*(?:[a-zA-Z_][\w.\[\]]*\s+)+?)([a-zA-Z_]\w*)(\s*)(\()",
                ),
                _method,
            ),
            (r"\s+", Text),
            (r"//.*", Comment.Single),
            (block_comment(), Comment.Multiline),
            (r'"', String, "double"),
            (r"'", String, "single"),
            (r"r\"[^\"]*\"|r'[^']*'", String.Other),
            (rf"#(?:{_ID})*", String.Symbol),
            (rf"@{_ID}", Name.Decorator),
            (any_of(_KEYWORDS), Keyword),
            (any_of(_DECLARATIONS), Keyword.Declaration),
            (any_of(_TYPES), Keyword.Type),
            (r"(?:true|false|null)\b", Keyword.Constant),
            (r"(?:class|interface|mixin)\b", Keyword.Declaration, "class"),
            (r"(?:import|deferred|export|library|part\s*of|part|source)\b", Keyword.Namespace, "import"),
            (rf"(\.)({_ID})", groups(Operator, Name.Attribute)),
            (rf"{_ID}:", Name.Label),
            (rf"\$?{_ID}", Name),
            (r"[~^*!%&|+=:/?-]", Operator),
            (r"[\[\](){}<>.,;]", Punctuation),
            (r"\d*\.\d+(?:[eE]-?\d+)?", Number.Float),
            (r"0x[\da-fA-F]+", Number.Hex),
            (r"\d+L?", Number.Integer),
        ],
        "class": [(r"\s+", Text), (_ID, Name.Class, "#pop")],
        "double": [(r'"', String, "#pop"), (r'[^\\$"]+', String), include("string")],
        "single": [(r"'", String, "#pop"), (r"[^\\$']+", String), include("string")],
        "import": [
            (r";", Operator, "#pop"),
            (r"(?:show|hide)\b", Keyword.Declaration),
            include("root"),
        ],
        "string": [
            (rf"\${_ID}|\$\{{[^}}]+\}}", String.Interpol),
            (r"\\[nrt\"'\\]", String.Escape),
        ],
    }
