"""Kotlin."""

from __future__ import annotations

from typing import ClassVar
from unicodedata import category

from pygments.token import Comment, Keyword, Name, Number, Operator, Punctuation, String, Text

from ..engine import RougeLexer, Rules
from ..matchers import Run, unescaped
from ..rule_parts import any_of, groups
from ..versions import since

_KEYWORDS = """
    abstract annotation as break by catch class companion const constructor continue crossinline do dynamic
    else enum external false final finally for fun get if import in infix inline inner interface internal is
    lateinit noinline null object open operator out override package private protected public reified return
    sealed set super suspend tailrec this throw true try typealias typeof val var vararg when where while
    yield
"""
_TEXT = unescaped(r'"\n', r'\\[\\"]?')
_BEYOND_ASCII = [chr(code) for code in range(0x80, 0x2C80)]
_FIRST = "".join(char for char in _BEYOND_ASCII if category(char) in {"Lu", "Ll", "Lt", "Lm", "Nl"})
_INNER = "".join(char for char in _BEYOND_ASCII if category(char) in {"Nd", "Pc", "Cf", "Mn", "Mc"})
_REST = rf"[-\w{_FIRST}{_INNER}]*"
_UPPER = "[A-Z" + "".join(char for char in _FIRST if category(char) == "Lu") + "]"
_CLASS = rf"`?{_UPPER}{_REST}`?"
_NAME = rf"`?[_a-zA-Z{_FIRST}]{_REST}`?"
_DIGITS = r"(?:[0-9][0-9_]*[0-9]|[0-9])"
_EXPONENT = rf"[eE][+-]?{_DIGITS}"


class Kotlin(RougeLexer):
    """The lexer of Kotlin."""

    tokens: ClassVar[Rules] = {
        "root": [
            (r"(companion)(\s+)(object)\b", groups(Keyword, Text, Keyword)),
            (r"(class|data\s+class|interface|object)(\s+)", groups(Keyword.Declaration, Text), "class"),
            (r"(fun)(\s+)", groups(Keyword, Text), "function"),
            (r"(package|import)(\s+)", groups(Keyword, Text), "package"),
            (r"(val|var)(\s+)(\()", groups(Keyword.Declaration, Text, Punctuation), "destructuring"),
            (r"(val|var)(\s+)", groups(Keyword.Declaration, Text), "property"),
            (rf"(return|continue|break|this|super)(@{_NAME})?\b", groups(Keyword, Name.Decorator)),
            (any_of(_KEYWORDS), Keyword),
            (Run(r"\s+", r"^\s*\[.*?\]"), Name.Attribute),
            (r"[^\S\n]+|\\\n", Text),
            (r"//.*", Comment.Single),
            (Run(r"/\*.*", r"/\*.*\*/"), Comment.Multiline),
            (r"/\*.*", Comment.Multiline, "comment"),
            (r"\n", Text),
            (r"(::)(class)", groups(Operator, Keyword)),
            (r"::|!!|\?[:.]|\.\.", Operator),
            (
                Run(r"[0-9_]+", rf"(?:{_DIGITS}?\.{_DIGITS}(?:{_EXPONENT})?|{_DIGITS}{_EXPONENT})[fF]?|{_DIGITS}[fF]"),
                Number.Float,
            ),
            (r"0[bB](?:[01][01_]*[01]|[01])[uU]?L?", Number.Bin),
            (r"0[xX](?:[0-9a-fA-F][0-9a-fA-F_]*[0-9a-fA-F]|[0-9a-fA-F])[uU]?L?", Number.Hex),
            (r"(?:[1-9][0-9_]*[0-9]|[0-9])[uU]?L?", Number.Integer),
            (r"[~!%^&*()+=|\[\]:;,.<>/?{}-]", Punctuation),
            (Run(r'@"(?s:.*)', r'@"(?>[^"]*+(?:""[^"]*+)*)"'), String),
            (Run(r'"""(?s:.*)', r'"""(?s:.*?)"""'), String),
            (rf'"{_TEXT}["\n]|"[^\n]*"', String),
            (r"'\\.'|'[^\\]'", String.Char),
            (rf"@{_CLASS}", Name.Decorator),
            (rf"({_CLASS})(<)", groups(Name.Class, Punctuation), "type parameters"),
            (_CLASS, Name.Class),
            (rf"{_NAME}(?=\s*[({{])", Name.Function),
            (rf"{_NAME}@", Name.Decorator),
            (_NAME, Name),
        ],
        "package": [(r"\S+", Name.Namespace, "#pop")],
        "class": [(_CLASS, Name.Class, "#pop")],
        "function": [
            (r"<", Punctuation, "type parameters"),
            (r"\s+", Text),
            (rf"({_CLASS})(\.)", groups(Name.Class, Punctuation)),
            (_NAME, Name.Function, "#pop"),
        ],
        "type parameters": [
            (_CLASS, Name.Class),
            (r"<", Punctuation, "#push"),
            (r"reified|out|in", Keyword),
            (r"[,:]", Punctuation),
            since((3, 28), (r"[.?]", Punctuation)),
            (r"\s+", Text),
            (r">", Punctuation, "#pop"),
        ],
        "property": [
            since((3, 28), (r"<", Punctuation, "type parameters"), (r"\s+", Text)),
            (_NAME, Name.Property, "#pop"),
        ],
        "destructuring": [
            (r",", Punctuation),
            (r"\)", Punctuation, "#pop"),
            (r"\s+", Text),
            (_NAME, Name.Property),
        ],
        "comment": [
            (r"/\*", Comment.Multiline, "#push"),
            (r"\*/", Comment.Multiline, "#pop"),
            (r"[^/*]+|[/*]", Comment.Multiline),
        ],
    }
