"""``{% for item in collection %} … {% else %} … {% endfor %}``, compiled to a Python loop."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Self

from ..compiler.counting import counted_items
from ..compiler.expressions import expression_of_part
from ..compiler.frames import Loop
from ..interrupts import BREAK
from ..nodes import Body, Node, tidied
from ..parsing.expressions import Expression, parse_expression
from ..parsing.tag_parser import TagParser, TagToken
from .for_header import ForHeader, parse_lax, parse_strict

if TYPE_CHECKING:
    from ..compiler import Compiler


class For(Node):
    """The node: renders its body for each item; an interrupt of the body ends there."""

    is_loop = True

    def __init__(self, header: ForHeader, body: Body, otherwise: Body) -> None:
        self.header = header
        self.variable = header.variable
        self.collection: Expression = parse_expression(header.collection)
        self.limit = parse_expression(header.limit) if header.limit is not None else None
        self.offset = parse_expression(header.offset) if header.offset and not header.continues else None
        self.blank = body.blank and otherwise.blank
        self.repeatable = not header.continues
        self.body, self.otherwise = tidied(body, otherwise)

    @classmethod
    def parse(cls, parser: TagParser, token: TagToken) -> Self:
        header = parser.switched(token.markup, token.position, parse_strict, parse_lax)
        body, middle = parser.body(token, ("else",))
        otherwise = Body()
        if middle is not None:
            otherwise, middle = parser.body(token, ("else",))
            # A second `else` ends the tag; Ruby then meets `endfor` as an unknown tag.
            otherwise = Body() if middle is not None else otherwise
        return cls(header, body, otherwise)

    def bodies(self) -> Iterator[Body]:
        yield from (self.body, self.otherwise)

    @property
    def interrupts(self) -> bool:
        return self.otherwise.interrupts

    def compile(self, compiler: Compiler) -> None:
        _compile(compiler, self)


def _compile(compiler: Compiler, node: For) -> None:
    """Emit the loop. The body is compiled first, as it decides which locals are set before the loop."""
    python = compiler.python
    compiler.flush()
    sequence = _segment(compiler, node)
    loop = Loop(int(compiler.fresh("")), node.header.variable, _enclosing(compiler))
    item = f"item_{loop.number}"
    before = compiler.pieces
    with _bound(compiler, {"forloop": loop, node.header.variable: item}, loop), _python_loop(compiler):
        body = compiler.statements(lambda: compiler.body(node.body))
    pieces = compiler.pieces - before
    otherwise = compiler.block(node.otherwise)
    compiler.at(node.position)
    rounds = _rounds(compiler, node, loop, item, sequence, body, pieces)
    offset = python.store_item("offsets", node.header.name, _end(compiler, sequence, node))
    compiler.emit(offset, python.if_(python.load(sequence), rounds, otherwise))


def _segment(compiler: Compiler, node: For) -> str:
    """Emit the computation of the items; returns the local with them."""
    python = compiler.python
    sequence = compiler.fresh("items")
    offset = _offset(compiler, node)
    if offset is None and node.limit is None:
        held, again = compiler.held(compiler.expression(node.collection))
        value = python.conditional(python.is_a(held, "list"), again, python.call("items", again))
    else:
        collection = expression_of_part(compiler, node.collection)
        limit = python.constant(None) if node.limit is None else compiler.expression(node.limit)
        compiler.emit(python.store(f"{sequence}_from", offset or python.constant(0)))
        value = python.call("for_segment", collection, python.load(f"{sequence}_from"), limit)
    if node.header.reversed:
        value = python.method(python.call("list", value), "__getitem__", python.load("BACKWARDS"))
    compiler.emit(python.store(sequence, value))
    return sequence


def _offset(compiler: Compiler, node: For) -> ast.expr | None:
    python = compiler.python
    if node.header.continues:
        return python.call("continue_offset", python.load("offsets"), python.constant(node.header.name))
    return None if node.offset is None else python.call("for_offset", compiler.expression(node.offset))


def _end(compiler: Compiler, sequence: str, node: For) -> ast.expr:
    """The code of the index for ``offset: continue``, which also stores the number of items in a local."""
    python = compiler.python
    length = python.assignment_expression(f"{sequence}_length", python.call("len", python.load(sequence)))
    if node.offset is None and node.limit is None and not node.header.continues:
        return length
    return python.arithmetic(python.load(f"{sequence}_from"), ast.Add(), length)


def _enclosing(compiler: Compiler) -> Loop | None:
    return compiler.loops[-1] if compiler.loops else None


@contextmanager
def _bound(compiler: Compiler, names: dict[str, str | Loop], loop: Loop) -> Iterator[None]:
    outer, compiler.bindings = compiler.bindings, {**compiler.bindings, **names}
    compiler.loops.append(loop)
    compiler.scopes += 1
    yield
    compiler.scopes -= 1
    compiler.loops.pop()
    compiler.bindings = outer


@contextmanager
def _python_loop(compiler: Compiler) -> Iterator[None]:
    outer, compiler.frame.in_loop = compiler.frame.in_loop, True
    yield
    compiler.frame.in_loop = outer


def _rounds(
    compiler: Compiler, node: For, loop: Loop, item: str, sequence: str, body: list[ast.stmt], pieces: int
) -> list[ast.stmt]:
    """The Python loop, with the statements before, in and after it for the locals that its body needs."""
    python = compiler.python
    if loop.published:
        loop.needs |= {"forloop"}
    if "forloop" in loop.needs:
        loop.needs |= {"index0", "parentloop"}
    before, during, after = _counters(compiler, loop, sequence, node.header.name)
    if loop.published:
        _publish(compiler, loop, item, before, during, after)
    if compiler.checks_interrupts:
        left = python.compare(
            python.call("take_interrupt", python.load("interrupts")), ast.Eq(), python.constant(BREAK)
        )
        body = [*body, python.if_(left, [python.break_()])]
    items = python.load(sequence)
    if compiler.options.counting:
        counting, items = counted_items(
            compiler, items, python.load(f"{sequence}_length"), node.body, node.variable, pieces
        )
        before += counting
    if "index0" in loop.needs:
        counted = python.for_((f"index0_{loop.number}", item), python.call("enumerate", items), [*during, *body])
    else:
        counted = python.for_((item,), items, [*during, *body])
    return [*before, counted, *after]


Statements = list[ast.stmt]


def _counters(compiler: Compiler, loop: Loop, sequence: str, name: str) -> tuple[Statements, Statements, Statements]:
    python = compiler.python
    number = loop.number
    before: Statements = []
    during: Statements = []
    after: Statements = []
    if "length" in loop.needs:
        before.append(python.store(f"length_{number}", python.load(f"{sequence}_length")))
    if "parentloop" in loop.needs:
        before.append(python.store(f"parentloop_{number}", _parent(compiler, loop)))
    if "forloop" in loop.needs:
        length, parent = python.load(f"{sequence}_length"), python.load(f"parentloop_{number}")
        made = python.call("ForLoop", python.constant(name), length, parent)
        before.append(python.store(f"forloop_{number}", made))
        index = python.load(f"index0_{number}")
        during.append(python.store_attribute(f"forloop_{number}", "index0", index))
        done = python.arithmetic(index, ast.Add(), python.constant(1))
        after.append(python.store_attribute(f"forloop_{number}", "index0", done))
    return before, during, after


def _parent(compiler: Compiler, loop: Loop) -> ast.expr:
    if loop.parent is not None:
        return compiler.python.load(loop.parent.local("forloop"))
    return compiler.python.call("innermost", compiler.python.load("loops"))


def _publish(
    compiler: Compiler, loop: Loop, item: str, before: Statements, during: Statements, after: Statements
) -> None:
    """Add statements that put the variables of the loop into the context, and ``forloop`` on its stack of loops."""
    python = compiler.python
    forloop, saved = python.load(f"forloop_{loop.number}"), f"saved_{loop.number}"
    names = python.tuple_([python.constant(name) for name in dict.fromkeys(("forloop", loop.variable))])
    before.append(python.store(saved, python.method(python.load("context"), "push", names)))
    before.append(python.statement(python.method(python.load("loops"), "append", forloop)))
    before.append(python.store_item("scope", "forloop", forloop))
    during.append(python.store_item("scope", loop.variable, python.load(item)))
    after.append(python.statement(python.method(python.load("loops"), "pop")))
    after.append(python.statement(python.method(python.load("context"), "pop", python.load(saved))))
