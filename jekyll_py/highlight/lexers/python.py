"""Python."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, ClassVar

from pygments.lexer import include
from pygments.token import (
    Comment,
    Generic,
    Keyword,
    Name,
    Number,
    Operator,
    Punctuation,
    String,
    Text,
    Whitespace,
    _TokenType,
)

from ..engine import Action, RougeLexer, Rules, Scan, Token
from ..matchers import Called, Run
from ..rule_parts import Words, any_of, default, groups, relex
from ..versions import before, since

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
NEW_BUILTINS = """
    aiter anext breakpoint help BaseExceptionGroup EncodingWarning ExceptionGroup PermissionError
    PythonFinalizationError
"""
PSEUDO = "None Ellipsis NotImplemented False True"
_NAME = r"(?u:[^\W\d]\w*)"
_DOTTED = r"(?u:(?:[^\W\d]|\.)[\w.]*)"
_GAP = r"(?:\\\s|\s)+"
_DIGITS = r"[0-9](?:_?[0-9])*"
_QUOTES = r"'''|\"\"\"|['\"]"
_NOT_A_PATTERN = rf"(?![ \t]*(?:[:,;=^&|@~)\]}}]|{any_of(_KEYWORDS)}))"
"""The text that follows ``match`` and ``case`` where they are keywords."""


def name(pseudo: str, builtins: str = "", keywords: str = "") -> tuple[str, Words]:
    """The rule for names, some of which have a meaning."""
    names = f"{_EXCEPTIONS} {_BUILTINS} {builtins}"
    return _NAME, Words({Keyword: f"{_KEYWORDS} {keywords}", Name.Builtin: names, Name.Builtin.Pseudo: pseudo}, Name)


def _imports(module: _TokenType) -> list[Any]:
    """The rules for imports, in which the name of a module has the type ``module``."""
    return [
        (
            rf"(from)({_GAP})({_DOTTED})({_GAP})(import)",
            groups(Keyword.Namespace, Text, module, Text, Keyword.Namespace),
        ),
        (rf"(import)(\s+)({_DOTTED})", groups(Keyword.Namespace, Text, module)),
    ]


def _string(quotes: _TokenType) -> Action:
    """An action that begins a string, whose quotation marks have the type ``quotes``."""

    def action(lexer: RougeLexer, match: re.Match[str], scan: Scan) -> Iterator[Token]:
        scan.memory.setdefault("strings", []).append((match[1].lower(), match[2]))
        yield match.start(), String.Affix, match[1]
        yield match.start(2), quotes, match[2]

    return action


def _quote(quotes: _TokenType) -> Action:
    """An action for a quotation mark within a string, which ends a string that began with the same mark."""

    def action(lexer: RougeLexer, match: re.Match[str], scan: Scan) -> Iterator[Token]:
        if scan.memory["strings"][-1][1] == match.group():
            scan.memory["strings"].pop()
            scan.pop()
        yield match.start(), quotes, match.group()

    return action


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
            since((4, 1, 1), (r"\.\.\.$", Name.Builtin.Pseudo)),
            (r"[^\S\n]+", Text),
            (r"#.*\n?", Comment.Single),
            (r"[\[\]{}:(),;.]", Punctuation),
            (r"\\\n?", Text),
            since((4, 1), (rf"@{_DOTTED}", Name.Decorator)),
            since((4, 1, 1), before((4, 1, 2), (r"(?:>>>|\.\.\.)(?!\w)", Generic.Prompt))),
            (r"(?:in|is|and|or|not)\b", Operator.Word),
            (r"(?:<<|>>|//|\*\*)=?|[-~+/*%=<>&^|@]=?|!=", Operator),
            before((4, 1), *_imports(Name.Namespace)),
            since((4, 1), *_imports(Name)),
            (rf"(def)({_GAP})", groups(Keyword, Text), "function name"),
            (rf"(class)({_GAP})", groups(Keyword, Text), "class name"),
            since((4, 1), (Called(r"[a-z_]\w*"), Name.Function), (Called(r"[A-Z]\w*"), Name.Class)),
            (r"`.*?`", String.Backtick),
            before((4, 1, 1), (rf"([rfbuRFBU]{{0,2}})({_QUOTES})", _string(String), "string")),
            since((4, 1, 1), before((4, 7), (rf"([rfbuRFBU]{{0,2}})({_QUOTES})", _string(String.Heredoc), "string"))),
            since((4, 7), (rf"([rtfbuRTFBU]{{0,2}})({_QUOTES})", _string(String.Heredoc), "string")),
            since((4, 6), (rf"(?:match|case)\b{_NOT_A_PATTERN}", Keyword, "pattern")),
            include("name"),
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
        "name": [
            before((4, 1), name("self " + PSEUDO)),
            since((4, 1), before((4, 6), name(PSEUDO))),
            since((4, 6), name(PSEUDO, NEW_BUILTINS)),
        ],
        "function name": [(_NAME, Name.Function, "#pop")],
        "class name": [(_NAME, Name.Class, "#pop")],
        "pattern": [
            (Run(r"\s+[^\n_]*", r"(\s+)([^\n_]*)(_\b)"), groups(Whitespace, Text, Keyword)),
            default("#pop"),
        ],
        "string": [
            before((4, 1, 1), (r"[^'\"\\{]+", String), (_QUOTES, _quote(String))),
            since(
                (4, 1, 1),
                before((4, 1, 2), (r">>>|\.\.\.", Generic.Prompt, "doctest"), (r"[^'\"\\{>.]+|[>.]", String)),
                since((4, 1, 2), (r"^\s*+(?:>>>|\.\.\.)(?!\w)", Generic.Prompt, "doctest")),
                (r"^\s++[^'\"\\{\n]*\n?|[^'\"\\{\n]+\n?|\n", String),
                (_QUOTES, _quote(String.Heredoc)),
            ),
            (r"\{\{", String),
            (
                r"\\(?:[\\abfnrtv\"'\n]|newline|N\{[a-zA-Z][a-zA-Z ]+[a-zA-Z]\}"
                r"|u[a-fA-F0-9]{4}|U[a-fA-F0-9]{8}|x[a-fA-F0-9]{2}|[0-7]{1,3})",
                _escape,
            ),
            (r"\\.", String),
            (r"\{", _brace),
        ],
        "doctest": [
            (r"\n\n", Text, "#pop"),
            (r"'''|\"\"\"", String.Heredoc, "#pop:2"),
            include("root"),
        ],
        "interpolation": [
            before((3, 29), (r"[^{}]+", _expression)),
            (r"[^{}!:]+", _expression),
            (r"![asr]|:", String.Interpol),
            (r"\{", String.Interpol, "#push"),
            (r"\}", String.Interpol, "#pop"),
        ],
    }
