"""Scala."""

from __future__ import annotations

from typing import ClassVar

from pygments.token import Comment, Keyword, Name, Number, Operator, String, Text

from ..engine import RougeLexer, Rules
from ..matchers import Run, quoted
from ..rule_parts import groups

_KEYWORDS = (
    r"abstract|case|catch|def|do|else|extends|finally|final|forSome|for|if|implicit|lazy|match|new|override|private"
    r"|protected|requires|return|sealed|super|this|throw|try|val|var|while|with|yield"
)
_SIGNS = r"!#%&*+\-/:<=>?@\\^|~\u2190-\u21ff\u2200-\u23ff\u00ac\u00b1\u00d7\u00f7\u25a0-\u27bf"
_LETTER = r"(?:(?u:[^\W\d])|\$)"
_ARROW = r"[#_\u21D2]"


def _tables(sign: str) -> Rules:
    """The rules, given the pattern of a character of operators."""
    name = rf"(?:{_LETTER}(?:{_LETTER}|[0-9])*(?:(?<=_){sign}+)?)"
    any_name = rf"(?:{name}|{sign}+|`[^`]+`)"
    return {
        "root": [
            (r"(class|trait|object)(\s+)", groups(Keyword, Text), "class"),
            (rf"'{name}(?!')", String.Symbol),
            (r"[^\S\n]+", Text),
            (r"//.*", Comment.Single),
            (r"/\*", Comment.Multiline, "comment"),
            (rf"@{name}", Name.Decorator),
            (rf"(def)(\s+)({any_name})(\s*)", groups(Keyword, Text, Name.Function, Text)),
            (rf"(val)(\s+)({any_name})(\s*)", groups(Keyword, Text, Name.Variable, Text)),
            (rf"(this)(\n*)(\.)({name})", groups(Keyword, Text, Operator, Name.Property)),
            (rf"({name}|_)(\n*)(\.)({name})", groups(Name.Variable, Text, Operator, Name.Property)),
            (rf"[A-Z$_]{name}\b", Name.Class),
            (rf"({name})(\s*)(\()", groups(Name.Function, Text, Operator)),
            (rf"(\.)({name})", groups(Operator, Name.Property)),
            (rf"(?:{_KEYWORDS})\b|(?:<[%:-]|=>|>:|[#=@_\u21D2\u2190])(?:\b|(?=\s)|$)", Keyword),
            (rf":(?!{sign})", Keyword, "type"),
            (r"(?:true|false|null)\b", Keyword.Constant),
            (r"(import|package)(\s+)", groups(Keyword, Text), "import"),
            (r"(type)(\s+)", groups(Keyword, Text), "type"),
            (Run(r'"""(?s:.*)', r'"""(?s:.*?)"""(?!")'), String),
            (quoted('"'), String),
            (r"'\\.'|'[^\\]'|'\\u[0-9a-fA-F]{4}'", String.Char),
            (name, Name),
            (r"`[^`]+`", Name),
            (r"\[", Operator, "type parameters"),
            (rf"[(){{}};,.#]|{sign}+", Operator),
            (r"(?:[0-9]+\.[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?[fFdD]?|[0-9]+[fFdD]", Number.Float),
            (r"0x[0-9a-fA-F]+", Number.Hex),
            (r"[0-9]+L?", Number.Integer),
            (r"\n", Text),
        ],
        "class": [
            (rf"({any_name})(\s*)(\[)", groups(Name.Class, Text, Operator), "type parameters"),
            (r"\s+", Text),
            (r"[{(]", Operator, "#pop"),
            (r"//.*", Comment.Single, "#pop"),
            (any_name, Name.Class, "#pop"),
        ],
        "type": [
            (r"\s+", Text),
            (rf"<[%:]|>:|{_ARROW}|forSome|type", Keyword),
            (r"([,);}]|=>|=)(\s*)", groups(Operator, Text), "#pop"),
            (r"[({]", Operator, "#push"),
            (
                rf"({name}(?:\.{name})*)(\s*)(\[)",
                groups(Keyword.Type, Text, Operator),
                ("#pop", "type parameters"),
            ),
            (rf"({name}(?:\.{name})*)(\s*)$", groups(Keyword.Type, Text), "#pop"),
            (r"//.*", Comment.Single, "#pop"),
            (rf"\.|{any_name}", Keyword.Type),
        ],
        "type parameters": [
            (r"[\s,]+", Text),
            (rf"<[%:]|=>|>:|{_ARROW}|forSome|type", Keyword),
            (r"[\])}]", Operator, "#pop"),
            (r"[(\[{]", Operator, "#push"),
            (rf"\.|{any_name}", Keyword.Type),
        ],
        "comment": [
            (r"[^/*]+", Comment.Multiline),
            (r"/\*", Comment.Multiline, "#push"),
            (r"\*/", Comment.Multiline, "#pop"),
            (r"[*/]", Comment.Multiline),
        ],
        "import": [(rf"(?>(?:{name}|\.)+)", Name.Namespace, "#pop")],
    }


class OldScala(RougeLexer):
    """The lexer of Scala before Rouge 4.2.1, for which quotation marks may be operators."""

    tokens: ClassVar[Rules] = _tables(rf"['`\x7f{_SIGNS}]")


class Scala(RougeLexer):
    """The lexer of Scala since Rouge 4.2.1."""

    tokens: ClassVar[Rules] = _tables(f"[{_SIGNS}]")
