"""PHP, in HTML or alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar

from pygments.lexer import include
from pygments.token import Comment, Keyword, Name, Number, Operator, Punctuation, String, Text, _TokenType

from jekyll_py.reference import Version

from ..engine import RougeLexer, Rules, Scan, Token
from ..lookup import Options
from ..matchers import Run, block_comment, closed_string
from ..rule_parts import UPPER, default, embedded, groups
from ..versions import before, since
from .php_functions import functions

_KEYWORDS = """
    old_function cfunction __class__ __dir__ __file__ __function__ __halt_compiler __line__ __method__
    __namespace__ __trait__ abstract and array as break case catch clone continue declare default die do
    echo else elseif enddeclare endfor endforeach endif endswitch endwhile eval exit extends final finally
    fn for foreach global goto if implements include include_once instanceof insteadof isset list new or
    parent print private protected public require require_once return self static switch throw try var
    while xor yield
"""
_OLD_RESERVED = frozenset(_KEYWORDS.split())
_RESERVED = _OLD_RESERVED | {"empty", "match", "readonly", "unset"}
_HACK_KEYWORDS = "arraykey as async await bool dict enum float int keyset newtype num string super type vec void"
_OF_HACK = frozenset(_HACK_KEYWORDS.split())
"""Those that Hack has besides, of which Rouge finds only the ones in small letters."""
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
    (re.compile(rf"(?:\\|^)[A-Z{UPPER}][A-Z{UPPER}0-9_]+$"), Name.Constant),
    (re.compile(rf"(?:\\|^)[A-Z{UPPER}][^\W_]*$"), Name.Class),
)


def _call(lexer: RougeLexer, match: re.Match[str], scan: Scan) -> Iterator[Token]:
    """A name before a parenthesis."""
    name, kind = match.group().lower(), Name.Function
    if _is_reserved(name, lexer):
        kind = Keyword
    elif name in functions(lexer.rouge):
        kind = Name.Builtin
    yield match.start(), kind, match.group()


def _name(lexer: RougeLexer, match: re.Match[str], scan: Scan) -> Iterator[Token]:
    kind, state = _ENTERS.get(match.group().lower(), (None, None))
    if state:
        scan.stack.append(state)
    yield match.start(), kind or _kind(match.group(), lexer), match.group()


def _is_reserved(name: str, lexer: RougeLexer) -> bool:
    if isinstance(lexer, OldHack | Hack) and name in _OF_HACK:
        return True
    return name in (_RESERVED if lexer.rouge >= (3, 30) else _OLD_RESERVED)


def _kind(name: str, lexer: RougeLexer) -> _TokenType:
    if _is_reserved(name.lower(), lexer):
        return Keyword
    return next((kind for shape, kind in _SHAPES if shape.search(name)), Name)


def _tables(qualified: str) -> Rules:
    """The rules, given the pattern of a name with its namespace."""
    return {
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
        "names": [
            since((4, 7), (r"(?i:public|protected|private)\(set\)", Keyword, "visibility")),
            (rf"{qualified}(?=\s*\()", _call),
            (qualified, _name),
        ],
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
            since((4, 7), (r"0[oO][0-7][0-7_]*", Number.Oct)),
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
            before((4, 1), (r"#.*", Comment.Single)),
            since((4, 1), (r"#[^\[].*", Comment.Single)),
            (r"//.*", Comment.Single),
            (Run(r"/\*\*(?!/)(?s:.*)", r"/\*\*(?!/)(?s:.*?)\*/"), Comment.Doc),
            (block_comment(), Comment.Multiline),
        ],
        "php": [
            include("end"),
            include("blank"),
            include("variables"),
            include("values"),
            (rf"((?i:namespace))(\s+)({qualified})", groups(Keyword.Namespace, Text, Name.Namespace)),
            since((4, 1), (Run(r"#\[.*", r"#\[.*\]$"), Name.Attribute)),
            (
                rf"((?i:class|interface|trait|extends|implements))(\s+)({qualified})",
                groups(Keyword.Declaration, Text, Name.Class),
            ),
            since(
                (4, 7),
                (rf"((?i:enum))(\s+)({qualified})", groups(Keyword.Declaration, Text, Name.Class), "enum"),
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
            before((4, 1, 1), (_ID, Name.Class)),
            since((4, 1, 1), (qualified, Name.Class)),
            include("end"),
            include("blank"),
            default("#pop"),
        ],
        "const": [
            since((4, 7), (rf"(\??{_ID})(\s+)({_ID})", groups(Keyword.Type, Text, Name.Constant))),
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
            since((3, 30), before((4, 7), (r"(?i:public|protected|private|readonly)\b", Keyword))),
            since((4, 7), (r"(?i:public|protected|private|readonly)(?:\((?i:set)\)|\b)", Keyword)),
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
            (qualified, Name.Class, "#pop"),
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
            since((4, 7), (r"(?i:public|protected|private)(?:\((?i:set)\)|\b)", Keyword)),
            since((3, 30), (r"(?i:readonly|static)\b", Keyword)),
            (r"(?=(?i:abstract|const|function)\b)", Keyword, "#pop"),
            before((3, 30), (r"(?=(?i:static)\b)", Keyword, "#pop")),
            (rf"\??{_ID}", Keyword.Type, "#pop"),
            include("end"),
            include("blank"),
            default("#pop"),
        ],
        "enum": [
            (r":", Punctuation, "enum type"),
            (r"\{", Punctuation, "enum body"),
            include("end"),
            include("blank"),
            default("#pop"),
        ],
        "enum type": [(_ID, Keyword.Type, "#pop"), include("end"), include("blank"), default("#pop")],
        "enum body": [
            (r"\}", Punctuation, "#pop"),
            (rf"((?i:case))(\s+)({_ID})", groups(Keyword, Text, Name.Constant)),
            include("php"),
        ],
    }


class OldPhp(RougeLexer):
    """The lexer of PHP before Rouge 4.1.1, in which no name begins with a backslash.

    The option ``start_inline`` says whether code begins at once (``1``) or after ``<?php`` (``0``); without it, that
    is guessed.
    """

    tokens: ClassVar[Rules] = _tables(_QUALIFIED)

    def __init__(self, options: Options, rouge: Version) -> None:
        super().__init__(options, rouge)
        given = options.get("start_inline", "guess")
        inline = given not in ("0", "false", "off", False)
        self.states = ("root", "start") if given in ("guess", None) else ("root", "php") if inline else ("root",)

    def begin(self) -> Scan:
        """The scan of a new text."""
        return Scan(self.states, self.rouge)


class Php(OldPhp):
    """The lexer of PHP since Rouge 4.1.1."""

    tokens: ClassVar[Rules] = _tables(rf"\\?{_QUALIFIED}")


def _hack(tables: Rules) -> Rules:
    """The rules of PHP with those of Hack before them."""
    return {
        **tables,
        "root": [(r"(?m:<\?hh(?:\s*//\s*(?:strict|decl|partial))?$)", Comment.Preproc, "php"), *tables["root"]],
        "php": [
            (
                Run(r"/\*\s*HH_.*", r"(/\*\s*)(HH_(?:IGNORE_ERROR|FIXME)\[\d+\])([^*]*)(\*/)"),
                groups(Comment.Preproc, Comment.Preproc, Comment.Multiline, Comment.Preproc),
            ),
            (r"// UNSAFE(?:_EXPR|_BLOCK)?", Comment.Preproc),
            (r"/\*\s*UNSAFE_EXPR\s*\*/", Comment.Preproc),
            *tables["php"],
        ],
    }


class OldHack(OldPhp):
    """The lexer of Hack before Rouge 4.1.1."""

    tokens: ClassVar[Rules] = _hack(OldPhp.tokens)


class Hack(Php):
    """The lexer of Hack since Rouge 4.1.1."""

    tokens: ClassVar[Rules] = _hack(Php.tokens)
