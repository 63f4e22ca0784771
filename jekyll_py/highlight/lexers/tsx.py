"""TSX: TypeScript with elements in it."""

from __future__ import annotations

from typing import ClassVar

from pygments.lexer import include, inherit
from pygments.token import Name, Punctuation

from ..engine import Rules
from ..rule_parts import groups
from ..versions import since
from .jsx import Jsx
from .typescript import NAMES, ROOT, STATEMENT


class Tsx(Jsx):
    """The lexer of TSX; ``<T,>`` is a type parameter, not an element."""

    tokens: ClassVar[Rules] = {
        "names": NAMES,
        "root": ROOT,
        "statement": STATEMENT,
        "element name": [
            (r"(\w+)(,)", groups(Name.Other, Punctuation), "#pop:3"),
            since((4,), (r"<", Punctuation, "type")),
            inherit,
        ],
        "type": [include("object"), (r">", Punctuation, "#pop")],
    }
