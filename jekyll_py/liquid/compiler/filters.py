"""Compiles filters to calls, whose numbers of arguments are checked at compile time."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from ..parsing.expressions import Emptiness, Expression
from ..parsing.variable import FilterCall, Variable
from .counting import weighed
from .expressions import expression, lazy_expression

if TYPE_CHECKING:
    from .compiler import Compiler

_LONG_CHAIN = 16
"""So many filters are nested in one expression of Python, whose compiler recurses into them."""


def variable(compiler: Compiler, node: Variable) -> ast.expr:
    """The code of an expression with its filters."""
    first = compiler.options.filters.get(node.filters[0].name) if node.filters else None
    value = (lazy_expression if first is not None and first.takes_lazy else expression)(compiler, node.value)
    if compiler.options.counting and node.filters:
        value = weighed(compiler, value, node.value)
    for number, call in enumerate(node.filters):
        if number and number % _LONG_CHAIN == 0:
            value = compiler.stored(value)
        value = _call(compiler, value, call)
    return value


def _call(compiler: Compiler, value: ast.expr, call: FilterCall) -> ast.expr:
    python = compiler.python
    filter_ = compiler.options.filters.get(call.name)
    takes_words = filter_ is not None and filter_.takes_words
    arguments = [_argument(compiler, argument, takes_words=takes_words) for argument in call.arguments]
    if compiler.options.counting:
        pairs = zip(arguments, call.arguments, strict=True)
        arguments = [weighed(compiler, argument, node) for argument, node in pairs]
    if call.keywords:
        keywords = [(key, _argument(compiler, node, takes_words=takes_words)) for key, node in call.keywords]
        arguments.append(python.mapping(keywords))
    if filter_ is None:
        return _unknown(compiler, value, call.name, arguments)
    wrong = filter_.objection(len(arguments) + 1)
    if wrong:
        hint = python.constant(filter_.usage(call.name))
        return python.call("raise_wrong_arguments", python.constant(wrong), hint, value, *arguments)
    if filter_.needs_context:
        compiler.publish()
        return python.call(f"filter_{call.name}", python.load("context"), value, *arguments)
    return python.call(f"filter_{call.name}", value, *arguments)


def _argument(compiler: Compiler, node: Expression, *, takes_words: bool) -> ast.expr:
    if isinstance(node, Emptiness) and not takes_words:
        return compiler.python.constant("")
    return expression(compiler, node)


def _unknown(compiler: Compiler, value: ast.expr, name: str, arguments: list[ast.expr]) -> ast.expr:
    python = compiler.python
    if compiler.options.strict_filters:
        return python.call("undefined_filter", python.load("context"), python.constant(name), value, *arguments)
    if compiler.options.reports_undefined:
        return python.call("report_filter", python.load("context"), python.constant(name), value, *arguments)
    return python.call("unchanged", value, *arguments) if arguments else value
