"""TSX: TypeScript with elements in it."""

from __future__ import annotations

from pygments.lexer import bygroups, inherit
from pygments.token import Name, Punctuation

from .jsx import Jsx
from .typescript import NAMES, ROOT, STATEMENT


class Tsx(Jsx):
    """TSX as Rouge sees it; ``<T,>`` is a type parameter, not an element."""

    tokens = {
        "names": NAMES,
        "root": ROOT,
        "statement": STATEMENT,
        "element name": [(r"(\w+)(,)", bygroups(Name.Other, Punctuation), "#pop:3"), inherit],
    }
