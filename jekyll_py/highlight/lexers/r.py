"""R, and S."""

from __future__ import annotations

from typing import ClassVar

from pygments.token import Comment, Keyword, Name, Number, Operator, Punctuation, String, Whitespace

from ..engine import RougeLexer, Rules
from ..matchers import Run, unescaped
from ..rule_parts import Words, any_of

_FUNCTIONS = """
    abs acos acosh all any anyNA Arg as.call as.character as.complex as.double as.environment as.integer
    as.logical as.null.default as.numeric as.raw asin asinh atan atanh attr attributes baseenv browser c
    call ceiling class Conj cos cosh cospi cummax cummin cumprod cumsum digamma dim dimnames emptyenv exp
    expression floor forceAndCall gamma gc.time globalenv Im interactive invisible is.array is.atomic
    is.call is.character is.complex is.double is.environment is.expression is.finite is.function is.infinite
    is.integer is.language is.list is.logical is.matrix is.na is.name is.nan is.null is.numeric is.object
    is.pairlist is.raw is.recursive is.single is.symbol lazyLoadDBfetch length lgamma list log max min
    missing Mod names nargs nzchar oldClass on.exit pos.to.env proc.time prod quote range Re rep retracemem
    return round seq_along seq_len seq.int sign signif sin sinh sinpi sqrt standardGeneric substitute sum
    switch tan tanh tanpi tracemem trigamma trunc unclass untracemem UseMethod xtfrm
"""
_WORDS = Words(
    {
        Keyword: "if else for while repeat in next break function",
        Keyword.Constant: "NULL Inf TRUE FALSE NaN NA NA_integer_ NA_real_ NA_complex_ NA_character_",
        Name.Builtin: "LETTERS letters month.abb month.name pi T F",
    },
    Name,
)


def _string(mark: str) -> str:
    """The pattern of a string; of an unclosed one, the last escaped mark is the end."""
    text = unescaped(mark, r"\\(?s:.)")
    return rf"{mark}{text}{mark}|{mark}(?s:.*){mark}"


class R(RougeLexer):
    """The lexer of R."""

    tokens: ClassVar[Rules] = {
        "root": [
            (r"#'.*", Comment.Doc),
            (r"#.*", Comment.Single),
            (r"\s+", Whitespace),
            (r"`[^`]+`", Name),
            (_string("'"), String.Single),
            (_string('"'), String.Double),
            (Run(r"%[^%]*", r"%[^%]*%"), Operator),
            (r"0[xX][a-fA-F0-9]+(?:[pP][0-9]+)?[Li]?", Number.Hex),
            (r"[+-]?(?:\d+(?:\.\d+)?|\.\d+)(?:[eE][+-]?\d+)?[Li]?", Number),
            (any_of(_FUNCTIONS, r"(?=\()"), Name.Function),
            (r"(?u:[^\W\d_]|\.(?:[._]|[^\W\d_]))(?u:[._]|[^\W_])*|\.", _WORDS),
            (r"[\[\]{}();,]", Punctuation),
            (r"[-<>?*+^/!=~$@:%&|]", Operator),
        ],
    }
