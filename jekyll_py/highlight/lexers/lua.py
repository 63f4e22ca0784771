"""Lua."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar

from pygments.lexer import include
from pygments.lexers._lua_builtins import MODULES
from pygments.token import Comment, Keyword, Name, Number, Operator, Punctuation, String, Text

from ..engine import RougeLexer, Rules, Scan, Token, any_of, default, groups
from ..matchers import RawString
from ..versions import before, since

_KEYWORDS = "break do else elseif end for if in repeat return then until while"
_BUILTINS = frozenset(name for names in MODULES.values() for name in names)


def _name(lexer: RougeLexer, match: re.Match[str], scan: Scan) -> Iterator[Token]:
    name, start = match.group(), match.start()
    before, dot, after = name.partition(".")
    if name == "gsub":
        scan.stack.append("gsub")
    if name == "gsub" or name in _BUILTINS:
        yield start, Name.Builtin, name
    else:
        yield start, Name, before
        yield start + len(before), Punctuation, dot
        yield start + len(before) + 1, Name, after


class Lua(RougeLexer):
    """The lexer of Lua."""

    tokens: ClassVar[Rules] = {
        "root": [(r"#!.*", Comment.Preproc), default("base")],
        "base": [
            (RawString(r"--\[(=*)\[", "]{}]"), Comment.Multiline),
            (r"--.*", Comment.Single),
            (r"(?:\d*\.\d+|\d+\.\d*)(?:[eE][+-]?\d+)?'", Number.Float),
            (r"\d+[eE][+-]?\d+", Number.Float),
            (r"0[xX][0-9a-fA-F]*", Number.Hex),
            (r"\d+", Number.Integer),
            (r"\s", Text),
            (RawString(r"\[(=*)\[", "]{}]"), String),
            (r"==|~=|<=|>=|\.\.\.|\.\.|[=+\-*/%^<>#]", Operator),
            (r"[\[\]{}().,:;]", Punctuation),
            (r"(?:and|or|not)\b", Operator.Word),
            (any_of(_KEYWORDS), Keyword),
            (r"local\b", Keyword.Declaration),
            (r"(?:true|false|nil)\b", Keyword.Constant),
            (r"function\b", Keyword, "function name"),
            (r"[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)?", _name),
            (r"'", String.Single, "single"),
            (r'"', String.Double, "double"),
        ],
        "function name": [
            (r"\s+", Text),
            (r"(?:([A-Za-z_]\w*)(\.))?([A-Za-z_]\w*)", groups(Name.Class, Punctuation, Name.Function), "#pop"),
            (r"\(", Punctuation, "#pop"),
        ],
        "gsub": [
            (r"\)", Punctuation, "#pop"),
            (r"[(,]", Punctuation),
            (r"\s+", Text),
            (r'"', String.Regex, "regex"),
            since((4, 6, 1), (r"'", String.Regex, "single regex")),
        ],
        "single regex": [(r"'", String.Regex, ("#pop", "regex end")), include("regex")],
        "regex": [
            (r'"', String.Regex, ("#pop", "regex end")),
            (r"\[\^?", String.Escape, "group"),
            (r"\\.|\(\?[:=<!]|\{[\d,]+\}|[()?]", String.Escape),
            (r".", String.Regex),
        ],
        "regex end": [(r"\$+", String.Regex, "#pop"), default("#pop")],
        "group": [
            (r"/", String.Escape),
            (r"\]", String.Escape, "#pop"),
            (r"(\\)(.)", groups(String.Escape, String.Regex)),
            (r".", String.Regex),
        ],
        "escape": [(r"\\(?:[abfnrtv\\\"']|\d{1,3})", String.Escape)],
        "single": [
            include("escape"),
            (r"'", String.Single, "#pop"),
            before((4, 6, 1), (r"[^']+", String.Single)),
            since((4, 6, 1), (r"[^'\\]+", String.Single)),
        ],
        "double": [
            include("escape"),
            (r'"', String.Double, "#pop"),
            before((4, 6, 1), (r'[^"]+', String.Double)),
            since((4, 6, 1), (r'[^"\\]+', String.Double)),
        ],
    }
