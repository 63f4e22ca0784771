"""``tablerow`` as a Python loop."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from ..expressions import Literal
from .counting import counted_items

if TYPE_CHECKING:
    from ..tags.tablerow import TableRow
    from . import Compiler


def compile_tablerow(compiler: Compiler, node: TableRow) -> None:
    """Write a ``tablerow`` down; its ``tablerowloop`` is always an object, and always to be seen."""
    python = compiler.python
    compiler.flush()
    number = compiler.fresh("")
    loop, item, sequence, source = (f"{stem}_{number}" for stem in ("row", "item", "items", "collection"))
    collection = compiler.expression(node.collection)
    compiler.emit(python.store(source, collection))
    attribute = {
        key: compiler.expression(node.attributes.get(key, Literal(None))) for key in ("offset", "limit", "cols")
    }
    limited = python.constant("limit" in node.attributes)
    cut = python.call("row_segment", python.load(source), attribute["offset"], attribute["limit"], limited)
    rows = compiler.statements(lambda: _table(compiler, node, cut, attribute["cols"], (loop, item, sequence)))
    present = [
        python.compare(python.load(source), ast.IsNot(), python.constant(None)),
        python.compare(python.load(source), ast.IsNot(), python.constant(False)),
    ]
    compiler.emit(python.when(python.combine(ast.And(), present), rows))


def _table(compiler: Compiler, node: TableRow, cut: ast.expr, cols: ast.expr, names: tuple[str, str, str]) -> None:
    python = compiler.python
    loop, item, sequence = names
    context, saved = python.load("context"), f"saved_{loop}"
    compiler.emit(python.store(sequence, cut))
    made = python.call("TableRowLoop", python.call("len", python.load(sequence)), cols)
    compiler.emit(python.store(loop, made))
    compiler.write_text(python.constant('<tr class="row1">\n'))
    bound = dict.fromkeys(("tablerowloop", node.variable))
    pushed = python.method(context, "push", python.row([python.constant(name) for name in bound]))
    compiler.emit(python.store(saved, pushed), python.store_item("scope", "tablerowloop", python.load(loop)))
    outer, compiler.bindings = compiler.bindings, {**compiler.bindings, "tablerowloop": loop, node.variable: item}
    compiler.scopes += 1
    before = compiler.pieces
    cells = compiler.statements(lambda: _cell(compiler, node, loop, item))
    pieces = compiler.pieces - before
    compiler.scopes -= 1
    compiler.bindings = outer
    compiler.at(node.place)
    items = python.load(sequence)
    if compiler.counting:
        counted, items = counted_items(compiler, items, python.call("len", items), node, pieces)
        compiler.emit(*counted)
    compiler.emit(python.loop((item,), items, cells))
    compiler.emit(python.do(python.method(context, "pop", python.load(saved))))
    compiler.write_text(python.constant("</tr>\n"))


def _cell(compiler: Compiler, node: TableRow, loop: str, item: str) -> None:
    python = compiler.python
    compiler.emit(python.store_item("scope", node.variable, python.load(item)))
    column = python.call("to_s", python.attribute(python.load(loop), "col"))
    for piece in (python.constant('<td class="col'), column, python.constant('">')):
        compiler.write_text(piece)
    compiler.body(node.body)
    compiler.write_text(python.method(python.load(loop), "end_cell"))
