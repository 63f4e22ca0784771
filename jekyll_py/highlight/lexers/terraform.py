"""HCL, and Terraform's use of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar

from pygments.lexer import include, inherit
from pygments.token import Comment, Keyword, Name, Number, Operator, Punctuation, String, Text

from ..engine import RougeLexer, Rules, Scan, Token
from ..rule_parts import Words, any_of, default, groups
from ..versions import before, since

_KEYWORDS = "terraform module provider variable resource data provisioner output"
_CONSTANTS = "true false null"
_OLD_END, _END = r"(?!\w)", r"(?![\w-])"


def _heredoc(lexer: RougeLexer, match: re.Match[str], scan: Scan) -> Iterator[Token]:
    scan.memory["heredoc"] = match[5]
    kinds = (Operator, Text, String.Heredoc, String.Heredoc, Name.Constant, String.Heredoc)
    yield from groups(*kinds)(lexer, match, scan)


def _heredoc_line(lexer: RougeLexer, match: re.Match[str], scan: Scan) -> Iterator[Token]:
    ends = match[1] == scan.memory.get("heredoc")
    yield match.start(), Name.Constant if ends else String.Heredoc, match.group()
    if ends:
        scan.pop(2)


class Hcl(RougeLexer):
    """The lexer of HCL."""

    tokens: ClassVar[Rules] = {
        "comment": [(r"\*/", Comment.Multiline, "#pop"), (r"[^*/]+|[*/]", Comment.Multiline)],
        "blank": [
            (r"\s+", Text),
            (r"//.*|#.*", Comment.Single),
            (r"/\*", Comment.Multiline, "comment"),
        ],
        "primitives": [
            (r"[0-9]+\.[0-9]+(?:[eE][0-9]+)?[fd]?(?:[kKmMgG]b?)?", Number.Float),
            (r"[0-9]+(?:[kKmMgG]b?)?", Number.Integer),
            since((4, 3), (r"[-+*/!%&<>|=:?]", Operator)),
            (r'"', String.Double, "double"),
            (r"'", String.Single, "single"),
            (r"(<<-?)(\s*)('?)(\\?)(\w+)(\3)", _heredoc, "heredoc"),
        ],
        "names": [
            before((4, 1, 3), (any_of(_CONSTANTS, _OLD_END), Keyword.Constant)),
            since((4, 1, 3), (any_of(_CONSTANTS, _END), Keyword.Constant)),
            before((4, 1, 3), (r"[$a-zA-Z_][a-zA-Z0-9_]*", Name.Other, "composite")),
            since((4, 1, 3), (r"[$a-zA-Z_-][a-zA-Z0-9_-]*", Name.Other, "composite")),
        ],
        "root": [
            include("blank"),
            include("primitives"),
            (r"\{", Punctuation, "hash"),
            (r"\[", Punctuation, "array"),
            include("names"),
        ],
        "composite": [
            include("blank"),
            (r"\{", Punctuation, ("#pop", "hash")),
            (r"\[", Punctuation, ("#pop", "array")),
            include("root"),
            default("#pop"),
        ],
        "hash": [
            include("blank"),
            since((4, 1, 3), (r"[.,()\\/*]", Punctuation)),
            (r"=", Punctuation),
            (r"\}", Punctuation, "#pop"),
            include("root"),
        ],
        "array": [
            include("blank"),
            (r",", Punctuation),
            since((4, 1, 3), (r"[.()\\/*]", Punctuation)),
            (r"\]", Punctuation, "#pop"),
            include("root"),
        ],
        "double": [(r'[^\\"]+', String.Double), (r'\\"', String.Escape), (r'"', String.Double, "#pop")],
        "single": [(r"[^\\']+", String.Single), (r"\\'", String.Escape), (r"'", String.Single, "#pop")],
        "heredoc": [(r"\n", String.Heredoc, "heredoc line"), (r"[^$\n]+|\$", String.Heredoc)],
        "heredoc line": [(r"\s{0,300}(\w+)\s*\n", _heredoc_line), default("#pop")],  # bounded: blank lines
    }


def _names(end: str) -> list[object]:
    """The rules for words with a meaning, given the pattern of what follows a word."""
    return [
        (any_of(_KEYWORDS, end), Keyword, "composite"),
        (any_of("var local", end), Keyword.Declaration, "composite"),
    ]


class Terraform(Hcl):
    """The lexer of Terraform's language."""

    tokens: ClassVar[Rules] = {
        "names": [
            before((4, 1, 3), *_names(_OLD_END)),
            since((4, 1, 3), *_names(_END)),
            inherit,
        ],
        "hash": [before((4, 1, 3), (r"[.,()*]", Punctuation)), inherit],
        "array": [before((4, 1, 3), (r"[.,()*]", Punctuation)), inherit],
        "strings": [
            (r"\\.", String.Escape),
            since((4, 5), (r"(?:\$\$+|%%+)\{", String), (r"\$\{", Punctuation, "interpolation")),
            before((4, 5), (r"\$\{", Keyword, "interpolation")),
        ],
        "double": [(r'[^\\"$]+', String.Double), include("strings"), (r'"', String.Double, "#pop")],
        "single": [(r"[^\\'$]+", String.Single), include("strings"), (r"'", String.Single, "#pop")],
        "heredoc": [
            (r"\n", String.Heredoc, "heredoc line"),
            (r"[^$\n]+|\$", String.Heredoc),
            include("strings"),
        ],
        "interpolation": [
            before((4, 5), (r"\}", Keyword, "#pop")),
            since((4, 5), (r"\}", Punctuation, "#pop")),
            include("expression"),
        ],
        "regex": [
            (r'[^"/\\]+|\\.', String.Regex),
            (r'/"', String.Delimiter, "#pop"),
            (r'["/]', String.Regex),
        ],
        "expression": [
            (r'"/', String.Delimiter, ("#pop", "regex")),
            include("primitives"),
            (r"\s+", Text),
            (r"\+\+|--|~|&&|\|\||\\(?=\n)|<<|>>>?|==|!=|[-<>+*%&|^/!=?:]=?", Operator),
            (r"[(\[,)\].]", Punctuation),
            (
                r"[$a-zA-Z_\-][a-zA-Z0-9_\-]*",
                Words({Keyword: _KEYWORDS, Keyword.Declaration: "var local", Keyword.Constant: _CONSTANTS}, Name.Other),
            ),
        ],
    }
