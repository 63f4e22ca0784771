"""Dart."""

from __future__ import annotations

from typing import ClassVar

from pygments.lexer import include
from pygments.token import Comment, Keyword, Name, Number, Operator, Punctuation, String, Text

from ..engine import RougeLexer, Rules
from ..matchers import Run, block_comment
from ..rule_parts import any_of, groups, method_head
from ..versions import before, since

_KEYWORDS = """
    as assert break case catch continue default do else finally for if in is new rethrow return super switch this throw
    try while with
"""
_DECLARATIONS = """
    abstract dynamic const external extends factory final get implements native operator set static typedef var
"""
_DECLARATIONS_28 = "async covariant late on required sync"
_TYPES = "bool double Dynamic enum int num Object Set String void"
_TYPES_28 = "Comparable Function List Map Never Null Pattern Symbol Type Uri"
_ID = r"[a-zA-Z_]\w*"


class Dart(RougeLexer):
    """The lexer of Dart."""

    tokens: ClassVar[Rules] = {
        "root": [
            (
                Run(
                    r"\s*+(?:[a-zA-Z_][\w.\[\]]*+\s*+)*",
                    r"^(\s*(?:[a-zA-Z_][\w.\[\]]*\s+)+?)([a-zA-Z_]\w*)(\s*)(\()",
                ),
                method_head(Punctuation),
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
            since(
                (3, 28),
                (any_of("await yield"), Keyword),
                (any_of(_DECLARATIONS_28), Keyword.Declaration),
                (any_of(_TYPES_28), Keyword.Type),
            ),
            since(
                (4, 1, 1),
                (r"when\b", Keyword),
                (any_of("base interface sealed"), Keyword.Declaration),
                before((4, 2), (r"inline\b", Keyword.Declaration)),
                (r"Record\b", Keyword.Type),
            ),
            (r"(?:true|false|null)\b", Keyword.Constant),
            (r"class\b", Keyword.Declaration, "class"),
            before((4, 1, 1), (r"interface\b", Keyword.Declaration, "class")),
            since((3, 28), (r"mixin\b", Keyword.Declaration, "class"), (r"deferred\b", Keyword.Namespace, "import")),
            (r"(?:import|export|library|part\s*of|part|source)\b", Keyword.Namespace, "import"),
            (rf"(\.)({_ID})", groups(Operator, Name.Attribute)),
            (rf"{_ID}:", Name.Label),
            (rf"\$?{_ID}", Name),
            (r"[~^*!%&|+=:/?-]", Operator),
            before((3, 30), (r"[\[\](){}<>.,;]", Operator)),
            since((3, 30), (r"[\[\](){}<>.,;]", Punctuation)),
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
