"""Elixir."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import ClassVar

from pygments.lexer import include
from pygments.token import Comment, Error, Keyword, Name, Number, Operator, Punctuation, String, Text, _TokenType

from ..engine import RougeLexer, Rules, Scan, Token
from ..matchers import Run

_KEYWORDS = (
    r"case|cond|end|bc|lc|if|unless|try|loop|receive|fn|defmodule|defp?|defprotocol|defimpl|defrecord|defmacrop?"
    r"|defdelegate|defexception|defguardp?|defstruct|exit|raise|throw|after|rescue|catch|else"
)
_SYMBOL = (
    r"[a-zA-Z_]\w*(?:[?!]|=(?![>=]))?|<>|===?|>=?|<=?|<=>|&&?|%\(\)|%\[\]|%\{\}|\+\+?|--?|\|\|?|!|//|[%&`/|]"
    r"|\*\*?|=?~|<-"
)
_OPERATOR = (
    r"%=|\*=|\*\*=|\+=|-=|\^=|\|\|=|<=>|<(?!<|=)|>(?!<|=|>)|<=|>=|===|==|=~|!=|!~|(?=\s)\?"
    r"|&(?:&&?|(?!\d))|\|\||\^|\*|\+|-|/|\||<-|<>|<<|>>|=|\.|~~~"
)
_PAIRS = {"{": "}", "[": "]", "(": ")", "<": ">"}


@cache
def _sigil(opening: str, interpolating: bool) -> re.Pattern[str]:
    """The pattern of the next token in a sigil."""
    closing = _PAIRS.get(opening, opening)
    marks = re.escape(opening) + re.escape(closing)
    special = r"(?P<in>#\{)|#" if interpolating else r"[\\#]"
    return re.compile(rf"(?P<close>{re.escape(closing)})|{special}|[^#{marks}\\]+")


def _begin_sigil(lexer: RougeLexer, match: re.Match[str], scan: Scan) -> Iterator[Token]:
    letter = match[1] or ""
    regex, listed = letter in ("", "R", "r"), letter in ("", "W", "w")
    scan.stack += (["regex flags"] if regex else []) + (["list flags"] if listed else []) + ["sigil"]
    kind = String.Regex if regex else String.Other
    found = kind, _sigil(match[2], letter in ("S", "R", "C", "W"))
    scan.memory.setdefault("sigils", []).append(found)
    yield match.start(), kind, match.group()


def _in_sigil(lexer: RougeLexer, match: re.Match[str], scan: Scan) -> Iterator[Token]:
    kind, pattern = scan.memory["sigils"][-1]
    piece = pattern.match(scan.text, match.start())
    found: _TokenType = kind if piece else Error
    if piece:
        scan.pos = piece.end()
    if piece and piece["close"]:
        scan.memory["sigils"].pop()
        scan.pop()
    elif piece and "in" in pattern.groupindex and piece["in"]:
        found = String.Interpol
        scan.stack.append("interpolated")
    yield match.start(), found, scan.text[match.start() : scan.pos]


def _string(kind: _TokenType, mark: str) -> list[object]:
    """The rules within a string."""
    return [
        include("escapes"),
        include("interpolation"),
        (rf"[^#{mark}\\]+", kind),
        (mark, kind, "#pop"),
        (r"[#\\]", kind),
    ]


class Elixir(RougeLexer):
    """The lexer of Elixir."""

    tokens: ClassVar[Rules] = {
        "root": [
            (r"\s+", Text),
            (r"#.*", Comment.Single),
            (rf"(?:{_KEYWORDS})\b(?![?!])|do\b", Keyword),
            (r"(?:import|require|use|recur|quote|unquote|super|refer)\b(?![?!])", Keyword.Namespace),
            (r"(?:and|not|or|when|xor|in)\b", Operator.Word),
            (_OPERATOR, Operator),
            (rf":(?:{_SYMBOL})|[a-zA-Z_]\w*[?!]?:(?!:)", String.Symbol),
            (r':"', String.Symbol, "symbol"),
            (r"(?:nil|true|false)\b(?![?!])|[A-Z]\w*\b", Name.Constant),
            (r"__(?:FILE|LINE|MODULE|MAIN|FUNCTION)__\b(?![?!])", Name.Builtin.Pseudo),
            (r"[a-zA-Z_!]\w*[!?]?", Name),
            (r"::|[%(){};,/|:\\\[\]]", Punctuation),
            (r"@[a-zA-Z_]\w*|&\d", Name.Variable),
            (r"\d(?:_?\d)*\.(?![^\d\s])(?:_?\d)+(?:[eE][-+]?\d(?:_?\d)*)?\b", Number.Float),
            (r"0x[0-9A-Fa-f](?:_?[0-9A-Fa-f])*\b", Number.Hex),
            (r"0o[0-7](?:_?[0-7])*\b", Number.Oct),
            (r"0b[01](?:_?[01])*\b", Number.Bin),
            (r"\d(?:_?\d)*\b", Number.Integer),
            (Run(r'(?:%[A-Ba-z])?"""(?s:.*)', r'(?:%[A-Ba-z])?"""(?s:.*?)"""'), String.Doc),
            (Run(r"'''(?s:.*)", r"'''(?s:.*?)'''"), String.Doc),
            (r'"', String.Double, "double"),
            (r"'", String.Single, "single"),
            (
                r"\?(?:\\(?:x\d{1,2}|[0-9a-fA-F]{1,2}(?![0-9a-fA-F])\b|0[0-7]{0,2}(?![0-7])\b[^x0MC])"
                r"|(?:\\[MC]-)+\w|[^\s\\])",
                String.Other,
            ),
            (r"~([A-Za-z])?([\{\[(<|/'\"])", _begin_sigil),
        ],
        "double": _string(String.Double, '"'),
        "single": _string(String.Single, "'"),
        "interpolation": [(r"#\{", String.Interpol, "interpolated")],
        "interpolated": [(r"\}", String.Interpol, "#pop"), include("root")],
        "escapes": [(r"\\x[0-9a-fA-F]{2}|\\u\{?\d+\}?|\\[\\abdefnrstv0\"']", String.Escape)],
        "symbol": [(r'"', String.Symbol, "#pop"), include("interpolation"), (r'[^#"]+', String.Symbol)],
        "sigil": [(r"(?s:.)", _in_sigil)],
        "regex flags": [(r"[fgimrsux]*", String.Regex, "#pop")],
        "list flags": [(r"[csa]?", String.Other, "#pop")],
    }
