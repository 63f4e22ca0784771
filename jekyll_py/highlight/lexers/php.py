"""PHP, in HTML or alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar

from pygments.lexer import include
from pygments.lexers._php_builtins import MODULES
from pygments.token import Comment, Keyword, Name, Number, Operator, Punctuation, String, Text, _TokenType

from ..engine import RougeLexer, Rules, Scan, Token, default, embedded, groups
from ..lookup import NO_OPTIONS, Options
from ..matchers import Run, block_comment, closed_string

_KEYWORDS = """
    old_function cfunction __class__ __dir__ __file__ __function__ __halt_compiler __line__ __method__
    __namespace__ __trait__ abstract and array as break case catch clone continue declare default die do
    echo else elseif empty enddeclare endfor endforeach endif endswitch endwhile eval exit extends final
    finally fn for foreach global goto if implements include include_once instanceof insteadof isset list
    match new or parent print private protected public readonly require require_once return self static
    switch throw try unset var while xor yield
"""
_RESERVED = frozenset(_KEYWORDS.split())
_FUNCTIONS = frozenset(name for names in MODULES.values() for name in names)
_ID = r"(?u:[^\W\d]\w*)"
_SPACE = rf"(?:{_ID}\\)+"
_QUALIFIED = rf"(?:{_SPACE})?{_ID}"
_ENTERS: dict[str, tuple[_TokenType, str]] = {
    "use": (Keyword.Namespace, "use"),
    "const": (Keyword, "const"),
    "catch": (Keyword, "catch"),
    "public": (Keyword, "visibility"),
    "protected": (Keyword, "visibility"),
    "private": (Keyword, "visibility"),
}
_SHAPES = (
    (re.compile(r"^__.*?__$"), Name.Builtin),
    (re.compile(r"^(?:E|PHP)(?:_[A-Z]+)+$"), Keyword.Constant),
    (re.compile(r"(?:\\|^)[A-Z][A-Z0-9_]+$"), Name.Constant),
    (re.compile(r"(?:\\|^)[A-Z][^\W_]*$"), Name.Class),
)


def _call(lexer: RougeLexer, match: re.Match[str], scan: Scan) -> Iterator[Token]:
    """A name before a parenthesis."""
    name = match.group().lower()
    kind = Keyword if name in _RESERVED else Name.Builtin if name in _FUNCTIONS else Name.Function
    yield match.start(), kind, match.group()


def _name(lexer: RougeLexer, match: re.Match[str], scan: Scan) -> Iterator[Token]:
    kind, state = _ENTERS.get(match.group().lower(), (None, None))
    if state:
        scan.stack.append(state)
    yield match.start(), kind or _kind(match.group()), match.group()


def _kind(name: str) -> _TokenType:
    if name.lower() in _RESERVED:
        return Keyword
    return next((kind for shape, kind in _SHAPES if shape.search(name)), Name)


class Php(RougeLexer):
    """The lexer of PHP.

    The option ``start_inline`` says whether code begins at once (``1``) or after ``<?php`` (``0``); without it, that
    is guessed.
    """

    tokens: ClassVar[Rules] = {
        "root": [
            (r"<\?(?i:php|=)?", Comment.Preproc, "php"),
            (r"(?s:.+?)(?=<\?)|(?s:.+)", embedded("html")),
        ],
        "start": [
            (r"\s*(?=<)", embedded("html"), "#pop"),
            (Run(r"[^$]+", r"[^$]+(?=<\?(?:[Pp][Hh][Pp]|=))"), embedded("html"), "#pop"),
            default(("#pop", "php")),
        ],
        "end": [(r"\?>", Comment.Preproc, "#pop:99")],
        "names": [(rf"{_QUALIFIED}(?=\s*\()", _call), (_QUALIFIED, _name)],
        "operators": [(r"[~!%^&*+|:.<>/@-]+", Operator)],
        "string": [
            (r'"', String.Double, "#pop"),
            (r'[^\\{$"]+', String.Double),
            (r"\\u\{[0-9a-fA-F]+\}", String.Escape),
            (r"\\(?:[efrntv\"$\\]|[0-7]{1,3}|[xX][0-9a-fA-F]{1,2})", String.Escape),
            (rf"\${_ID}(?:\[\S+\]|->{_ID})?", Name.Variable),
            (r"\{\$\{", String.Interpol, "double interpolation"),
            (r"\{(?=\$)", String.Interpol, "interpolation"),
            (Run(r"\{\S*", r"(\{)(\S+)(\})"), groups(String.Interpol, Name.Variable, String.Interpol)),
            (r"[${\\]+", String.Double),
        ],
        "double interpolation": [(r"\}\}", String.Interpol, "#pop"), include("php")],
        "interpolation": [(r"\}", String.Interpol, "#pop"), include("php")],
        "values": [
            (rf"<<<([\"']?)({_ID})\1\n(?s:.*?)\n\s*(?i:\2);?", String.Heredoc),
            (r"(?:\d[_\d]*)?\.(?:\d[_\d]*)?(?:[eE][+-]?\d[_\d]*)?", Number.Float),
            (r"0[0-7][0-7_]*", Number.Oct),
            (r"0[bB][01][01_]*", Number.Bin),
            (r"0[xX][a-fA-F0-9][a-fA-F0-9_]*", Number.Hex),
            (r"\d[_\d]*", Number.Integer),
            (closed_string("'"), String.Single),
            (closed_string("`"), String.Backtick),
            (r'"', String.Double, "string"),
            (r"(?i:function|fn)\b", Keyword, ("function return", "function parameters", "function name")),
            (r"(?i:true|false|null)\b", Keyword.Constant),
            (r"(?i:new)\b", Keyword, "new"),
        ],
        "variables": [(rf"\$\{{\$+{_ID}\}}", Name.Variable), (Run(r"\$+", rf"\$+{_ID}"), Name.Variable)],
        "blank": [
            (r"\s+", Text),
            (r"#.*|//.*", Comment.Single),
            (Run(r"/\*\*(?s:.*)", r"/\*\*(?!/)(?s:.*?)\*/"), Comment.Doc),
            (block_comment(), Comment.Multiline),
        ],
        "php": [
            include("end"),
            include("blank"),
            include("variables"),
            include("values"),
            (rf"((?i:namespace))(\s+)({_QUALIFIED})", groups(Keyword.Namespace, Text, Name.Namespace)),
            (
                rf"((?i:class|interface|trait|extends|implements))(\s+)({_QUALIFIED})",
                groups(Keyword.Declaration, Text, Name.Class),
            ),
            include("names"),
            (r"[;,(){}\[\]]", Punctuation),
            include("operators"),
            (r"[=?]", Operator),
        ],
        "assignment": [
            (r",", Punctuation, "#pop"),
            (r"[\[\]]", Punctuation),
            (r"\(", Punctuation, "assignment call"),
            include("end"),
            include("blank"),
            include("values"),
            include("variables"),
            include("names"),
            include("operators"),
            default("#pop"),
        ],
        "assignment call": [
            (r"\)", Punctuation, "#pop"),
            (r",", Punctuation),
            include("assignment"),
        ],
        "catch": [
            (r"\(", Punctuation),
            (r"\|", Operator),
            (_ID, Name.Class),
            include("end"),
            include("blank"),
            default("#pop"),
        ],
        "const": [
            (_ID, Name.Constant),
            (r"=", Operator, "assignment"),
            include("end"),
            include("blank"),
            default("#pop"),
        ],
        "function body": [(r"\{", Punctuation, "#push"), (r"\}", Punctuation, "#pop"), include("php")],
        "function name": [
            (r"&", Operator),
            (_ID, Name),
            (r"\(", Punctuation, "#pop"),
            include("end"),
            include("blank"),
            default("#pop"),
        ],
        "function parameters": [
            (r"\)", Punctuation, "#pop"),
            (r",|\.{3}", Punctuation),
            (r"=", Operator, "assignment"),
            (r"(?i:public|protected|private|readonly)\b", Keyword),
            (rf"\??{_ID}", Keyword.Type, "assignment"),
            include("end"),
            include("blank"),
            include("variables"),
            default("#pop"),
        ],
        "function return": [
            (r":", Punctuation),
            (r"(?i:use)\b", Keyword, "function use"),
            (rf"\??{_ID}", Keyword.Type, "assignment"),
            (r"\{", Punctuation, ("#pop", "function body")),
            include("end"),
            include("blank"),
            default("#pop"),
        ],
        "function use": [
            (r"[,(]", Punctuation),
            (r"&", Operator),
            (r"\)", Punctuation, "#pop"),
            include("end"),
            include("blank"),
            include("variables"),
            default("#pop"),
        ],
        "new": [
            (r"(?i:class)\b", Keyword.Declaration, ("#pop", "new class")),
            (_QUALIFIED, Name.Class, "#pop"),
            include("end"),
            include("blank"),
            default("#pop"),
        ],
        "new class": [(r"\}", Punctuation, "#pop"), (r"\{", Punctuation), include("php")],
        "use": [
            (r"[,}]", Punctuation),
            (r"(?i:function|const)\b", Keyword),
            (rf"({_SPACE})(\{{)", groups(Name.Namespace, Punctuation)),
            (rf"(?:{_SPACE})?(?u:[^\W\d]\w*_[^\W\d]\w*)", Name.Function),
            include("end"),
            include("blank"),
            include("names"),
            default("#pop"),
        ],
        "visibility": [
            (r"(?i:readonly|static)\b", Keyword),
            (r"(?=(?i:abstract|const|function)\b)", Keyword, "#pop"),
            (rf"\??{_ID}", Keyword.Type, "#pop"),
            include("end"),
            include("blank"),
            default("#pop"),
        ],
    }

    def __init__(self, options: Options = NO_OPTIONS) -> None:
        super().__init__()
        given = options.get("start_inline", "guess")
        inline = given not in ("0", "false", "off", False)
        self.states = ("root", "start") if given in ("guess", None) else ("root", "php") if inline else ("root",)

    def begin(self) -> Scan:
        """The scan of a new text."""
        return Scan(self.states)
