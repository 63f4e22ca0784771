"""A builder of Python syntax nodes with the template's lines and columns, which tracebacks then show."""

from __future__ import annotations

import ast
from collections.abc import Sequence

_LOAD = ast.Load()
_STORE = ast.Store()


class AstBuilder:
    """Makes `ast` nodes with the current position in the template."""

    def __init__(self) -> None:
        self.line = 1
        self.column = 0
        self.loaded: set[str] = set()
        """The names that the code reads."""

    def load(self, name: str) -> ast.expr:
        """``name``"""
        self.loaded.add(name)
        return ast.Name(name, _LOAD, lineno=self.line, col_offset=self.column)

    def constant(self, value: str | int | float | bool | None) -> ast.expr:
        """A literal."""
        return ast.Constant(value, lineno=self.line, col_offset=self.column)

    def call(self, function: str, *arguments: ast.expr) -> ast.expr:
        """``function(arguments)``"""
        return self.call_value(self.load(function), *arguments)

    def call_value(self, function: ast.expr, *arguments: ast.expr) -> ast.expr:
        """``function(arguments)`` for the expression of a function."""
        return ast.Call(function, list(arguments), [], lineno=self.line, col_offset=self.column)

    def method(self, value: ast.expr, name: str, *arguments: ast.expr) -> ast.expr:
        """``value.name(arguments)``"""
        return self.call_value(self.attribute(value, name), *arguments)

    def attribute(self, value: ast.expr, name: str) -> ast.expr:
        """``value.name``"""
        return ast.Attribute(value, name, _LOAD, lineno=self.line, col_offset=self.column)

    def assignment_expression(self, name: str, value: ast.expr) -> ast.expr:
        """``(name := value)``"""
        target = ast.Name(name, _STORE, lineno=self.line, col_offset=self.column)
        return ast.NamedExpr(target, value, lineno=self.line, col_offset=self.column)

    def conditional(self, test: ast.expr, then: ast.expr, otherwise: ast.expr) -> ast.expr:
        """``then if test else otherwise``"""
        return ast.IfExp(test, then, otherwise, lineno=self.line, col_offset=self.column)

    def compare(self, left: ast.expr, operator: ast.cmpop, right: ast.expr) -> ast.expr:
        """``left operator right``"""
        return ast.Compare(left, [operator], [right], lineno=self.line, col_offset=self.column)

    def arithmetic(self, left: ast.expr, operator: ast.operator, right: ast.expr) -> ast.expr:
        """``left operator right`` for numbers."""
        return ast.BinOp(left, operator, right, lineno=self.line, col_offset=self.column)

    def is_a(self, value: ast.expr, kind: str) -> ast.expr:
        """``value.__class__ is kind``"""
        return self.compare(self.attribute(value, "__class__"), ast.Is(), self.load(kind))

    def boolean(self, operator: ast.boolop, values: Sequence[ast.expr]) -> ast.expr:
        """``a and b and …`` or ``a or b or …``"""
        if len(values) == 1:
            return values[0]
        return ast.BoolOp(operator, list(values), lineno=self.line, col_offset=self.column)

    def not_(self, value: ast.expr) -> ast.expr:
        """``not value``"""
        return ast.UnaryOp(ast.Not(), value, lineno=self.line, col_offset=self.column)

    def tuple_(self, values: Sequence[ast.expr]) -> ast.expr:
        """``(a, b, …)``"""
        return ast.Tuple(list(values), _LOAD, lineno=self.line, col_offset=self.column)

    def mapping(self, items: Sequence[tuple[str, ast.expr]]) -> ast.expr:
        """``{"key": value, …}``"""
        keys: list[ast.expr | None] = [self.constant(key) for key, _ in items]
        return ast.Dict(keys, [value for _, value in items], lineno=self.line, col_offset=self.column)

    def text(self, pieces: Sequence[ast.expr]) -> ast.expr:
        """An f-string of string expressions."""
        values: list[ast.expr] = [
            piece
            if isinstance(piece, ast.Constant)
            else ast.FormattedValue(piece, -1, None, lineno=self.line, col_offset=self.column)
            for piece in pieces
        ]
        return ast.JoinedStr(values, lineno=self.line, col_offset=self.column)

    def statement(self, value: ast.expr) -> ast.stmt:
        """An expression as a statement."""
        return ast.Expr(value, lineno=self.line, col_offset=self.column)

    def store(self, name: str, value: ast.expr) -> ast.stmt:
        """``name = value``"""
        target = ast.Name(name, _STORE, lineno=self.line, col_offset=self.column)
        return ast.Assign([target], value, lineno=self.line, col_offset=self.column)

    def store_item(self, mapping: str, key: str, value: ast.expr) -> ast.stmt:
        """``mapping["key"] = value``"""
        target = ast.Subscript(self.load(mapping), self.constant(key), _STORE, lineno=self.line, col_offset=self.column)
        return ast.Assign([target], value, lineno=self.line, col_offset=self.column)

    def store_attribute(self, name: str, attribute: str, value: ast.expr) -> ast.stmt:
        """``name.attribute = value``"""
        target = ast.Attribute(self.load(name), attribute, _STORE, lineno=self.line, col_offset=self.column)
        return ast.Assign([target], value, lineno=self.line, col_offset=self.column)

    def add_to(self, name: str, attribute: str, value: ast.expr) -> ast.stmt:
        """``name.attribute += value``"""
        target = ast.Attribute(self.load(name), attribute, _STORE, lineno=self.line, col_offset=self.column)
        return ast.AugAssign(target, ast.Add(), value, lineno=self.line, col_offset=self.column)

    def if_(self, test: ast.expr, then: list[ast.stmt], otherwise: list[ast.stmt] | None = None) -> ast.stmt:
        """``if test: then else: otherwise``"""
        return ast.If(test, then or [self.pass_()], otherwise or [], lineno=self.line, col_offset=self.column)

    def for_(self, names: Sequence[str], sequence: ast.expr, body: list[ast.stmt]) -> ast.stmt:
        """``for names in sequence: body``"""
        targets: list[ast.expr] = [ast.Name(name, _STORE, lineno=self.line, col_offset=self.column) for name in names]
        target = (
            targets[0] if len(targets) == 1 else ast.Tuple(targets, _STORE, lineno=self.line, col_offset=self.column)
        )
        return ast.For(target, sequence, body or [self.pass_()], [], lineno=self.line, col_offset=self.column)

    def pass_(self) -> ast.stmt:
        """``pass``"""
        return ast.Pass(lineno=self.line, col_offset=self.column)

    def break_(self) -> ast.stmt:
        """``break``"""
        return ast.Break(lineno=self.line, col_offset=self.column)

    def continue_(self) -> ast.stmt:
        """``continue``"""
        return ast.Continue(lineno=self.line, col_offset=self.column)

    def return_(self, value: ast.expr) -> ast.stmt:
        """``return value``"""
        return ast.Return(value, lineno=self.line, col_offset=self.column)

    def function(self, name: str, parameters: Sequence[str], body: list[ast.stmt]) -> ast.stmt:
        """``def name(parameters): body``"""
        arguments = [ast.arg(one, lineno=self.line, col_offset=self.column) for one in parameters]
        signature = ast.arguments([], arguments, None, [], [], None, [])
        return ast.FunctionDef(name, signature, body or [self.pass_()], [], lineno=self.line, col_offset=self.column)
