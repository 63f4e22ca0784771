"""Go."""

from __future__ import annotations

from typing import ClassVar

from pygments.token import Comment, Error, Keyword, Name, Number, Operator, Punctuation, String, Text

from ..engine import RougeLexer, Rules
from ..matchers import block_comment
from ..rule_parts import any_of
from ..versions import before, since

_KEYWORDS = """
    break default func interface select case defer go map struct chan else goto package switch const
    fallthrough if range type continue for import return var
"""
_TYPES = """
    bool byte complex64 complex128 error float32 float64 int8 int16 int32 int64 int rune string uint8
    uint16 uint32 uint64 uintptr uint
"""
_FUNCTIONS = "append cap close complex copy delete imag len make new panic print println real recover"


def _numbers(digits: str, integer: str) -> tuple[object, ...]:
    """The rule for numbers, given the patterns of a run of digits and of an integer."""
    exponent = rf"[eE][+-]?{digits}"
    real = rf"{digits}\.(?:{digits})?(?:{exponent})?|{digits}{exponent}|\.{digits}(?:{exponent})?"
    return rf"(?:{digits}|{real})i|{real}|{integer}", Number


class Go(RougeLexer):
    """The lexer of Go."""

    tokens: ClassVar[Rules] = {
        "root": [
            (r"//.*", Comment),
            (block_comment(), Comment),
            (any_of(_KEYWORDS), Keyword),
            (any_of(_TYPES), Keyword.Type),
            (any_of(_FUNCTIONS), Name.Builtin),
            (r"(?:true|false|iota|nil)\b", Name.Constant),
            before((4, 7), _numbers(r"\d+", r"0[xX][0-9A-Fa-f]+|\d+")),
            since(
                (4, 7),
                _numbers(
                    r"\d(?:_?\d)*",
                    r"0[bB]_*[01](?:_?[01])*|0[xX]_*[0-9A-Fa-f](?:_?[0-9A-Fa-f])*"
                    r"|0[oO]?_*[0-7](?:_?[0-7])*|\d(?:_?\d)*",
                ),
            ),
            (
                r"'(?:[^\n]|\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8}|\\[abfnrtv\\'\"]|\\[0-7]{3}|\\x[0-9A-Fa-f]{2})'",
                String.Char,
            ),
            (
                r"\+[=+]?|&\^=?|&[=&]?|==?|!=?|-[=-]?|\|[=|]?|<=|<-|<<=?|<|\*=?|\^=?|>>=?|>=?|/|:=|%|\.\.\.|\.|:",
                Operator,
            ),
            (r"[()\[\]{},;]", Punctuation),
            (r"(?u:[^\W\d]\w*)", Name),
            (r"\s+", Text),
            (r"`", String, "raw string"),
            (r'"', String, "string"),
        ],
        "string": [
            (r"\\[abfnrtv\\'\"]|\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8}|\\x[0-9A-Fa-f]{2}", String.Escape),
            (r"\\.", Error),
            (r'"', String, "#pop"),
            (r'[^"\\]+', String),
        ],
        "raw string": [(r"`", String, "#pop"), (r"[^`]+", String)],
    }
