"""Ada."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar

from pygments.lexer import include
from pygments.token import Comment, Error, Keyword, Name, Number, Operator, Punctuation, String, Text, _TokenType

from ..engine import RougeLexer, Rules, Scan, Token
from ..rule_parts import Words, default, groups
from ..versions import before, since

_ID = r"(?u:[^\W\d_])(?:_?(?u:[^\W_]))*\b"
_NUMBER = r"\d(?:_?\d)*"
_HEX = r"[0-9a-fA-F](?:_?[0-9a-fA-F])*"
_EXPONENT = rf"(?:[eE][-+]?{_NUMBER})?"
_KEYWORDS = """
    abort abstract accept access aliased all array at begin body case constant declare delay delta digits do
    else elsif end exception exit for generic goto if in interface is limited loop new null of others out
    overriding pragma private protected raise range record renames requeue return reverse select separate some
    synchronized tagged task terminate then until use when while with
"""
_DECLARATIONS = "entry function package procedure subtype type"
_BUILTINS = """
    boolean character constraint_error duration float integer natural positive long_float long_integer
    long_long_float long_long_integer program_error short_float short_integer short_short_integer storage_error
    string tasking_error wide_character wide_string wide_wide_character wide_wide_string
"""
_OPERATORS = r"and|or|xor|/?=|<=?|>=?|\+|–|&\|/|mod|rem|\*?\*|abs|not"
_KINDS = Words(
    {
        Operator.Word: "abs and mod not or rem xor",
        Keyword.Declaration: _DECLARATIONS,
        Keyword: _KEYWORDS,
        Name.Builtin: _BUILTINS,
    },
    Name,
).kinds


def _kind(lexer: RougeLexer, word: str) -> _TokenType:
    if word == "parallel" and lexer.rouge >= (4, 6):
        return Keyword
    return _KINDS.get(word, Name)


def _word(lexer: RougeLexer, match: re.Match[str], scan: Scan) -> Iterator[Token]:
    kind = _kind(lexer, match.group().lower())
    if kind is Keyword.Declaration:
        scan.stack.append("declared name")
    yield match.start(), kind, match.group()


def _unit(lexer: RougeLexer, match: re.Match[str], scan: Scan) -> Iterator[Token]:
    """An action for the name of a unit; a word with a meaning shows that there are no units after all."""
    kind = _kind(lexer, match.group().lower())
    if kind in (Name, Name.Builtin):
        kind = Name.Namespace
    else:
        scan.pop()
        scan.stack += ["declared name"] if kind is Keyword.Declaration else []
    yield match.start(), kind, match.group()


class Ada(RougeLexer):
    """The lexer of Ada."""

    tokens: ClassVar[Rules] = {
        "blank": [(r"\s+", Text), (r"--.*", Comment.Single)],
        "string": [
            (r'[^"\n]+', String.Double),
            (r'""', String.Escape),
            (r'"', String.Double, "#pop"),
            (r"\n", Error, "#pop"),
        ],
        "attribute": [include("blank"), (_ID, Name.Attribute, "#pop"), default("#pop")],
        "declared name": [
            include("blank"),
            (r"(?i:body)\b", Keyword.Declaration),
            (rf"({_ID})(\.)", groups(Name.Namespace, Punctuation)),
            (rf'{_ID}|"(?:{_OPERATORS})"', Name.Function, "#pop"),
            default("#pop"),
        ],
        "units": [include("blank"), (_ID, _unit), (r"[.,]", Punctuation), default("#pop")],
        "root": [
            include("blank"),
            (r"'.'", String.Char),
            (r'"[^"\n]*', String.Double, "string"),
            (rf"{_NUMBER}(?:\.{_NUMBER}|#{_HEX}\.{_HEX}#){_EXPONENT}", Number.Float),
            (rf"2#[01](?:_?[01])*#{_EXPONENT}", Number.Bin),
            (rf"8#[0-7](?:_?[0-7])*#{_EXPONENT}", Number.Oct),
            (rf"16#(?:{_HEX})?#{_EXPONENT}", Number.Hex),
            (rf"{_NUMBER}#{_HEX}#{_EXPONENT}", Number.Integer),
            (rf"{_NUMBER}#\w+#", Error),
            (rf"{_NUMBER}{_EXPONENT}", Number.Integer),
            (r"'", Punctuation, "attribute"),
            (rf"<<{_ID}>>", Name.Label),
            (
                r"^(?i:(?:(limited)(\s+))?(?:(private)(\s+))?(with)\b)",
                groups(Keyword.Namespace, Text, Keyword.Namespace, Text, Keyword.Namespace),
                "units",
            ),
            (r"[+*/&<=>|-]|\.\.|:=", Operator),
            (r"[.,:;()]", Punctuation),
            since((4, 6), (r"@", Operator), (r"[\[\]]", Punctuation)),
            (_ID, _word),
            before((4, 2, 1), (r"[_alph](?u:\w*)", Error)),
            since((4, 2, 1), (r"(?u:[^\W\d]\w*)", Error)),
        ],
    }
