"""Nix."""

from __future__ import annotations

from typing import ClassVar

from pygments.lexer import include
from pygments.token import Comment, Keyword, Name, Number, Operator, Punctuation, String, Text

from ..engine import RougeLexer, Rules
from ..matchers import Run
from ..rule_parts import any_of

_BUILTINS = """
    rec assert map abort baseNameOf builtins derivation fetchTarball import isNull removeAttrs throw toString
"""
_WORD = r"[a-zA-Z0-9._-]+"
_PATH = rf"{_WORD}(?:/{_WORD})+"


class Nix(RougeLexer):
    """The lexer of Nix."""

    tokens: ClassVar[Rules] = {
        "root": [
            (r"\s+", Text),
            (r"#.*", Comment),
            (r"/\*", Comment, "comment"),
            (r"true|false|null", Keyword.Constant),
            (r"[0-9]", Number.Integer),
            (rf"~?(?:/{_WORD})+", String.Other),
            (Run(_WORD, _PATH), String.Other),
            (Run(r"[a-z+]+", rf"[a-z+]+://(?:/?{_PATH})"), String.Other),
            (r'"', String.Double, "string"),
            (r"''", String.Double, "indented string"),
            (any_of("with in inherit"), Keyword.Namespace),
            (any_of("let"), Keyword.Declaration),
            (any_of("if then else"), Keyword),
            (any_of(_BUILTINS), Keyword.Reserved),
            (r"&&|\|\||//|[.?+!*/<>=@-]", Operator),
            (r"[$;,:]", Punctuation),
            (r"[a-zA-Z_][a-zA-Z0-9-]*", Name.Variable),
            (r"\(", Punctuation, "parentheses"),
            (r"\{", Punctuation, "set"),
            (r"\[", Punctuation, "list"),
        ],
        "comment": [(r"\*/", Comment, "#pop"), (r".", Comment)],
        "parentheses": [include("root"), (r"\)", Punctuation, "#pop")],
        "set": [(r"\}", Punctuation, "#pop"), include("root")],
        "list": [(r"\]", Punctuation, "#pop"), include("root")],
        "interpolation": [include("root"), (r"\}", String.Interpol, "#pop")],
        "string": [
            (r"\\.|\$\$", String.Escape),
            (r"\$\{", String.Interpol, "interpolation"),
            (r'"', String.Double, "#pop"),
            (r".", String.Double),
        ],
        "indented string": [
            (r"'''|''\$|\$\$|''\\.", String.Escape),
            (r"\$\{", String.Interpol, "interpolation"),
            (r"''", String.Double, "#pop"),
            (r".", String.Double),
        ],
    }
