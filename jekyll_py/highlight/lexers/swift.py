"""Swift."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import ClassVar

from pygments.lexer import include
from pygments.token import Comment, Error, Keyword, Name, Number, Operator, Punctuation, String, Text, _TokenType

from ..engine import RougeLexer, Rules, Scan, Token
from ..lazy_pattern import LazyPattern
from ..matchers import ANYTHING, Matcher, Run
from ..rule_parts import Words, default, groups
from ..versions import before, since

_KEYWORDS = """
    break case continue default do else fallthrough if in for return switch where while try catch throw guard
    defer repeat as dynamicType is new super self Self Type associativity didSet get infix inout mutating none
    nonmutating operator override postfix precedence prefix set unowned weak willSet throws rethrows
    precedencegroup
"""
_PLACES = "__COLUMN__ __FILE__ __FUNCTION__ __LINE__"
_DECLARATIONS = """
    class deinit enum convenience extension final func import init internal lazy let optional private protocol
    public required static struct subscript typealias var dynamic indirect associatedtype open fileprivate
    some
"""


def _kinds(keywords: str, declarations: str) -> Mapping[str, _TokenType]:
    words = {Keyword: keywords, Keyword.Declaration: declarations, Keyword.Constant: "true false nil"}
    return Words(words, Name).kinds


_WORDS_26 = _kinds(f"{_KEYWORDS} {_PLACES}", _DECLARATIONS)
_WORDS_27 = _kinds(f"{_KEYWORDS} {_PLACES} await async isolated", f"{_DECLARATIONS} actor nonisolated")
_WORDS = _kinds(
    f"{_KEYWORDS} await async isolated autoreleasepool consume discard each left right",
    f"{_DECLARATIONS} actor nonisolated any borrowing consuming distributed macro package",
)
_ID = r"(?u:[^\W\d]|[^\x00-\uffff])(?u:\w|[^\x00-\uffff])*"
_NOT_CALLED = r"(?!(?:if|while|for|private|internal|unowned|switch|case)\b)"


def _word(lexer: RougeLexer, match: re.Match[str], scan: Scan) -> Iterator[Token]:
    word = match.group()
    words = _WORDS if lexer.rouge >= (4, 1, 3) else _WORDS_27 if lexer.rouge >= (3, 27) else _WORDS_26
    yield match.start(), words.get(word) or (Keyword.Type if word[0].isupper() else Name), word


def _call(lexer: RougeLexer, match: re.Match[str], scan: Scan) -> Iterator[Token]:
    yield match.start(), Keyword.Type if match.group()[0].isupper() else Name.Function, match.group()


def _access(lexer: RougeLexer, match: re.Match[str], scan: Scan) -> Iterator[Token]:
    """``private(set)`` or ``unowned(safe)``; any other word in the parentheses is an error."""
    known = ("safe", "unsafe") if match[1].startswith("unowned") else ("set",)
    yield match.start(), Keyword.Declaration, match[1]
    yield match.start(2), Keyword.Declaration if match[2] in known else Error, match[2]
    yield match.start(3), Keyword.Declaration, match[3]


class _Regex(Matcher):
    """A regular expression between slashes on one line, as long as possible, perhaps with hashes around it."""

    gate = LazyPattern(r"(#*)/(?!\s)", re.ASCII)

    def __init__(self) -> None:
        self._line = "", 0, 0
        self._ends: dict[str, int] = {}

    def match(self, text: str, pos: int) -> re.Match[str] | None:
        """The match at ``pos``; it has no groups."""
        begun = self.gate.match(text, pos)
        if begun is None:
            return None
        end = self._end(text, "/" + begun[1], begun.end())
        return ANYTHING.match(text, pos, end + len(begun[1]) + 1) if end >= begun.end() else None

    def _end(self, text: str, mark: str, pos: int) -> int:
        """The last position of ``mark`` in the line of ``pos`` that is not after a blank or a backslash, or -1."""
        known, start, stop = self._line
        if known is not text or not start <= pos <= stop:
            start, stop = pos, text.find("\n", pos) if "\n" in text[pos:] else len(text)
            self._line, self._ends = (text, start, stop), {}
        if mark not in self._ends:
            at = text.rfind(mark, start, stop)
            while at > start and text[at - 1] in " \t\n\v\f\r\\":
                at = text.rfind(mark, start, at)
            self._ends[mark] = at
        return self._ends[mark]


def _begin_regex(lexer: RougeLexer, match: re.Match[str], scan: Scan) -> Iterator[Token]:
    scan.memory["regex"] = "/" + match[1]
    yield match.start(), String.Regex, match.group()


def _end_regex(lexer: RougeLexer, match: re.Match[str], scan: Scan) -> Iterator[Token]:
    if match.group().endswith(scan.memory["regex"]):
        scan.pop()
    yield match.start(), String.Regex, match.group()


class Swift(RougeLexer):
    """The lexer of Swift."""

    first = ("root", "line start")
    tokens: ClassVar[Rules] = {
        "line start": [
            before((4, 1, 3), (r"#.*", Comment.Preproc)),
            since((4, 1, 3), (r"#(?![#\"/]).*", Comment.Preproc)),
            include("inline blank"),
            default("#pop"),
        ],
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
            since((4, 1, 3), (rf"\${_ID}", Name), (r"~Copyable\b", Keyword.Type)),
            (r"[()\[\]{}:;,?\\]", Punctuation),
            since((4, 1, 3), (_Regex(), String.Regex)),
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
            since((4, 1, 3), (rf"#{_ID}", Keyword)),
            (r"((?:private|internal|unowned)\([ ]*)(\w+)([ ]*\))", _access),
            before((4, 1, 3), include("directives")),
            (rf"(let|var)\b(\s*)({_ID})", groups(Keyword, Text, Name.Variable)),
            (r"(let|var)\b(\s*)(\()", groups(Keyword, Text, Punctuation), "tuple"),
            (rf"{_NOT_CALLED}{_ID}(?=[?!]?\s*\()", _call),
            (r"as[?!]?(?=\s)|try!?(?=\s)", Keyword),
            (rf"(#?(?!default)(?![A-Z]){_ID})(\s*)(:)", groups(Name.Variable, Text, Punctuation)),
            (_ID, _word),
            (rf"(`)({_ID})(`)", groups(Punctuation, Name.Variable, Punctuation)),
            since((4, 1, 3), (r"(#+)/\n", _begin_regex, "regex")),
        ],
        "regex": [
            (Run(r"\s+", r"^\s*/#+"), _end_regex),
            (r"#.*", Comment.Single),
            (r"(?s:.)", String.Regex),
        ],
        "directives": [
            (Run(r"#available\([^)]*", r"#available\([^)]+\)"), Keyword.Declaration),
            (
                r"(#(?:selector|keyPath)\()([^)]+?(?:\(.*?\))?)(\))",
                groups(Keyword.Declaration, Name.Function, Keyword.Declaration),
            ),
            (r"#(?:line|file|column|function|dsohandle)", Keyword.Declaration),
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
