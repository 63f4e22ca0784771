"""Python."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar

from pygments.token import Comment, Keyword, Name, Number, Operator, Punctuation, String, Text

from ..engine import RougeLexer, Rules, Scan, Token, Words, groups, relex

_KEYWORDS = """
    assert break continue del elif else except exec finally for global if lambda pass print raise return
    try while yield as with from import async await nonlocal
"""
_BUILTINS = """
    __import__ abs all any apply ascii basestring bin bool buffer bytearray bytes callable chr
    classmethod cmp coerce compile complex delattr dict dir divmod enumerate eval execfile exit file
    filter float format frozenset getattr globals hasattr hash hex id input int intern isinstance
    issubclass iter len list locals long map max memoryview min next object oct open ord pow property
    range raw_input reduce reload repr reversed round set setattr slice sorted staticmethod str sum
    super tuple type unichr unicode vars xrange zip
"""
_EXCEPTIONS = """
    ArithmeticError AssertionError AttributeError BaseException BlockingIOError BrokenPipeError
    BufferError BytesWarning ChildProcessError ConnectionAbortedError ConnectionError
    ConnectionRefusedError ConnectionResetError DeprecationWarning EOFError EnvironmentError Exception
    FileExistsError FileNotFoundError FloatingPointError FutureWarning GeneratorExit IOError ImportError
    ImportWarning IndentationError IndexError InterruptedError IsADirectoryError KeyError
    KeyboardInterrupt LookupError MemoryError ModuleNotFoundError NameError NotADirectoryError
    NotImplemented NotImplementedError OSError OverflowError OverflowWarning PendingDeprecationWarning
    ProcessLookupError RecursionError ReferenceError ResourceWarning RuntimeError RuntimeWarning
    StandardError StopAsyncIteration StopIteration SyntaxError SyntaxWarning SystemError SystemExit
    TabError TimeoutError TypeError UnboundLocalError UnicodeDecodeError UnicodeEncodeError UnicodeError
    UnicodeTranslateError UnicodeWarning UserWarning ValueError VMSError Warning WindowsError
    ZeroDivisionError
"""
_WORDS = Words(
    {
        Keyword: _KEYWORDS,
        Name.Builtin: _EXCEPTIONS + " " + _BUILTINS,
        Name.Builtin.Pseudo: "self None Ellipsis NotImplemented False True",
    },
    Name,
)
_NAME = r"(?u:[^\W\d]\w*)"
_DOTTED = r"(?u:(?:[^\W\d]|\.)[\w.]*)"
_GAP = r"(?:\\\s|\s)+"
_DIGITS = r"[0-9](?:_?[0-9])*"


def _begin_string(lexer: RougeLexer, match: re.Match[str], scan: Scan) -> Iterator[Token]:
    scan.memory.setdefault("strings", []).append((match[1].lower(), match[2]))
    yield match.start(), String.Affix, match[1]
    yield match.start(2), String, match[2]


def _quote(lexer: RougeLexer, match: re.Match[str], scan: Scan) -> Iterator[Token]:
    """An action for a quotation mark within a string, which ends it if it is the one that it began with."""
    if scan.memory["strings"][-1][1] == match.group():
        scan.memory["strings"].pop()
        scan.pop()
    yield match.start(), String, match.group()


def _escape(lexer: RougeLexer, match: re.Match[str], scan: Scan) -> Iterator[Token]:
    raw = "r" in scan.memory["strings"][-1][0]
    yield match.start(), String if raw else String.Escape, match.group()


def _brace(lexer: RougeLexer, match: re.Match[str], scan: Scan) -> Iterator[Token]:
    formatted = "f" in scan.memory["strings"][-1][0]
    if formatted:
        scan.stack.append("interpolation")
    yield match.start(), String.Interpol if formatted else String, match.group()


def _expression(lexer: RougeLexer, match: re.Match[str], scan: Scan) -> Iterator[Token]:
    return relex(lexer, match)


class Python(RougeLexer):
    """The lexer of Python."""

    tokens: ClassVar[Rules] = {
        "root": [
            (r"\n+", Text),
            (r"^(:)(\s*)([ruRU]{0,2}\"\"\"(?s:.*?)\"\"\")", groups(Punctuation, Text, String.Doc)),
            (r"[^\S\n]+", Text),
            (r"#.*\n?", Comment.Single),
            (r"[\[\]{}:(),;.]", Punctuation),
            (r"\\\n?", Text),
            (r"(?:in|is|and|or|not)\b", Operator.Word),
            (r"(?:<<|>>|//|\*\*)=?|[-~+/*%=<>&^|@]=?|!=", Operator),
            (
                rf"(from)({_GAP})({_DOTTED})({_GAP})(import)",
                groups(Keyword.Namespace, Text, Name.Namespace, Text, Keyword.Namespace),
            ),
            (rf"(import)(\s+)({_DOTTED})", groups(Keyword.Namespace, Text, Name.Namespace)),
            (rf"(def)({_GAP})", groups(Keyword, Text), "function name"),
            (rf"(class)({_GAP})", groups(Keyword, Text), "class name"),
            (r"`.*?`", String.Backtick),
            (r"([rfbuRFBU]{0,2})('''|\"\"\"|['\"])", _begin_string, "string"),
            (rf"@{_DOTTED}", Name.Decorator),
            (_NAME, _WORDS),
            (
                rf"(?:(?:{_DIGITS})?\.{_DIGITS}|{_DIGITS}\.)(?:[eE][+-]?{_DIGITS})?[jJ]?"
                rf"|{_DIGITS}[eE][+-]?{_DIGITS}[jJ]?|{_DIGITS}[jJ]",
                Number.Float,
            ),
            (r"0[bB](?:_?[01])+", Number.Bin),
            (r"0[oO](?:_?[0-7])+", Number.Oct),
            (r"0[xX](?:_?[a-fA-F0-9])+", Number.Hex),
            (r"\d+L", Number.Integer.Long),
            (r"[1-9](?:_?[0-9])*|0(?:_?0)*", Number.Integer),
        ],
        "function name": [(_NAME, Name.Function, "#pop")],
        "class name": [(_NAME, Name.Class, "#pop")],
        "string": [
            (r"[^'\"\\{]+|\{\{", String),
            (r"'''|\"\"\"|['\"]", _quote),
            (
                r"\\(?:[\\abfnrtv\"'\n]|newline|N\{[a-zA-Z][a-zA-Z ]+[a-zA-Z]\}"
                r"|u[a-fA-F0-9]{4}|U[a-fA-F0-9]{8}|x[a-fA-F0-9]{2}|[0-7]{1,3})",
                _escape,
            ),
            (r"\\.", String),
            (r"\{", _brace),
        ],
        "interpolation": [
            (r"[^{}!:]+", _expression),
            (r"![asr]|:", String.Interpol),
            (r"\{", String.Interpol, "#push"),
            (r"\}", String.Interpol, "#pop"),
        ],
    }
