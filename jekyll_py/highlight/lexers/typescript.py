"""TypeScript: JavaScript with types."""

from __future__ import annotations

from typing import ClassVar

from pygments.lexer import inherit
from pygments.token import Name, Operator, Punctuation, Text

from ..engine import Rules, groups
from .javascript import BUILTINS, DECLARATIONS, ID, KEYWORDS, RESERVED, JavaScript, names

NAMES = names(
    KEYWORDS + " is namespace static private protected public implements readonly",
    DECLARATIONS + " type abstract",
    RESERVED + " string any void number namespace module declare default interface keyof",
    BUILTINS + " Pick Partial Readonly Record",
)
ROOT = [(r"\?\.", Punctuation), (r"\?\?", Operator), inherit]
STATEMENT = [
    (rf"({ID})(\??)(\s*)(:)", groups(Name.Label, Punctuation, Text, Punctuation), "expression"),
    inherit,
]


class TypeScript(JavaScript):
    """The lexer of TypeScript."""

    tokens: ClassVar[Rules] = {"names": NAMES, "root": ROOT, "statement": STATEMENT}
