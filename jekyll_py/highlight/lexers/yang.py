"""YANG, the language of data models for NETCONF."""

from __future__ import annotations

from typing import ClassVar

from pygments.token import Comment, Keyword, Name, Number, Operator, Punctuation, String, Whitespace

from ..engine import RougeLexer, Rules
from ..matchers import Run, unescaped
from ..rule_parts import Words, groups

_KEYWORDS = """
    module submodule belongs-to namespace prefix yang-version contact description organization reference
    revision import include revision-date action argument augment deviation extension feature grouping identity
    if-feature input notification output rpc typedef anydata anyxml case choice config container deviate leaf
    leaf-list list must presence refine uses when base bit default enum error-app-tag error-message
    fraction-digits length max-elements min-elements modifier ordered-by path pattern position range
    require-instance status type units value yin-element key mandatory unique
"""
_CONSTANTS = """
    add current delete deprecated false invert-match max min not-supported obsolete replace true unbounded user
"""
_TYPES = """
    binary bits boolean decimal64 empty enumeration identityref instance-identifier int16 int32 int64 int8
    leafref string uint16 uint32 uint64 uint8 union
"""
_WORDS = {Keyword.Declaration: _KEYWORDS, Keyword.Type: _TYPES, Name.Constant: _CONSTANTS}
_DOUBLE, _SINGLE = unescaped('"', r'\\"?'), unescaped("'", r"\\'?")
_END = r"(?=[\s{};])"


class Yang(RougeLexer):
    """The lexer of YANG."""

    tokens: ClassVar[Rules] = {
        "comment": [
            (r"[^*/]+", Comment),
            (r"/\*", Comment, "#push"),
            (r"\*/", Comment, "#pop"),
            (r"[*/]", Comment),
        ],
        "root": [
            (r"\s+", Whitespace),
            (r"[{};]+", Punctuation),
            (r"(?:and|or|not|\+|\.)(?![\-\w])", Operator),
            (rf'"{_DOUBLE}"|"(?s:.*)"', String.Double),
            (rf"'{_SINGLE}'|'(?s:.*)'", String.Single),
            (r"/\*", Comment, "comment"),
            (r"//.*", Comment),
            (
                Run(r"[\w.:-]+", rf"([\w.-]+)(:)([\w.-]+){_END}"),
                groups(Name.Namespace, Punctuation, Name),
            ),
            (rf"[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}{_END}", Name.Label),
            (rf"[0-9]+\.[0-9]+{_END}", Number.Float),
            (rf"[0-9]+{_END}", Number.Integer),
            (r"[\w-]+(?=[^\w\-:])\b", Words(_WORDS, Name, fold=str.lower)),
            (r"[^;{}\s'\"]+", Name),
        ],
    }
