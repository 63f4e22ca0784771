"""OCaml, and the languages that are another syntax for it: Reason and ReScript."""

from __future__ import annotations

from typing import ClassVar

from pygments.lexer import include
from pygments.token import Comment, Keyword, Name, Number, Operator, Punctuation, String, Text

from ..engine import RougeLexer, Rules
from ..rule_parts import Words

_KEYWORDS = """
    as assert begin class constraint do done downto else end exception external false for fun function functor if
    in include inherit initializer lazy let module mutable new nonrec object of open rec sig struct then to true
    try type val virtual when while with
"""
_RESCRIPT = """
    open let rec and as exception assert lazy if else for in to downto while switch when external type private
    mutable constraint include module of with try import export
"""
_TYPES = "unit int float bool string char list array"
_OPERATORS = "asr land lor lsl lxor mod or"
_ID, _UPPER = r"[a-zA-Z_][\w']*", r"[A-Z][\w']*"
_ESCAPED = r"\\[\\\"'ntbr ]|\\[0-9]{3}|\\x[0-9a-fA-F]{2}"
NUMBERS: Rules = {
    "number": [
        (r"-?\d[\d_]*+(?:.[\d_]*+)?[eE][+-]?\d[\d_]*", Number.Float),
        (r"0[xX][0-9a-fA-F][0-9a-fA-F_]*", Number.Hex),
        (r"0[oO][0-7][0-7_]*", Number.Oct),
        (r"0[bB][01][01_]*", Number.Bin),
        (r"\d[\d_]*", Number.Integer),
        (rf"'(?:{_ESCAPED})'", String.Char),
    ],
    "string": [
        (r'[^\\"]+', String.Double),
        (r"\\[\\\"'ntbr]|\\\d{3}|\\x[0-9a-fA-F]{2}", String.Escape),
        (r"\\\n", String.Double),
        (r'"', String.Double, "#pop"),
    ],
}
"""The states for numbers, characters and strings, which F# has, too."""


def comments(start: str, end: str, signs: str, kind: object) -> list[object]:
    """The rules within a comment, in which others can be; ``signs`` are the characters that begin or end one."""
    return [(rf"[^{signs}]+", kind), (start, kind, "#push"), (end, kind, "#pop"), (rf"[{signs}]", kind)]


def dotted(name: str, opening: str) -> list[object]:
    """The rules after the name of a module with a dot, given the patterns of a name and of a bracket."""
    return [
        (r"\s+", Text),
        (r"[.]", Punctuation),
        (rf"{_UPPER}(?=\s*[.])", Name.Namespace),
        (_UPPER, Name.Class, "#pop"),
        (name, Name, "#pop"),
        (opening, Punctuation, "#pop"),
    ]


def _words(keywords: str, types: str, operators: str) -> Words:
    return Words({Keyword: keywords, Operator.Word: operators, Keyword.Type: types}, Name)


class OCaml(RougeLexer):
    """The lexer of OCaml."""

    tokens: ClassVar[Rules] = {
        **NUMBERS,
        "root": [
            (r"\s+", Text),
            (r"false|true|[(][)]|\[\]", Name.Builtin.Pseudo),
            (rf"{_UPPER}(?=\s*[.])", Name.Namespace, "dotted"),
            (rf"`{_ID}", Name.Tag),
            (_UPPER, Name.Class),
            (r"[(][*](?![)])", Comment, "comment"),
            (_ID, _words(f"{_KEYWORDS} match raise", _TYPES, f"{_OPERATORS} and")),
            (r"[(){}\[\];]+", Punctuation),
            (r"[;,_!$%&*+./:<=>?@^|~#-]+", Operator),
            include("number"),
            (r"'[.]'", String.Char),
            (r"'", Keyword),
            (r'"', String.Double, "string"),
        ],
        "comment": comments(r"[(][*]", r"[*][)]", "(*)", Comment),
        "dotted": dotted(_ID, r"[({\[]"),
    }


class ReasonMl(OCaml):
    """The lexer of Reason."""

    tokens: ClassVar[Rules] = {
        "root": [
            (r"\s+", Text),
            (r"false|true|[(][)]|\[\]", Name.Builtin.Pseudo),
            (rf"{_UPPER}(?=\s*[.])", Name.Namespace, "dotted"),
            (rf"`{_ID}", Name.Tag),
            (_UPPER, Name.Class),
            include("slashes"),
            (_ID, _words(f"{_KEYWORDS} switch", _TYPES, f"{_OPERATORS} and")),
            (r"[(){}\[\];]+", Punctuation),
            (r"[;,_!$%&*+./:<=>?@^|~#-]+", Operator),
            include("number"),
            (r"'[^'/]'", String.Char),
            (r"'", Keyword),
            (r'"', String.Double, "string"),
        ],
        "slashes": [(r"//.*", Comment.Single), (r"/\*", Comment.Multiline, "comment")],
        "comment": comments(r"/\*", r"\*/", "/*", Comment.Multiline),
    }


class ReScript(ReasonMl):
    """The lexer of ReScript."""

    tokens: ClassVar[Rules] = {
        "root": [
            (r"\s+|[,.:?~\\]", Text),
            (r"true|false\b", Keyword.Constant),
            (rf"{_UPPER}(?=\s*[.])", Name.Namespace, "dotted"),
            (rf"@{_ID}(?:\.{_ID})*", Name.Decorator),
            (rf"#{_ID}|{_UPPER}", Name.Class),
            include("slashes"),
            (_ID, _words(_RESCRIPT, f"{_TYPES} option ref exn format", f"{_OPERATORS} lsr")),
            (r"[(){}\[\];]+", Punctuation),
            (r"[;_!$%&*+/<=>@^|-]+", Operator),
            include("number"),
            (r"'[^'/]'", String.Char),
            (r"'", Keyword),
            (r'"', String.Double, "string"),
            (r"`", String.Double, "interpolated"),
        ],
        "interpolated": [
            (r"\$\{", Punctuation, "interpolation"),
            (r"`", String.Double, "#pop"),
            (r"\\[$`]", String.Escape),
            (r"[^$`\\]+|[\\$]", String.Double),
        ],
        "interpolation": [(r"\}", Punctuation, "#pop"), include("root")],
    }
