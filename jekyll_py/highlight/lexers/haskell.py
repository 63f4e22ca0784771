"""Haskell."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar

from pygments.lexer import include
from pygments.token import Comment, Error, Keyword, Name, Number, Operator, Punctuation, String, Text, _TokenType

from ..engine import RougeLexer, Rules, Scan, Token
from ..rule_parts import groups

_RESERVED = """
    _ case class data default deriving do else if in infix infixl infixr instance let newtype of then type where
"""
_CONTROL = (
    "NUL|SOH|[SE]TX|EOT|ENQ|ACK|BEL|BS|HT|LF|VT|FF|CR|S[OI]|DLE|DC[1-4]|NAK|SYN|ETB|CAN|EM|SUB|ESC|[FGRU]S|SP|DEL"
)
_SIGNS = r"[:!#$%&*+.\\/<=>?@^|~-]"
_MODULE = r"([A-Z][\w.]*)(\s+)"
_WORDS = dict.fromkeys(_RESERVED.split(), Keyword.Reserved)


def _word(lexer: RougeLexer, match: re.Match[str], scan: Scan) -> Iterator[Token]:
    word = match.group()
    if word in ("import", "module"):
        scan.stack.append(word)
        yield match.start(), Keyword.Reserved, word
    else:
        typed = word.removeprefix("'")[:1]
        yield match.start(), _WORDS.get(word) or (Keyword.Type if "A" <= typed <= "Z" else Name), word


def _comment(kind: _TokenType) -> list[object]:
    """The rules within a comment of a kind; comments nest."""
    return [(r"-\}", kind, "#pop"), (r"\{-", kind, "comment"), (r"[^-{}]+|[-{}]", kind)]


class Haskell(RougeLexer):
    """The lexer of Haskell."""

    tokens: ClassVar[Rules] = {
        "basic": [
            (r"\s+", Text),
            (r"\{-#", Comment.Preproc, "pragma"),
            (r"\{-", Comment.Multiline, "comment"),
            (r"^--\s+\|.*", Comment.Doc),
            (r"--(?![!#$%&*+./<=>?@^|_~]).*", Comment.Single),
        ],
        "comment": _comment(Comment.Multiline),
        "pragma": _comment(Comment.Preproc),
        "root": [
            include("basic"),
            (r"'(?=(?:.|\\\S+)')", String.Char, "character"),
            (r'"', String, "string"),
            (r"\d+[eE][+-]?\d+|\d+\.\d+(?:[eE][+-]?\d+)?", Number.Float),
            (r"0[oO][0-7]+", Number.Oct),
            (r"0[xX][\da-fA-F]+", Number.Hex),
            (r"\d+", Number.Integer),
            (r"[\w']+", _word),
            (rf"\\(?!{_SIGNS})", Name.Function),
            (rf"{_SIGNS}+", Operator),
            (r"\[\s*\]", Keyword.Type),
            (r"\(\s*\)", Name.Builtin),
            (r"(\[)([_a-z][\w']*)(\|)", groups(Operator, Name, Operator), "quotation"),
            (r"[\[\](),;`{}]", Punctuation),
        ],
        "import": [
            (r"\s+", Text),
            (r'"', String, "string"),
            (r"qualified\b", Keyword),
            (rf"{_MODULE}(as)(\s+)([A-Z][\w.]*)", groups(Name.Namespace, Text, Keyword, Text, Name), "#pop"),
            (
                rf"{_MODULE}(hiding)(\s+)(\()",
                groups(Name.Namespace, Text, Keyword, Text, Punctuation),
                ("#pop", "names"),
            ),
            (rf"{_MODULE}(\()", groups(Name.Namespace, Text, Punctuation), ("#pop", "names")),
            (r"[\w.]+", Name.Namespace, "#pop"),
        ],
        "module": [
            (r"\s+", Text),
            (rf"{_MODULE}(\()", groups(Name.Namespace, Text, Punctuation), "names"),
            (r"where\b", Keyword.Reserved, "#pop"),
            (r"[A-Z][\w.]*", Name.Namespace, "#pop"),
        ],
        "names": [
            include("basic"),
            (r"[A-Z]\w*", Keyword.Type),
            (r"_[\w']+|[a-z][\w']*", Name.Function),
            (r",", Punctuation),
            (rf"{_SIGNS}+", Operator),
            (r"\(", Punctuation, "#push"),
            (r"\)", Punctuation, "#pop"),
        ],
        "character": [
            (r"\\", String.Escape, ("#pop", "character end", "escape")),
            (r".", String.Char, ("#pop", "character end")),
        ],
        "character end": [(r"'", String.Char, "#pop"), (r".", Error, "#pop")],
        "quotation": [(r"\|\]", Operator, "#pop"), (r"[^|]+|\|", Text)],
        "string": [
            (r'"', String, "#pop"),
            (r"\\", String.Escape, "escape"),
            (r'[^\\"]+', String),
        ],
        "escape": [
            (
                rf"[abfnrtv\"'&\\]|\^[\]\[A-Z@^_]|{_CONTROL}|[oO][0-7]+|[xX][\da-fA-F]+|\d+|\s+\\",
                String.Escape,
                "#pop",
            ),
        ],
    }
