"""Compiles the fields of ``forloop`` to counters, so that most loops need no ``forloop`` object."""

from __future__ import annotations

import ast
from collections.abc import Callable
from typing import TYPE_CHECKING

from ..free_variables import WHOLE
from ..parsing.expressions import Expression, Literal
from .frames import Loop

if TYPE_CHECKING:
    from .ast_builder import AstBuilder
    from .compiler import Compiler

Fields = tuple[Expression, ...]


def forloop_lookup(compiler: Compiler, loop: Loop, keys: Fields) -> tuple[ast.expr, Fields]:
    """The code of ``forloop`` or of a field of it, and the keys that remain."""
    name = _field(keys[0]) if keys else None
    if name == "parentloop":
        if loop.parent is not None:
            return forloop_lookup(compiler, loop.parent, keys[1:])
        compiler.names.use("forloop", "parentloop")
        return compiler.python.load(loop.local("parentloop")), keys[1:]
    counted = counter(compiler, loop, name) if name else None
    if counted is not None:
        return counted, keys[1:]
    compiler.names.use("forloop", WHOLE)  # its ``parentloop`` may be a loop of the including template
    return compiler.python.load(loop.local("forloop")), keys


def _field(key: Expression) -> str | None:
    word = key.value if isinstance(key, Literal) else getattr(key, "word", None)
    return word if isinstance(word, str) else None


def counter(compiler: Compiler, loop: Loop, name: str) -> ast.expr | None:
    """The code that computes a field of ``forloop`` from counters; None for other names."""
    field = _FIELDS.get(name)
    return field(compiler.python, loop) if field else None


def _index0(python: AstBuilder, loop: Loop) -> ast.expr:
    return python.load(loop.local("index0"))


def _index(python: AstBuilder, loop: Loop) -> ast.expr:
    return python.arithmetic(_index0(python, loop), ast.Add(), python.constant(1))


def _length(python: AstBuilder, loop: Loop) -> ast.expr:
    return python.load(loop.local("length"))


def _rindex(python: AstBuilder, loop: Loop) -> ast.expr:
    return python.arithmetic(_length(python, loop), ast.Sub(), _index0(python, loop))


_FIELDS: dict[str, Callable[[AstBuilder, Loop], ast.expr]] = {
    "index0": _index0,
    "index": _index,
    "length": _length,
    "rindex": _rindex,
    "rindex0": lambda python, loop: python.arithmetic(_rindex(python, loop), ast.Sub(), python.constant(1)),
    "first": lambda python, loop: python.compare(_index0(python, loop), ast.Eq(), python.constant(0)),
    "last": lambda python, loop: python.compare(_index(python, loop), ast.Eq(), _length(python, loop)),
}
