"""Compiled expressions and conditions, for tags and filters that take them as text."""

from __future__ import annotations

import ast
from collections.abc import Callable
from typing import TYPE_CHECKING

from .compiler import Compiler
from .free_variables import FreeVariables
from .parsing.conditions import Condition
from .parsing.expressions import Expression

if TYPE_CHECKING:
    from .context import Context
    from .environment import Environment


class CompiledExpression:
    """A compiled expression, such as ``page.title``."""

    __slots__ = ("_free_variables", "_function")

    def __init__(self, environment: Environment, node: Expression) -> None:
        self._function, self._free_variables = _function(environment, lambda compiler: compiler.expression(node))

    def evaluate(self, context: Context) -> object:
        """Its value in a context."""
        context.will_read(self._free_variables)
        return self._function(context, None)


class CompiledCondition:
    """A compiled condition, such as ``item.draft != true and item.order > 3`` in `where_exp`."""

    __slots__ = ("_free_variables", "_function")

    def __init__(self, environment: Environment, node: Condition, variable: str | None) -> None:
        self._function, self._free_variables = _function(
            environment, lambda compiler: compiler.condition(node), variable
        )

    def evaluate(self, context: Context, item: object = None) -> bool:
        """Whether it is true in a context.

        Args:
            context: the context.
            item: the value of the variable that was named to `Environment.parse_condition`.
        """
        context.will_read(self._free_variables)
        return bool(self._function(context, item))


def _function(
    environment: Environment, write: Callable[[Compiler], ast.expr], variable: str | None = None
) -> tuple[Callable[[Context, object], object], FreeVariables]:
    compiler = environment.compiler()
    if variable is not None:
        compiler.bindings[variable] = "item"
    python = compiler.python
    compiler.frame.statements = []
    value = write(compiler)
    module = compiler.module("evaluate", ("context", "item"), [*compiler.frame.statements, python.return_(value)])
    namespace = environment.namespace()
    exec(compile(module, "<liquid expression>", "exec"), namespace)
    return namespace["evaluate"], compiler.names.free_variables
