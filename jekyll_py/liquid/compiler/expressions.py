"""Compiles expressions: look-ups in dicts become Python look-ups, all others call functions of `runtime`."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from ..free_variables import WHOLE
from ..parsing.expressions import Emptiness, Expression, Literal, Lookup, LookupCommand, Range
from .forloop import forloop_lookup
from .frames import Loop

if TYPE_CHECKING:
    from .compiler import Compiler

_LONG_CHAIN = 16
"""So many keys are nested in one expression of Python, whose compiler recurses into them."""


def expression(compiler: Compiler, node: Expression) -> ast.expr:
    """The code of an expression."""
    python = compiler.python
    match node:
        case Literal(value):
            assert value is None or isinstance(value, (str, int, float, bool))
            return python.constant(value)
        case Range(start, stop):
            return python.call("make_range", expression(compiler, start), expression(compiler, stop))
        case Emptiness(word):
            return python.load(word.upper())
        case LookupCommand(word):
            return python.constant(word)
        case Lookup():
            return lookup(compiler, node)


def lazy_expression(compiler: Compiler, node: Expression) -> ast.expr:
    """The code of an expression for a filter that takes a lazy value."""
    return lookup(compiler, node, "look_lazily") if isinstance(node, Lookup) else expression(compiler, node)


def expression_of_part(compiler: Compiler, node: Expression) -> ast.expr:
    """The code of an expression for a loop over a part of its value."""
    return lookup(compiler, node, "look_for_part") if isinstance(node, Lookup) else expression(compiler, node)


def lookup(compiler: Compiler, node: Lookup, find: str | None = None) -> ast.expr:
    """The code of a look-up.

    Args:
        compiler: the compiler.
        node: the look-up.
        find: the function of `runtime` that looks up the last key; None for the usual one.
    """
    value, keys = root(compiler, node)
    names = tuple(_plain_name(key) for key in keys)
    is_plain = not (compiler.options.strict_variables or compiler.printing)
    if len(keys) > _LONG_CHAIN and is_plain and None not in names:
        path = compiler.python.tuple_([compiler.python.constant(name) for name in names])
        return compiler.python.call("look_path", value, path)
    for number, key in enumerate(keys):
        if number and number % _LONG_CHAIN == 0:
            value = compiler.stored(value)
        shown = _path(node, len(node.keys) - len(keys) + number)
        last = number == len(keys) - 1
        value = step(
            compiler, value, key, shown, find if last else _inner(len(keys), keys[number + 1], is_plain=is_plain)
        )
    return value


def _inner(count: int, following: Expression, *, is_plain: bool) -> str | None:
    """The function of `runtime` that looks up a key in which another one is looked up; None for the usual one.

    Args:
        count: of all keys; few look-ups of two lead into a hash of hashes.
        following: the other key.
        is_plain: whether no missing key is reported.
    """
    if _is_of_one(following):
        return "look_for_part" if is_plain else None
    return None if count < 3 or isinstance(following, LookupCommand) else "look_within"


def _is_of_one(key: Expression) -> bool:
    """Whether a key takes one item of a list."""
    if isinstance(key, LookupCommand):
        return key.word in ("first", "last")
    return isinstance(key, Literal) and type(key.value) is int


def _path(node: Lookup, last: int) -> str:
    """A look-up up to one of its keys as authors write it, such as ``page.author.name``."""
    names = [_plain_name(key) for key in (node.name, *node.keys[: last + 1])]
    return ".".join("[…]" if name is None else name for name in names).replace(".[", "[")


def _plain_name(key: Expression) -> str | None:
    word = key.word if isinstance(key, LookupCommand) else key.value if isinstance(key, Literal) else None
    return word if isinstance(word, str) else None


def root(compiler: Compiler, node: Lookup) -> tuple[ast.expr, tuple[Expression, ...]]:
    """The code of the value that a look-up starts from, and the keys that remain."""
    if not isinstance(node.name, Literal):
        compiler.publish()
        compiler.names.use_unknown()
        function = "lookup_value" if not compiler.options.strict_variables else "lookup_strictly"
        name = expression(compiler, node.name)
        return compiler.python.method(compiler.python.load("context"), function, name), node.keys
    if not isinstance(node.name.value, str):
        return _no_name(compiler, node.name), node.keys
    bound = compiler.bindings.get(node.name.value)
    if isinstance(bound, Loop):
        return forloop_lookup(compiler, bound, node.keys)
    if bound is not None:
        return compiler.python.load(bound), node.keys
    key = node.keys[0] if node.keys else None
    field = key.value if isinstance(key, Literal) else None
    compiler.names.use(node.name.value, field if isinstance(field, str) else WHOLE)
    return name_lookup(compiler, node.name.value), node.keys


def _no_name(compiler: Compiler, name: Literal) -> ast.expr:
    """The code of a look-up without a name, such as a number in brackets, which gives nil."""
    if not compiler.options.strict_variables:
        return compiler.python.constant(None)
    return compiler.python.method(compiler.python.load("context"), "lookup_strictly", expression(compiler, name))


def name_lookup(compiler: Compiler, name: str) -> ast.expr:
    """The code of the value of a name that no loop of this template binds."""
    python = compiler.python
    if compiler.options.strict_variables:
        return python.method(python.load("context"), "lookup_strictly", python.constant(name))
    if compiler.printing:
        return python.call("report_lookup", python.load("context"), python.constant(name))
    constant = compiler.constant_root(name)
    found = python.load(constant) if constant else python.call("get", python.constant(name))
    if name != "include":
        return found
    given = python.compare(python.load("include"), ast.IsNot(), python.load("MISSING"))
    return python.conditional(given, python.load("include"), found)


def step(compiler: Compiler, value: ast.expr, key: Expression, path: str, find: str | None = None) -> ast.expr:
    """The code of one look-up in a value, with another function than the usual one if ``find`` names it.

    Args:
        compiler: the compiler.
        value: the code of the value.
        key: the key.
        path: the whole look-up, for a message.
        find: the name of the function.
    """
    python = compiler.python
    if compiler.options.strict_variables or compiler.printing:
        return _reported(compiler, value, key, path, [] if find is None else [python.load(find)])
    if isinstance(key, LookupCommand):
        return python.call("look_command", value, python.constant(key.word))
    if not isinstance(key, Literal) or not isinstance(key.value, str):
        return python.call(find or "look_key", value, expression(compiler, key))
    held, again = compiler.held(value)
    in_dict = python.method(again, "get", python.constant(key.value))
    elsewhere = python.call(find or "look", again, python.constant(key.value))
    return python.conditional(python.is_a(held, "dict"), in_dict, elsewhere)


def _reported(compiler: Compiler, value: ast.expr, key: Expression, path: str, find: list[ast.expr]) -> ast.expr:
    """The code of a look-up that raises or reports a missing key."""
    python = compiler.python
    arguments = [value, expression(compiler, key), python.constant(isinstance(key, LookupCommand))]
    if compiler.options.strict_variables:
        return python.call("strict_look", *arguments, *find)
    return python.call("report_look", python.load("context"), *arguments, python.constant(path), *find)
