"""P4, the language of packet processors."""

from __future__ import annotations

from typing import ClassVar

from pygments.token import Comment, Keyword, Name, Number, Operator, Punctuation, String, Text

from ..engine import RougeLexer, Rules
from ..matchers import block_comment, unescaped
from ..rule_parts import any_of

_KEYWORDS = """
    abstract action actions apply const default default_action else enum entries extern exit if in inout key
    list out package packet_in packet_out return size select switch this transition tuple type typedef
"""
_DECLARATIONS = "control header header_union parser state struct table value_set"
_BUILTINS = """
    bit bool error extract int isValid setValid setInvalid match_kind string varbit verify void
"""
_ID = r"(?u:[^\W\d]\w*)"
_TEXT = unescaped('"', r'\\"?')


class P4(RougeLexer):
    """The lexer of P4."""

    tokens: ClassVar[Rules] = {
        "root": [
            (r"\s+", Text),
            (r"//.*\n?", Comment.Single),
            (block_comment(), Comment.Multiline),
            (rf"#\s*{_ID}", Comment.Preproc),
            (any_of(_KEYWORDS), Keyword),
            (any_of(_DECLARATIONS), Keyword.Declaration),
            (any_of(_BUILTINS), Name.Builtin),
            (rf"{_ID}_[th]\b", Name.Class),
            (r"\|[+-]\||!=|[?&<>*|~^+/#.=-]", Operator),
            (r"[(){}\[\],:;]", Punctuation),
            (
                r"(?:[0-9]+[sw])?0(?:[oO][0-7_]+|[xX][0-9a-fA-F_]+|[bB][01_]+|[dD][0-9_]+)"
                r"|(?:[0-9]+[sw])?[0-9_]+",
                Number,
            ),
            (rf"@{_ID}", Name.Label),
            (_ID, Text),
            (rf'"{_TEXT}"|"(?s:.*)"', String),
        ],
    }
