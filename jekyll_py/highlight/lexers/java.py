"""Java."""

from __future__ import annotations

from typing import ClassVar

from pygments.token import Comment, Keyword, Name, Number, Operator, String, Text

from ..engine import RougeLexer, Rules
from ..matchers import Run, block_comment, quoted
from ..rule_parts import WORD, any_of, groups, method_head
from ..versions import since

_KEYWORDS = """
    assert break case catch continue default do else finally for if goto instanceof new return switch
    this throw try while
"""
_DECLARATIONS = """
    abstract const enum extends final implements native private protected public static strictfp super
    synchronized throws transient volatile
"""
_TYPES = "boolean byte char double float int long short var void"
_ID = rf"(?u:[^\W\d]){WORD}*"
_DIGIT, _BIN, _OCT, _HEX = (rf"(?:[{digits}]_+[{digits}]|[{digits}])" for digits in ("0-9", "01", "0-7", "0-9a-fA-F"))


class Java(RougeLexer):
    """The lexer of Java."""

    tokens: ClassVar[Rules] = {
        "root": [
            (r"[^\S\n]+", Text),
            (r"//.*", Comment.Single),
            (block_comment(), Comment.Multiline),
            (any_of(_KEYWORDS), Keyword),
            (
                Run(
                    r"\s*+(?:[a-zA-Z_][\w.\[\]<>]*+\s*+)*",
                    r"(\s*(?:[a-zA-Z_][\w.\[\]<>]*\s+)+?)([a-zA-Z_]\w*)(\s*)(\()",
                ),
                method_head(Operator),
            ),
            (rf"@{_ID}", Name.Decorator),
            (any_of(_DECLARATIONS), Keyword.Declaration),
            (any_of(_TYPES), Keyword.Type),
            (r"(?:true|false|null)\b", Keyword.Constant),
            (r"(?:class|interface)\b", Keyword.Declaration, "class"),
            since((4, 5, 2), (r"record\b", Keyword.Declaration, "class")),
            (r"(?:import|package)\b", Keyword.Namespace, "import"),
            since(
                (4, 0, 1),
                (Run(r'"""\s*\n(?s:.*)', r'"""\s*\n(?s:.*?)(?<!\\)"""'), String.Heredoc),
            ),
            (quoted('"'), String),
            (r"'(?:\\.|[^\\]|\\u[0-9a-f]{4})'", String.Char),
            (rf"(\.)({_ID})", groups(Operator, Name.Attribute)),
            (rf"{_ID}:", Name.Label),
            (r"[A-Z][A-Z0-9_]*\b", Name.Constant),
            (r"[A-Z](?u:[^\W_])*\b", Name.Class),
            (rf"\$?{_ID}", Name),
            (r"[~^*!%&\[\](){}<>|+=:;,./?-]", Operator),
            (rf"{_DIGIT}+\.{_DIGIT}+(?:[eE]{_DIGIT}+)?[fd]?", Number.Float),
            (rf"0[bB]{_BIN}+", Number.Bin),
            (rf"0[xX]{_HEX}+", Number.Hex),
            (rf"0{_OCT}+", Number.Oct),
            (rf"{_DIGIT}+L?", Number.Integer),
            (r"\n", Text),
        ],
        "class": [(r"\s+", Text), (_ID, Name.Class, "#pop")],
        "import": [(r"\s+", Text), (r"[a-zA-Z0-9_.]+\*?", Name.Namespace, "#pop")],
    }
