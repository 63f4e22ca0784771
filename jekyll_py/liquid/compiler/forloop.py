"""``forloop`` as plain counters, wherever the template only reads its fields."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from ..expressions import Expression, Literal
from .frames import Loop

if TYPE_CHECKING:
    from . import Compiler

Fields = tuple[Expression, ...]


def forloop_lookup(compiler: Compiler, loop: Loop, keys: Fields) -> tuple[ast.expr, Fields]:
    """The value of ``forloop`` or a field of it, and the keys that remain."""
    name = _field(keys[0]) if keys else None
    if name == "parentloop":
        if loop.parent is not None:
            return forloop_lookup(compiler, loop.parent, keys[1:])
        return compiler.python.load(loop.local("parentloop")), keys[1:]
    counted = counter(compiler, loop, name) if name else None
    if counted is not None:
        return counted, keys[1:]
    return compiler.python.load(loop.local("forloop")), keys


def _field(key: Expression) -> str | None:
    word = key.value if isinstance(key, Literal) else getattr(key, "word", None)
    return word if isinstance(word, str) else None


def counter(compiler: Compiler, loop: Loop, name: str) -> ast.expr | None:
    """A field of ``forloop`` computed from the loop's counters."""
    python = compiler.python
    one = python.constant(1)

    def index0() -> ast.expr:
        return python.load(loop.local("index0"))

    def length() -> ast.expr:
        return python.load(loop.local("length"))

    match name:
        case "index0":
            return index0()
        case "index":
            return python.arithmetic(index0(), ast.Add(), one)
        case "length":
            return length()
        case "rindex":
            return python.arithmetic(length(), ast.Sub(), index0())
        case "rindex0":
            return python.arithmetic(python.arithmetic(length(), ast.Sub(), index0()), ast.Sub(), one)
        case "first":
            return python.compare(index0(), ast.Eq(), python.constant(0))
        case "last":
            return python.compare(python.arithmetic(index0(), ast.Add(), one), ast.Eq(), length())
    return None
