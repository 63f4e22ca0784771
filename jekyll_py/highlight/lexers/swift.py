"""Swift."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar

from pygments.lexer import include
from pygments.token import Comment, Error, Keyword, Name, Number, Operator, Punctuation, String, Text

from ..engine import RougeLexer, Rules, Scan, Token, Words, default, groups
from ..matchers import Run

_KEYWORDS = """
    await break case continue default do else fallthrough if in for return switch where while try catch
    throw guard defer repeat as dynamicType is new super self Self Type __COLUMN__ __FILE__ __FUNCTION__
    __LINE__ associativity async didSet get infix inout isolated mutating none nonmutating operator override
    postfix precedence prefix set unowned weak willSet throws rethrows precedencegroup
"""
_DECLARATIONS = """
    actor class deinit enum convenience extension final func import init internal lazy let nonisolated
    optional private protocol public required static struct subscript typealias var dynamic indirect
    associatedtype open fileprivate some
"""
_WORDS = Words({Keyword: _KEYWORDS, Keyword.Declaration: _DECLARATIONS, Keyword.Constant: "true false nil"}, Name).kinds
_ID = r"(?u:[^\W\d]|[^\x00-\uffff])(?u:\w|[^\x00-\uffff])*"
_NOT_CALLED = r"(?!(?:if|while|for|private|internal|unowned|switch|case)\b)"


def _word(lexer: RougeLexer, match: re.Match[str], scan: Scan) -> Iterator[Token]:
    word = match.group()
    yield match.start(), _WORDS.get(word) or (Keyword.Type if word[0].isupper() else Name), word


def _call(lexer: RougeLexer, match: re.Match[str], scan: Scan) -> Iterator[Token]:
    yield match.start(), Keyword.Type if match.group()[0].isupper() else Name.Function, match.group()


def _access(lexer: RougeLexer, match: re.Match[str], scan: Scan) -> Iterator[Token]:
    """``private(set)`` or ``unowned(safe)``; any other word in the parentheses is an error."""
    known = ("safe", "unsafe") if match[1].startswith("unowned") else ("set",)
    yield match.start(), Keyword.Declaration, match[1]
    yield match.start(2), Keyword.Declaration if match[2] in known else Error, match[2]
    yield match.start(3), Keyword.Declaration, match[3]


class Swift(RougeLexer):
    """The lexer of Swift."""

    first = ("root", "line start")
    tokens: ClassVar[Rules] = {
        "line start": [(r"#.*", Comment.Preproc), include("inline blank"), default("#pop")],
        "inline blank": [(r"\s+", Text), (r"/\*", Comment.Multiline, "comment")],
        "blank": [
            (r"\n+", Text, "line start"),
            (r"//.*", Comment.Single, "line start"),
            include("inline blank"),
        ],
        "comment": [
            (r"/\*", Comment.Multiline, "#push"),
            (r"\*/", Comment.Multiline, "#pop"),
            (r"[^*/]+|.", Comment.Multiline),
        ],
        "root": [
            include("blank"),
            (r"\$(?:[1-9]\d*)?\d", Name.Variable),
            (r"[()\[\]{}:;,?\\]", Punctuation),
            (r"[-/=+*%<>!&|^.~]+", Operator),
            (r'@?"', String, "string"),
            (r"'(?:\\.|.)'", String.Char),
            (r"(?:\d+(?:_\d+)*\*|\d+(?:_\d+)*\.\d+(?:_\d)*)(?:[eE][+-]?\d+(?:_\d)*)?", Number.Float),
            (r"\d+[eE][+-]?[0-9]+", Number.Float),
            (r"0o?[0-7]+(?:_[0-7]+)*", Number.Oct),
            (
                r"0x[0-9A-Fa-f]+(?:_[0-9A-Fa-f]+)*(?:(?:\.[0-9A-F]+(?:_[0-9A-F]+)*)?p[+-]?\d+)?",
                Number.Hex,
            ),
            (r"0b[01]+(?:_[01]+)*", Number.Bin),
            (r"\d+(?:_\d+)*", Number.Integer),
            (rf"@{_ID}", Keyword.Declaration),
            (r"((?:private|internal|unowned)\([ ]*)(\w+)([ ]*\))", _access),
            (Run(r"#available\([^)]*", r"#available\([^)]+\)"), Keyword.Declaration),
            (
                r"(#(?:selector|keyPath)\()([^)]+?(?:\(.*?\))?)(\))",
                groups(Keyword.Declaration, Name.Function, Keyword.Declaration),
            ),
            (r"#(?:line|file|column|function|dsohandle)", Keyword.Declaration),
            (rf"(let|var)\b(\s*)({_ID})", groups(Keyword, Text, Name.Variable)),
            (r"(let|var)\b(\s*)(\()", groups(Keyword, Text, Punctuation), "tuple"),
            (rf"{_NOT_CALLED}{_ID}(?=[?!]?\s*\()", _call),
            (r"as[?!]?(?=\s)|try!?(?=\s)", Keyword),
            (rf"(#?(?!default)(?![A-Z]){_ID})(\s*)(:)", groups(Name.Variable, Text, Punctuation)),
            (_ID, _word),
            (rf"(`)({_ID})(`)", groups(Punctuation, Name.Variable, Punctuation)),
        ],
        "tuple": [
            (_ID, Name.Variable),
            (rf"(`)({_ID})(`)", groups(Punctuation, Name.Variable, Punctuation)),
            (r",", Punctuation),
            (r"\(", Punctuation, "#push"),
            (r"\)", Punctuation, "#pop"),
            include("inline blank"),
        ],
        "string": [
            (r"\\[\\0tnr'\"]", String.Escape),
            (r"\\\(", String.Escape, "interpolation"),
            (r"\\u\{[0-9a-fA-F]{1,8}\}", String.Escape),
            (r'[^\\"]+', String),
            (r'"""|"', String, "#pop"),
        ],
        "interpolation": [
            (r"\(", Punctuation, "parentheses"),
            (r"\)", String.Escape, "#pop"),
            include("root"),
        ],
        "parentheses": [(r"\(", Punctuation, "#push"), (r"\)", Punctuation, "#pop"), include("root")],
    }
