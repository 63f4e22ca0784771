"""TypeScript: JavaScript with types."""

from __future__ import annotations

from typing import Any, ClassVar

from pygments.lexer import inherit
from pygments.token import Keyword, Name, Operator, Punctuation, Text

from ..engine import Rules
from ..rule_parts import groups
from ..versions import before, since
from .javascript import BUILTINS, DECLARATIONS, ID, KEYWORDS, RESERVED, JavaScript, names

_TYPES = "Partial Pick Readonly Record"
_NEW_TYPES = """
    Capitalize ConstructorParameters Exclude Extract InstanceType Lowercase NonNullable Omit
    OmitThisParameter Parameters Required ReturnType ThisParameterType ThisType Uncapitalize Uppercase
"""


def _names(types: str) -> list[Any]:
    """The rules for words, where ``types`` are built in."""
    return names(
        KEYWORDS + " is namespace static private protected public implements readonly",
        DECLARATIONS + " type abstract",
        RESERVED + " string any void number namespace module declare default interface keyof",
        f"{BUILTINS} {types}",
    )


NAMES = [before((4,), *_names(_TYPES)), since((4,), *_names(_TYPES + _NEW_TYPES))]
ROOT = [
    (r"\?\.", Punctuation),
    (r"\?\?", Operator),
    since((4, 3), (r"(?:as|satisfies)\s+", Keyword.Declaration)),
    inherit,
]
STATEMENT = [
    (rf"({ID})(\??)(\s*)(:)", groups(Name.Label, Punctuation, Text, Punctuation), "expression"),
    inherit,
]


class TypeScript(JavaScript):
    """The lexer of TypeScript."""

    tokens: ClassVar[Rules] = {"names": NAMES, "root": ROOT, "statement": STATEMENT}
