"""CoffeeScript."""

from __future__ import annotations

import re
from typing import ClassVar

from pygments.lexer import include
from pygments.token import Comment, Keyword, Name, Number, Operator, Punctuation, String, Text

from ..engine import RougeLexer, Rules
from ..lazy_pattern import LazyPattern
from ..matchers import ANYTHING, Matcher, Run
from ..rule_parts import Words, default, groups

_KEYWORDS = """
    for by while until loop break continue return switch when then if else do yield throw try catch finally await
    new delete typeof instanceof super extends this class import export debugger
"""
_BUILTINS = """
    Array Boolean Date Error Function Math netscape Number Object Packages RegExp String sun decodeURI
    decodeURIComponent encodeURI encodeURIComponent eval isFinite isNaN parseFloat parseInt document window
"""
_CONSTANTS = "true false yes no on off null NaN Infinity undefined"
_ID = r"[$a-zA-Z_][a-zA-Z0-9_]*"
_FLAGS = r"(?:[gimy]+\b|(?![a-zA-Z0-9_]))"


class _Regex(Matcher):
    """A regular expression between slashes on one line; a slash in brackets does not end it."""

    gate = LazyPattern(r"/", re.ASCII)
    _plain = re.compile(r"(?>(?:\\.|[^\[/\\\n])*)")
    _brackets = re.compile(r"\[(?>(?:\\.|[^\]\\\n])*)")
    _end = re.compile(rf"/{_FLAGS}", re.ASCII)

    def __init__(self) -> None:
        self._unclosed = "", 0, 0

    def match(self, text: str, pos: int) -> re.Match[str] | None:
        """The match at ``pos``; it has no groups."""
        if not text.startswith("/", pos):
            return None
        at = self._body(text, pos + 1)
        end = self._end.match(text, at) if at > pos + 1 else None
        return ANYTHING.match(text, pos, end.end()) if end else None

    def _body(self, text: str, pos: int) -> int:
        """The end of the body, or 0 where brackets are not closed in its line."""
        while True:
            plain = self._plain.match(text, pos)
            assert plain
            at = plain.end()
            if not text.startswith("[", at):
                return at
            known, start, stop = self._unclosed
            if known is text and start <= at < stop:
                return 0
            brackets = self._brackets.match(text, at)
            assert brackets
            if not text.startswith("]", brackets.end()):
                self._unclosed = text, at, brackets.end()
                return 0
            pos = brackets.end() + 1


class CoffeeScript(RougeLexer):
    """The lexer of CoffeeScript: where an expression may begin, a slash is a regular expression."""

    tokens: ClassVar[Rules] = {
        "comments": [
            (Run(r"###[^#](?s:.*)", r"###[^#](?s:.*?)###"), Comment.Multiline),
            (r"#.*", Comment.Single),
        ],
        "blank": [(r"\s+", Text)],
        "expression": [
            include("comments"),
            include("blank"),
            (r"///", String.Regex, ("#pop", "long regex")),
            (_Regex(), String.Regex, "#pop"),
            default("#pop"),
        ],
        "long regex": [
            (rf"///{_FLAGS}", String.Regex, "#pop"),
            (r"^#(?!\{).*", Comment.Single),
            (r"(\s+)(#(?!\{).*)", groups(Text, Comment.Single)),
            include("interpolations"),
            include("comments"),
            include("blank"),
            include("code escapes"),
            (r"\\\D", String.Escape),
            (r"\\\d+", Name.Variable),
            (r"(?s:.)", String.Regex),
        ],
        "root": [
            (r"^(?=\s|/|<!--)", Text, "expression"),
            include("comments"),
            include("blank"),
            (
                r"\+\+|--|~|&&|(?:and|or|is|isnt|not|in|of)\b|[?:=]|\|\||\\(?=\n)"
                r"|(?:<<|>>>?|==?|!=?|[-<>+*`%&|^/])=?",
                Operator,
                "expression",
            ),
            (rf"(@)([ \t]*)({_ID})", groups(Name.Variable.Instance, Text, Name.Attribute), "expression"),
            (rf"([.])([ \t]*)({_ID})", groups(Punctuation, Text, Name.Attribute), "expression"),
            (rf"{_ID}(?=\s*:)", Name.Attribute, "expression"),
            (
                _ID,
                Words({Keyword: _KEYWORDS, Name.Constant: _CONSTANTS, Name.Builtin: _BUILTINS}, Name.Other),
                "expression",
            ),
            (r"[{(\[;,]", Punctuation, "expression"),
            (r"[})\].]", Punctuation),
            (r"\d+[.]\d+(?:[eE]\d+)?[fd]?", Number.Float),
            (r"0x[0-9a-fA-F]+", Number.Hex),
            (r"\d+", Number.Integer),
            (r'"""', String, "long double"),
            (r"'''", String, "long single"),
            (r'"', String, "double"),
            (r"'", String, "single"),
        ],
        "code escapes": [
            (
                r"\\(?:c[A-Z]|x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|u\{[0-9a-fA-F]{4}\})",
                String.Escape,
            )
        ],
        "text": [
            (r"[^#\\'\"]+", String),
            include("code escapes"),
            (r"\\.", String.Escape),
            (r"#", String),
        ],
        "interpolations": [(r"#\{", String.Interpol, "interpolation")],
        "interpolation": [(r"\}", String.Interpol, "#pop"), include("root")],
        "double": [(r'"', String, "#pop"), (r"'", String), include("interpolations"), include("text")],
        "long double": [
            (r'"""', String, "#pop"),
            (r"[\"']", String),
            include("interpolations"),
            include("text"),
        ],
        "single": [(r"'", String, "#pop"), (r'"', String), include("text")],
        "long single": [(r"'''", String, "#pop"), (r"[\"']", String), include("text")],
    }
