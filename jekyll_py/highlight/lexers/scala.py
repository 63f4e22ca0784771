"""Scala."""

from __future__ import annotations

from typing import ClassVar

from pygments.token import Comment, Keyword, Name, Number, Operator, String, Text

from ..engine import RougeLexer, Rules, groups
from ..matchers import Run, quoted

_KEYWORDS = (
    r"abstract|case|catch|def|do|else|extends|finally|final|forSome|for|if|implicit|lazy|match|new|override|private"
    r"|protected|requires|return|sealed|super|this|throw|try|val|var|while|with|yield"
)
_OP = r"[!#%&'`\x7f*+\-/:<=>?@\\^|~\u2190-\u21ff\u2200-\u23ff\u00ac\u00b1\u00d7\u00f7\u25a0-\u27bf]"
_LETTER = r"(?:(?u:[^\W\d])|\$)"
_ID = rf"(?:{_LETTER}(?:{_LETTER}|[0-9])*(?:(?<=_){_OP}+)?)"
_ANY = rf"(?:{_ID}|{_OP}+|`[^`]+`)"
_ARROW = r"[#_\u21D2]"


class Scala(RougeLexer):
    """The lexer of Scala."""

    tokens: ClassVar[Rules] = {
        "root": [
            (r"(class|trait|object)(\s+)", groups(Keyword, Text), "class"),
            (rf"'{_ID}(?!')", String.Symbol),
            (r"[^\S\n]+", Text),
            (r"//.*", Comment.Single),
            (r"/\*", Comment.Multiline, "comment"),
            (rf"@{_ID}", Name.Decorator),
            (rf"(def)(\s+)({_ANY})(\s*)", groups(Keyword, Text, Name.Function, Text)),
            (rf"(val)(\s+)({_ANY})(\s*)", groups(Keyword, Text, Name.Variable, Text)),
            (rf"(this)(\n*)(\.)({_ID})", groups(Keyword, Text, Operator, Name.Property)),
            (rf"({_ID}|_)(\n*)(\.)({_ID})", groups(Name.Variable, Text, Operator, Name.Property)),
            (rf"[A-Z$_]{_ID}\b", Name.Class),
            (rf"({_ID})(\s*)(\()", groups(Name.Function, Text, Operator)),
            (rf"(\.)({_ID})", groups(Operator, Name.Property)),
            (rf"(?:{_KEYWORDS})\b|(?:<[%:-]|=>|>:|[#=@_\u21D2\u2190])(?:\b|(?=\s)|$)", Keyword),
            (rf":(?!{_OP})", Keyword, "type"),
            (r"(?:true|false|null)\b", Keyword.Constant),
            (r"(import|package)(\s+)", groups(Keyword, Text), "import"),
            (r"(type)(\s+)", groups(Keyword, Text), "type"),
            (Run(r'"""(?s:.*)', r'"""(?s:.*?)"""(?!")'), String),
            (quoted('"'), String),
            (r"'\\.'|'[^\\]'|'\\u[0-9a-fA-F]{4}'", String.Char),
            (_ID, Name),
            (r"`[^`]+`", Name),
            (r"\[", Operator, "type parameters"),
            (rf"[(){{}};,.#]|{_OP}+", Operator),
            (r"(?:[0-9]+\.[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?[fFdD]?|[0-9]+[fFdD]", Number.Float),
            (r"0x[0-9a-fA-F]+", Number.Hex),
            (r"[0-9]+L?", Number.Integer),
            (r"\n", Text),
        ],
        "class": [
            (rf"({_ANY})(\s*)(\[)", groups(Name.Class, Text, Operator), "type parameters"),
            (r"\s+", Text),
            (r"[{(]", Operator, "#pop"),
            (r"//.*", Comment.Single, "#pop"),
            (_ANY, Name.Class, "#pop"),
        ],
        "type": [
            (r"\s+", Text),
            (rf"<[%:]|>:|{_ARROW}|forSome|type", Keyword),
            (r"([,);}]|=>|=)(\s*)", groups(Operator, Text), "#pop"),
            (r"[({]", Operator, "#push"),
            (
                rf"({_ID}(?:\.{_ID})*)(\s*)(\[)",
                groups(Keyword.Type, Text, Operator),
                ("#pop", "type parameters"),
            ),
            (rf"({_ID}(?:\.{_ID})*)(\s*)$", groups(Keyword.Type, Text), "#pop"),
            (r"//.*", Comment.Single, "#pop"),
            (rf"\.|{_ANY}", Keyword.Type),
        ],
        "type parameters": [
            (r"[\s,]+", Text),
            (rf"<[%:]|=>|>:|{_ARROW}|forSome|type", Keyword),
            (r"[\])}]", Operator, "#pop"),
            (r"[(\[{]", Operator, "#push"),
            (rf"\.|{_ANY}", Keyword.Type),
        ],
        "comment": [
            (r"[^/*]+", Comment.Multiline),
            (r"/\*", Comment.Multiline, "#push"),
            (r"\*/", Comment.Multiline, "#pop"),
            (r"[*/]", Comment.Multiline),
        ],
        "import": [(rf"(?>(?:{_ID}|\.)+)", Name.Namespace, "#pop")],
    }
