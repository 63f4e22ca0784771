"""Haxe."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar

from pygments.lexer import include
from pygments.token import Comment, Error, Keyword, Name, Number, Operator, Punctuation, String, Text, Whitespace

from ..engine import RougeLexer, Rules, Scan, Token
from ..matchers import block_comment
from ..rule_parts import Words, any_of, default, groups
from ..versions import before, since

_KEYWORDS = """
    break case cast catch class continue default do else enum false for function if interface macro new null
    override private public return switch this throw true try untyped while
"""
_DECLARATIONS = "abstract dynamic extern extends from implements inline static to typedef var"
_BUILTINS = """
    Void Dynamic Math Class Any Float Int UInt String StringTools Sys EReg isNaN parseFloat parseInt this Array
    Map Date DateTools Bool Lambda Reflect Std File FileSystem
"""
_OTHERS = Words({Keyword.Reserved: "super trace build autoBuild", Name.Builtin: _BUILTINS}, Name.Other)
_ID = r"[$a-zA-Z_][a-zA-Z0-9_]*"
_END = r"(?![a-zA-Z0-9_])"


def _metadata(lexer: RougeLexer, match: re.Match[str], scan: Scan) -> Iterator[Token]:
    if match[2] is None:
        scan.pop()
    yield from groups(Name.Decorator, Punctuation)(lexer, match, scan)


class Haxe(RougeLexer):
    """The lexer of Haxe: where an expression may begin, a tilde is a regular expression."""

    tokens: ClassVar[Rules] = {
        "blank": [
            (r"\s+", Text),
            (r"//.*", Comment.Single),
            (block_comment(), Comment.Multiline),
        ],
        "expression": [
            include("blank"),
            (r"#(?:if|elseif|else|end).*", Comment.Preproc),
            (r"~", String.Regex, ("#pop", "regex")),
            (r"\{", Punctuation, "object"),
            default("#pop"),
        ],
        "namespace": [
            include("blank"),
            (
                rf"([$a-zA-Z_][a-zA-Z0-9_.]*)(\s+)(in|as)(\s+)({_ID})",
                groups(Name.Namespace, Whitespace, Keyword, Whitespace, Name),
            ),
            (r"[$a-zA-Z_][a-zA-Z0-9_.]*", Name.Namespace),
            default("#pop"),
        ],
        "regex": [
            (r"/", String.Regex, ("#pop", "flags")),
            (r"[^/]?\n", Error, "#pop"),
            (r"\[\^?", String.Escape, "group"),
            (r"\\.|\(\?[:=<!]|\{[\d,]+\}|[()?]", String.Escape),
            (r".", String.Regex),
        ],
        "flags": [(r"[gim]+", String.Regex, "#pop"), default("#pop")],
        "group": [
            (r"/", String.Escape),
            (r"[^/]\n", Error, "#pop:2"),
            (r"\]", String.Escape, "#pop"),
            (r"\\.", String.Escape),
            (r".", String.Regex),
        ],
        "root": [
            (r"\n", Text, "statement"),
            (r"\{", Punctuation, "expression"),
            include("blank"),
            (r"@", Name.Decorator, "metadata"),
            (r"\+\+|--|~|&&|\|\||\\(?=\n)|<<|>>|==|!=|[-:<>+*%&|^/!=]=?", Operator, "expression"),
            (r"[(\[,]", Punctuation, "expression"),
            (r";", Punctuation, "statement"),
            (r"[)\]}.]", Punctuation),
            (r"\?", Punctuation, ("ternary", "expression")),
            before(
                (4,),
                (any_of("import package", _END), Keyword, "expression"),
                (any_of("using", _END), Keyword),
            ),
            since(
                (4,),
                (any_of("import package using", _END), Keyword.Namespace, "namespace"),
                (any_of("as in", _END), Keyword, "expression"),
            ),
            (any_of(_KEYWORDS, _END), Keyword, "expression"),
            (any_of(_DECLARATIONS, _END), Keyword.Declaration, "expression"),
            (_ID, _OTHERS),
            (r"-?\d+\.\d+(?:[eE]\d+)?[fd]?", Number.Float),
            (r"0x[0-9a-fA-F]+", Number.Hex),
            (r"-?[0-9]+", Number.Integer),
            (r'"', String.Double, "double"),
            (r"'", String.Single, "single"),
        ],
        "statement": [
            (rf"({_ID})(\s*)(:)", groups(Name.Label, Text, Punctuation)),
            include("expression"),
        ],
        "object": [
            include("blank"),
            (r"\}", Punctuation, ("#pop", "statement")),
            (rf"({_ID})(\s*)(:)", groups(Name.Attribute, Text, Punctuation), "expression"),
            (r":", Punctuation),
            include("root"),
        ],
        "metadata": [
            (rf"({_ID})(\()?", _metadata),
            (rf":{_ID}(?:\.{_ID})*", Name.Decorator, "#pop"),
            (r"\)", Name.Decorator, "#pop"),
            include("root"),
        ],
        "ternary": [(r":", Punctuation, ("#pop", "expression")), include("root")],
        "double": [include("escape"), (r'"', String.Double, "#pop"), (r'[^\\"]+', String.Double)],
        "single": [
            include("escape"),
            (r"'", String.Single, "#pop"),
            (r"\$\$", String.Single),
            (rf"\${_ID}", String.Interpol),
            (r"\$\{", String.Interpol, "interpolation"),
            (r"[^\\$']+", String.Single),
        ],
        "escape": [
            (
                r"\\(?:[\\tnr'\"]|[0-7]{3}|x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|u\{[0-9a-fA-F]{1,6}\})",
                String.Escape,
            )
        ],
        "interpolation": [(r"\}", String.Interpol, "#pop"), include("root")],
    }
