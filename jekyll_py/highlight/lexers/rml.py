"""RML, a language for monitoring what programs do."""

from __future__ import annotations

from typing import ClassVar

from pygments.lexer import include
from pygments.token import Comment, Keyword, Name, Number, Operator, String, Text

from ..engine import RougeLexer, Rules
from ..rule_parts import Words, groups

_KEYWORDS = "matches not with empty all if else true false"
_ARITHMETIC = "abs sin cos tan min max"
_BIG, _SMALL = r"[A-Z]\w*", r"[a-z]\w*"
_CALL = (rf"({_SMALL})(\()", groups(Name.Function, Operator), "parameters")


class Rml(RougeLexer):
    """The lexer of RML."""

    tokens: ClassVar[Rules] = {
        "common": [
            (r"[ \t\r\n]+", Text),
            (r"//[^\r\n]*", Comment.Single),
            (r"'(?:\\'|[ a-zA-Z0-9_.])*'", String),
            (r"[0-9]+\.[0-9]+", Number.Float),
            (r"[0-9]+", Number.Integer),
        ],
        "root": [
            include("common"),
            _CALL,
            (r"with(?!\w)", Keyword, "data of with"),
            (_SMALL, Words({Keyword: _KEYWORDS}, Name.Function)),
            (r"[({\[]", Operator, "parameters"),
            (r"[_|]", Operator),
            (_BIG, Name.Class, "equation"),
            (r";", Operator),
        ],
        "parameters": [
            include("common"),
            (r"[({\[]", Operator, "#push"),
            (r"[)}\]]", Operator, "#pop"),
            (rf"{_SMALL}(?=:)", Name.Entity),
            (_SMALL, Words({Keyword: _KEYWORDS}, String.Regex)),
            (r"\.{3}", String.Symbol),
            (r"[_|;,:]", Operator),
        ],
        "equation": [
            include("common"),
            (r"[<,>]", Operator),
            (_SMALL, String.Regex),
            (r"=", Operator, ("#pop", "expression")),
            (r";", Operator, "#pop"),
        ],
        "expression": [
            include("common"),
            (r"(if)(\()", groups(Keyword, Operator), "data"),
            (r"let|var", Keyword, "equation"),
            _CALL,
            (_SMALL, Words({Keyword: _KEYWORDS}, Name.Function)),
            (rf"{_BIG}(?=<)", Name.Class, "data"),
            (_BIG, Name.Class),
            (r"[=(){}*+/\\|!>?]", Operator),
            (r";", Operator, "#pop"),
        ],
        "data": [
            include("common"),
            (_SMALL, Words({Keyword: f"{_KEYWORDS} {_ARITHMETIC}"}, String.Regex)),
            (r"\(", Operator, "#push"),
            (r"\)", Operator, "#pop"),
            (r">(?=[^A-Z;][^A-Z;>]*+[A-Z;>])", Operator, "#pop"),
            (r"[*^?!%&\[\]<>|+=:,./\\_-]", Operator),
            (r";", Operator, "#pop"),
        ],
        "data of with": [include("common"), (r">", Operator), include("data")],
    }
