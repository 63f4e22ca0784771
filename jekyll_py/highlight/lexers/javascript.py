"""JavaScript, with the rules that TypeScript and JSX share with it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, ClassVar
from unicodedata import category

from pygments.lexer import include
from pygments.token import Comment, Error, Keyword, Name, Number, Operator, Punctuation, String, Text

from ..engine import Action, RougeLexer, Rules, Scan, Token
from ..matchers import Called, Run
from ..rule_parts import WORD, Words, any_of, groups
from ..versions import before, since

ID = rf"(?u:[^\W\d]|\$){WORD}*"
_END = rf"(?!{WORD})"

KEYWORDS = """
    async await break case catch continue debugger default delete do else export finally from for if
    import in instanceof new of return super switch this throw try typeof void while yield
"""
DECLARATIONS = "var let const with function class extends constructor get set static"
RESERVED = "enum implements interface package private protected public"
CONSTANTS = "true false null NaN Infinity undefined"
BUILTINS = """
    Array Boolean Date Error Function Math netscape Number Object Packages RegExp String sun decodeURI
    decodeURIComponent encodeURI encodeURIComponent eval isFinite isNaN parseFloat parseInt document
    window navigator self global Promise Set Map WeakSet WeakMap Symbol Proxy Reflect Int8Array
    Uint8Array Uint8ClampedArray Int16Array Uint16Array Uint16ClampedArray Int32Array Uint32Array
    Uint32ClampedArray Float32Array Float64Array DataView ArrayBuffer
"""


_GAP = r"(?:\\\s|\s)+"


class _CalledClass(Called):
    """A name that begins with a capital, perhaps after ``$`` or ``_``, before a parenthesis that is closed."""

    def __init__(self) -> None:
        super().__init__(rf"[$_]*+((?u:[^\W\d])){WORD}*")

    def match(self, text: str, pos: int) -> re.Match[str] | None:
        """The match at ``pos``."""
        found = super().match(text, pos)
        return found if found and category(found[1]) == "Lu" else None


def _called(keywords: str) -> Action:
    """An action for a name before a parenthesis."""
    words = frozenset(keywords.split())

    def action(lexer: RougeLexer, match: re.Match[str], scan: Scan) -> Iterator[Token]:
        name = match.group()
        known = lexer.rouge >= (4, 1, 1) and name.rstrip(" \t") in words
        yield match.start(), Keyword if known else Name.Function, name

    return action


def names(keywords: str, declarations: str, reserved: str, builtins: str) -> list[Any]:
    """The rules for words; after a keyword or declaration, an expression begins."""
    others = {Keyword.Reserved: reserved, Keyword.Constant: CONSTANTS, Name.Builtin: builtins}
    return [
        since(
            (4, 1),
            (rf"(class)({_GAP})", groups(Keyword.Declaration, Text), "class name"),
            (_CalledClass(), Name.Class),
            (rf"(function)({_GAP})({ID})", groups(Keyword.Declaration, Text, Name.Function)),
            (r"function(?=\(.*\))", Keyword.Declaration),
            before((4, 3), (Called(ID), _called(f"as {keywords}"))),
            since((4, 3), before((4, 5), (Called(ID), _called(keywords)))),
            since((4, 5), (Called(rf"#?{ID}"), _called(keywords))),
        ),
        before((4, 3), (rf"as{_END}", Keyword, "expression")),
        (any_of(keywords, _END), Keyword, "expression"),
        (any_of(declarations, _END), Keyword.Declaration, "expression"),
        before((4, 5), (ID, Words(others, Name.Other))),
        since((4, 5), (rf"#?{ID}", Words(others, Name.Other))),
    ]


class JavaScript(RougeLexer):
    """The lexer of JavaScript: where an expression may begin, a slash is a regular expression."""

    tokens: ClassVar[Rules] = {
        "names": names(KEYWORDS, DECLARATIONS, RESERVED, BUILTINS),
        "root": [
            include("names"),
            (Run(r"\s*#!.*", r"\s*#!.*\n"), Comment.Preproc, "statement"),
            include("blank"),
            since((3, 30), (r"\?\?=?", Operator, "expression")),
            (r"\+\+|--|~|&&|\|\||\\(?=\n)|<<|>>>?|[=!]==|[-<>+*%&|^/!=]=?", Operator, "expression"),
            (r"[(\[,]", Punctuation, "expression"),
            (r"[;{}]", Punctuation, "statement"),
            (r"[)\].]|\?\.", Punctuation),
            (r"`", String.Double, "template"),
            (r"\?", Punctuation, ("ternary", "expression")),
            (r"(@)(\w+)?", groups(Punctuation, Name.Decorator), "expression"),
            (r"[0-9]+\.[0-9]+(?:[eE][0-9]+)?[fd]?", Number.Float),
            (r"0[xX][0-9a-fA-F]+", Number.Hex),
            (r"0[oO][0-7][0-7_]*", Number.Oct),
            (r"0[bB][01][01_]*", Number.Bin),
            (r"[0-9]+", Number.Integer),
            (r'"', String.Delimiter, "double"),
            (r"'", String.Delimiter, "single"),
            (r":", Punctuation),
        ],
        "blank": [
            (r"\s+", Text),
            (r"<!--", Comment),
            (r"//.*", Comment.Single),
            (r"/\*", Comment.Multiline, "comment"),
        ],
        "class name": [
            (rf"({ID})({_GAP})(extends)({_GAP})", groups(Name.Class, Text, Keyword.Declaration, Text)),
            (ID, Name.Class, "#pop"),
        ],
        "comment": [(r"\*/", Comment.Multiline, "#pop"), (r"[^*/]+|[*/]", Comment.Multiline)],
        "expression": [
            include("blank"),
            (r"/", String.Regex, ("#pop", "regex")),
            (r"\{", Punctuation, ("#pop", "object")),
            (r"", Text, "#pop"),
        ],
        "statement": [
            (r"case\b", Keyword, ("#pop", "expression")),
            (rf"({ID})(\s*)(:)", groups(Name.Label, Text, Punctuation)),
            include("expression"),
        ],
        "object": [
            include("blank"),
            (r"\{", Punctuation, "#push"),
            (r"\}", Punctuation, ("#pop", "statement")),
            (rf"({ID})(\s*)(:)", groups(Name.Attribute, Text, Punctuation), "expression"),
            (r":", Punctuation),
            include("root"),
        ],
        "ternary": [(r":", Punctuation, ("#pop", "expression")), include("root")],
        "regex": [
            (r"/", String.Regex, ("#pop", "flags")),
            (r"[^/]?\n", Error, "#pop"),
            (r"\[\^?", String.Escape, "group"),
            (r"\\.|\(\?[:=<!]|\{[\d,]+\}|[()?]", String.Escape),
            (r".", String.Regex),
        ],
        "flags": [(r"[gimuy]*", String.Regex, "#pop")],
        "group": [
            (r"/", String.Escape),
            (r"[^/]\n", Error, "#pop:2"),
            (r"\]", String.Escape, "#pop"),
            (r"\\.", String.Escape),
            (r".", String.Regex),
        ],
        "double": [
            (r'\\[\\nrt"]?', String.Escape),
            (r'[^\\"]+', String.Double),
            (r'"', String.Delimiter, "#pop"),
        ],
        "single": [
            (r"\\[\\nrt']?", String.Escape),
            (r"[^\\']+", String.Single),
            (r"'", String.Delimiter, "#pop"),
        ],
        "template": [
            (r"\$\{", Punctuation, "template expression"),
            (r"`", String.Double, "#pop"),
            (r"\\[$`]", String.Escape),
            since((4, 0, 1), (r"\\\\", String.Escape)),
            (r"[^$`\\]+|[\\$]", String.Double),
        ],
        "template expression": [(r"\}", Punctuation, "#pop"), include("root")],
    }
