"""``{% tablerow item in collection cols: n limit: n offset: n %} … {% endtablerow %}``."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import TYPE_CHECKING, Self

from ..compiler.counting import counted_items
from ..compiler.expressions import expression_of_part
from ..nodes import Body, Node
from ..parsing.expressions import Expression, Literal, parse_expression
from ..parsing.patterns import QUOTED_FRAGMENT, TAG_ATTRIBUTES, pattern
from ..parsing.tag_parser import TagParser, TagToken, matched

if TYPE_CHECKING:
    from ..compiler import Compiler

_SYNTAX = pattern(rf"(\w+)\s+in\s+({QUOTED_FRAGMENT}+)")


class TableRow(Node):
    """The node: renders its body in a table cell for each item."""

    def __init__(self, variable: str, collection: Expression, attributes: dict[str, Expression], body: Body) -> None:
        self.variable = variable
        self.collection = collection
        self.attributes = attributes
        self.body = body
        self.blank = body.blank

    @classmethod
    def parse(cls, parser: TagParser, token: TagToken) -> Self:
        reason = "Syntax Error in 'table_row loop' - Valid syntax: table_row [item] in [collection] cols=3"
        found = matched(parser, token, _SYNTAX, reason)
        attributes = {key: parse_expression(value) for key, value in TAG_ATTRIBUTES.findall(token.markup)}
        return cls(found[1], parse_expression(found[2]), attributes, parser.body(token)[0])

    def bodies(self) -> Iterator[Body]:
        yield self.body

    @property
    def resumes(self) -> bool:
        return self.body.interrupts or self.body.resumes

    def compile(self, compiler: Compiler) -> None:
        _compile(compiler, self)


def _compile(compiler: Compiler, node: TableRow) -> None:
    """Emit the loop; ``tablerowloop`` is always made, and its variables are always in the context."""
    python = compiler.python
    compiler.flush()
    number = compiler.fresh("")
    loop, item, sequence, source = (f"{stem}_{number}" for stem in ("row", "item", "items", "collection"))
    is_part = "limit" in node.attributes
    collection = expression_of_part(compiler, node.collection) if is_part else compiler.expression(node.collection)
    compiler.emit(python.store(source, collection))
    attribute = {
        key: compiler.expression(node.attributes.get(key, Literal(None))) for key in ("offset", "limit", "cols")
    }
    limited = python.constant(is_part)
    cut = python.call("row_segment", python.load(source), attribute["offset"], attribute["limit"], limited)
    rows = compiler.statements(lambda: _table(compiler, node, cut, attribute["cols"], (loop, item, sequence)))
    present = [
        python.compare(python.load(source), ast.IsNot(), python.constant(None)),
        python.compare(python.load(source), ast.IsNot(), python.constant(False)),
    ]
    compiler.emit(python.if_(python.boolean(ast.And(), present), rows))


def _table(compiler: Compiler, node: TableRow, cut: ast.expr, cols: ast.expr, names: tuple[str, str, str]) -> None:
    python = compiler.python
    loop, item, sequence = names
    context, saved = python.load("context"), f"saved_{loop}"
    compiler.emit(python.store(sequence, cut))
    made = python.call("TableRowLoop", python.call("len", python.load(sequence)), cols)
    compiler.emit(python.store(loop, made))
    compiler.write_text(python.constant('<tr class="row1">\n'))
    bound = dict.fromkeys(("tablerowloop", node.variable))
    pushed = python.method(context, "push", python.tuple_([python.constant(name) for name in bound]))
    compiler.emit(python.store(saved, pushed), python.store_item("scope", "tablerowloop", python.load(loop)))
    outer, compiler.bindings = compiler.bindings, {**compiler.bindings, "tablerowloop": loop, node.variable: item}
    compiler.scopes += 1
    before = compiler.pieces
    cells = compiler.statements(lambda: _cell(compiler, node, loop, item))
    pieces = compiler.pieces - before
    compiler.scopes -= 1
    compiler.bindings = outer
    compiler.at(node.position)
    items = python.load(sequence)
    if compiler.options.counting:
        counted, items = counted_items(compiler, items, python.call("len", items), node.body, node.variable, pieces)
        compiler.emit(*counted)
    compiler.emit(python.for_((item,), items, cells))
    compiler.emit(python.statement(python.method(context, "pop", python.load(saved))))
    compiler.write_text(python.constant("</tr>\n"))


def _cell(compiler: Compiler, node: TableRow, loop: str, item: str) -> None:
    python = compiler.python
    compiler.emit(python.store_item("scope", node.variable, python.load(item)))
    column = python.call("to_s", python.attribute(python.load(loop), "col"))
    for piece in (python.constant('<td class="col'), column, python.constant('">')):
        compiler.write_text(piece)
    compiler.body(node.body)
    compiler.write_text(python.method(python.load(loop), "end_cell"))
