"""Jinja, and Twig."""

from __future__ import annotations

from typing import ClassVar

from pygments.lexer import include
from pygments.token import Comment, Keyword, Name, Number, Operator, Punctuation, String, Text

from ..engine import Rules
from ..matchers import unescaped
from ..rule_parts import Words, embedded, groups
from ..template_lexer import TemplateLexer

_KEYWORDS = """
    as context do else extends from ignore missing import include reversed recursive scoped autoescape endautoescape
    block endblock call endcall filter endfilter for endfor if endif macro endmacro set endset trans endtrans with
    endwith without
"""
_TESTS = """
    callable defined divisibleby equalto escaped even iterable lower mapping none number odd sameas sequence string
    undefined upper
"""
_TWIG_KEYWORDS = """
    as do extends flush from import include use else starts ends with without autoescape endautoescape block endblock
    embed endembed filter endfilter for endfor if endif macro endmacro sandbox endsandbox set endset spaceless
    endspaceless
"""
_TWIG_TESTS = "constant defined divisibleby empty even iterable null odd sameas"
_RAW = groups(Comment.Preproc, Text, Keyword, Text, Comment.Preproc)


def _string(mark: str) -> str:
    """A string on one line; of an unclosed one, the last escaped mark is the end."""
    text = unescaped(mark + r"\n")
    return rf"{mark}{text}{mark}|{mark}.*{mark}"


def _verbatim(end: str) -> list[object]:
    """The rules up to a tag called ``end``."""
    return [(rf"(\{{%-?)(\s*)({end})(\s*)(-?%\}})", _RAW, "#pop"), (r"[^{]+|\{", Text)]


def _names(keywords: str, pseudo: str, operators: str, tests: str) -> list[object]:
    """The rule for words in a statement."""
    table = {Keyword: keywords, Keyword.Pseudo: pseudo, Operator.Word: operators, Name.Builtin: tests}
    return [(r"\w+\.?", Words(table, Name.Variable))]


class Jinja(TemplateLexer):
    """The lexer of Jinja; the option ``parent`` names the language around the tags."""

    tokens: ClassVar[Rules] = {
        "root": [
            (r"\{#", Comment, "comment"),
            (r"##.*", Comment),
            (r"(\{%-?)(\s*)(raw)(\s*)(-?%\})", _RAW, "raw"),
            (r"(\{%-?)(\s*)(verbatim)(\s*)(-?%\})", _RAW, "verbatim"),
            (r"\{%", Comment.Preproc, "statement"),
            (r"\{\{", Comment.Preproc, "expression"),
            (r"(?s:.+?)(?=\\|\{\{|\{%|\{#|##)|(?s:.+)", embedded("parent")),
        ],
        "parts": [
            (r"(\|\s*)(\w+)", groups(Operator, Name.Function)),
            (r"(\w+)(\()", groups(Name.Function, Punctuation)),
            (_string('"'), String.Double),
            (_string("'"), String.Single),
            (r"\d+(?=\}\s)", Number),
            (r"\+|-|\*|//?|\*\*?|=|<=?|>=?|!=", Operator),
            (r"[,\[\]()]", Punctuation),
            (r"\s+", Text),
        ],
        "comment": [(r"[^#]+", Comment), (r"#\}", Comment, "#pop"), (r"#", Comment)],
        "expression": [
            (r"\w+\.?", Name.Variable),
            include("parts"),
            (r"%\}|\}\}", Comment.Preproc, "#pop"),
        ],
        "names": _names(_KEYWORDS, "true false none True False None", "is in and or not", _TESTS),
        "statement": [include("names"), include("parts"), (r"%\}", Comment.Preproc, "#pop")],
        "raw": _verbatim("endraw"),
        "verbatim": _verbatim("endverbatim"),
    }


class Twig(Jinja):
    """The lexer of Twig."""

    tokens: ClassVar[Rules] = {
        "names": _names(_TWIG_KEYWORDS, "true false none", "b-and b-or b-xor is in and or not", _TWIG_TESTS),
    }
