"""SCSS, with the rules that it shares with Sass."""

from __future__ import annotations

from typing import ClassVar

from pygments.lexer import include
from pygments.token import Comment, Keyword, Name, Number, Operator, Punctuation, String, Text

from ..engine import RougeLexer, Rules
from ..matchers import block_comment
from ..rule_parts import Words, default, groups
from ..versions import before, since
from .css_words import COLORS, NEW_PROPERTIES, NEW_VALUES, OLD_PROPERTIES, OLD_VALUES, PROPERTIES, VALUES

ID = r"[\w-]+"


def _piece(kind: object) -> list[object]:
    """The rules for a name within a selector, after the sign before it."""
    return [(ID, kind), include("interpolations"), default("#pop")]


class SassCommon(RougeLexer):
    """The base class of the lexers of the two syntaxes of Sass."""

    tokens: ClassVar[Rules] = {
        "content": [
            (r"@for\b", Keyword, "for"),
            (r"@(?:debug|warn|if|each|while|else|return|media)", Keyword, "value"),
            (rf"(@mixin|@function)(\s+)({ID})", groups(Keyword, Text, Name.Function), "value"),
            (r"@extend\b", Keyword, "selector"),
            (rf"(@include)(\s+)({ID})", groups(Keyword, Text, Name.Decorator), "value"),
            (rf"@{ID}|&", Keyword, "selector"),
            (rf"([$]{ID})([ \t]*)(:)", groups(Name.Variable, Text, Punctuation), "value"),
        ],
        "value": [
            include("end"),
            (r"[ \t]+", Text),
            (rf"[$]{ID}", Name.Variable),
            (r"url[(]", String.Other, "url"),
            (rf"{ID}(?=\s*[(])", Name.Function),
            (rf"%{ID}", Name.Decorator),
            (r"(?:true|false)\b", Name.Builtin.Pseudo),
            (r"(?:and|or|not)\b", Operator.Word),
            (r"#[a-zA-Z0-9]{1,6}", Number.Hex),
            (r"-?\d+(?:%|[a-z]+)?", Number),
            (r"-?\d*\.\d+(?:%|[a-z]+)?", Number.Integer),
            include("strings"),
            include("interpolations"),
            (r"[~^*!&%<>|+=@:,./?-]+", Operator),
            (r"[\[\]()]+", Punctuation),
            before((4, 5, 2), (ID, Words({Name.Builtin: VALUES + OLD_VALUES, Name.Constant: COLORS}, Name))),
            before((4, 6, 1), (ID, Words({Name.Builtin: VALUES + NEW_VALUES + "space-aroun"}, Name))),
            (ID, Words({Name.Builtin: VALUES + NEW_VALUES + "space-around"}, Name)),
        ],
        "interpolations": [(r"#\{", String.Interpol, "interpolation")],
        "strings": [(r'"', String.Double, "double"), (r"'", String.Single, "single")],
        "interpolation": [(r"\}", String.Interpol, "#pop"), include("value")],
        "selector": [
            include("end"),
            include("strings"),
            include("interpolations"),
            (r"[ \t]+", Text),
            (r":", Name.Decorator, "pseudo class"),
            (r"[.]", Name.Class, "class"),
            (r"#", Name.Namespace, "id"),
            (r"%", Name.Variable, "placeholder"),
            (ID, Name.Tag),
            (r"&", Keyword),
            (r"[~^*!\[\]()<>|+=@;,/?-]", Operator),
        ],
        "double": [
            (r'"', String.Double, "#pop"),
            include("interpolations"),
            (r'(?:\\.|#(?!\{)|[^\n"#])+', String.Double),
        ],
        "single": [
            (r"'", String.Single, "#pop"),
            include("interpolations"),
            (r"(?:\\.|#(?!\{)|[^\n'#])+", String.Single),
        ],
        "url": [
            (r"[)]", String.Other, "#pop"),
            (r"(?:\\.|#(?!\{)|[^\n)#])+", String.Other),
            include("interpolations"),
        ],
        "pseudo class": _piece(Name.Decorator),
        "class": _piece(Name.Class),
        "id": _piece(Name.Namespace),
        "placeholder": _piece(Name.Variable),
        "for": [(r"from|to|through", Operator.Word), include("value")],
        "attribute name": [
            include("interpolations"),
            before((4, 5, 2), (ID, Words({Name.Label: PROPERTIES + OLD_PROPERTIES}, Name.Attribute))),
            since((4, 5, 2), (ID, Words({Name.Label: PROPERTIES + NEW_PROPERTIES}, Name.Attribute))),
        ],
        "attribute": [include("attribute name"), (r"([ \t]*)(:)", groups(Text, Punctuation), "value")],
    }


class Scss(SassCommon):
    """The lexer of SCSS."""

    tokens: ClassVar[Rules] = {
        "root": [
            (r"\s+", Text),
            (r"//.*", Comment.Single),
            (block_comment(), Comment.Multiline),
            (r"@import\b", Keyword, "value"),
            include("content"),
            (r"(?=[^;{}][;}])", Text, "attribute"),
            (r"(?=[^;{}:\[]+:[^a-z])", Text, "attribute"),
            default("selector"),
        ],
        "end": [(r"\n", Text), (r"[;{}]", Punctuation, "#pop:99")],
    }
