"""Mojo, which is like Python with more words."""

from __future__ import annotations

from typing import ClassVar

from ..engine import Rules
from ..versions import before, since
from .python import NEW_BUILTINS, PSEUDO, Python, name

_KEYWORDS = "fn self alias ref var struct trait raises with in match case owned"
_BUILTINS = "__mlir_attr __mlir_type __mlir_op parameter alwaysinline register_passable"


class Mojo(Python):
    """The lexer of Mojo."""

    tokens: ClassVar[Rules] = {
        "name": [
            before((4, 5, 2), name(PSEUDO, _BUILTINS, f"{_KEYWORDS} inout borrowed")),
            since((4, 5, 2), before((4, 6), name(PSEUDO, _BUILTINS, f"{_KEYWORDS} out read mut"))),
            since((4, 6), name(PSEUDO, NEW_BUILTINS + _BUILTINS, f"{_KEYWORDS} out read mut")),
        ]
    }
