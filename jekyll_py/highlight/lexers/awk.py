"""AWK."""

from __future__ import annotations

from typing import ClassVar

from pygments.lexer import include
from pygments.token import Comment, Error, Keyword, Name, Number, Operator, Punctuation, String, Text

from ..engine import RougeLexer, Rules
from ..matchers import quoted
from ..rule_parts import Words, any_of, default

_KEYWORDS = "if else while for do break continue return next nextfile delete exit print printf getline"
_CONSTANTS = "CONVFMT FS NF NR FNR FILENAME RS OFS ORS OFMT SUBSEP ARGC ARGV ENVIRON"
_BUILTINS = """
    exp log sqrt sin cos atan2 length rand srand int substr index match split sub gsub sprintf system tolower toupper
"""
_END = r"(?!\w)"


class Awk(RougeLexer):
    """The lexer of AWK: where an expression may begin, a slash is a regular expression."""

    tokens: ClassVar[Rules] = {
        "blank": [(r"\s+", Text), (r"#.*", Comment.Single)],
        "expression": [include("blank"), (r"/", String.Regex, ("#pop", "regex")), default("#pop")],
        "regex": [
            (r"/", String.Regex, "#pop"),
            (r"[^/]?\n", Error, "#pop"),
            (r"\[\^?", String.Escape, "group"),
            (r"\\.|\(\?[:=<!]|\{[\d,]+\}|[()?]", String.Escape),
            (r".", String.Regex),
        ],
        "group": [
            (r"/", String.Escape),
            (r"[^/]\n", Error, "#pop:2"),
            (r"\]", String.Escape, "#pop"),
            (r"\\.", String.Escape),
            (r".", String.Regex),
        ],
        "root": [
            include("blank"),
            (r"[-<>+*/%^!=]=?|in\b|\+\+|--|\||&&|\|\||~!?", Operator, "expression"),
            (r"[(\[,]", Punctuation, "expression"),
            (r";", Punctuation, "statement"),
            (r"[)\].]", Punctuation),
            (r"\?", Punctuation, ("ternary", "expression")),
            (r"[{}]", Punctuation, "statement"),
            (any_of(_KEYWORDS, _END), Keyword, "expression"),
            (any_of("function", _END), Keyword.Declaration, "expression"),
            (r"\$\w*", Name.Variable),
            (
                r"[a-zA-Z_]\w*",
                Words(
                    {Keyword.Reserved: "BEGIN END", Keyword.Constant: _CONSTANTS, Name.Builtin: _BUILTINS}, Name.Other
                ),
            ),
            (r"[0-9]+\.[0-9]+", Number.Float),
            (r"[0-9]+", Number.Integer),
            (quoted('"'), String.Double),
            (r":", Punctuation),
        ],
        "statement": [(r"[{}]", Punctuation), include("expression")],
        "ternary": [(r":", Punctuation, ("#pop", "expression")), include("root")],
    }
