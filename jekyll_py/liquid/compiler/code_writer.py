"""Emits Python code: statements, functions, output, and temporary variables."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from ..parsing.tag_parser import Position
from .ast_builder import AstBuilder
from .frames import Frame
from .options import CompilerOptions


class CodeWriter:
    """Collects the statements of a function in order, and joins adjacent output."""

    def __init__(self, options: CompilerOptions) -> None:
        self.options = options
        self.python = AstBuilder()
        self.frame = Frame()
        self.pieces = 0
        """The number of pieces of output emitted so far."""
        self._names = 0

    def at(self, position: Position) -> None:
        """Set the position in the template for the following nodes."""
        self.python.line, self.python.column = position.line, position.column

    def statements(self, write: Callable[[], None]) -> list[ast.stmt]:
        """The statements that ``write`` emits, which are not added here."""
        self.flush()
        outer, self.frame.statements = self.frame.statements, []
        self.frame.nesting += 1
        write()
        self.flush()
        self.frame.nesting -= 1
        inner, self.frame.statements = self.frame.statements, outer
        return inner

    def emit(self, *statements: ast.stmt) -> None:
        """Add statements."""
        self.flush()
        self.frame.statements += statements

    def fresh(self, stem: str) -> str:
        """An unused name for a local."""
        self._names += 1
        return f"{stem}{self._names}"

    def define(self, write: Callable[[], None]) -> str:
        """Define a function with the statements that ``write`` emits; returns its name."""
        self.flush()
        name, outer, python = self.fresh("body"), self.frame, self.python
        self.frame = Frame(outer.append, outer.pieces)
        statements = self.statements(write)
        self.frame = outer
        self.emit(python.function(name, (), [*statements, python.return_(python.constant(0))]))
        return name

    def write(self, value: ast.expr) -> None:
        """Output a value."""
        if isinstance(value, ast.Constant) and isinstance(value.value, str):
            self.frame.pending.append(value)
            return
        if isinstance(value, ast.BinOp):  # a counter of a loop: an integer
            self.write_text(value)
            return
        held, again = self.held(value)
        self.write_text(self.python.conditional(self.python.is_a(held, "str"), again, self.python.call("to_s", again)))

    def write_text(self, text: ast.expr) -> None:
        """Output a Python string."""
        self.frame.pending.append(text)

    def flush(self) -> None:
        """Emit the pending output as one piece."""
        pending, self.frame.pending = self.frame.pending, []
        if pending:
            alone = len(pending) == 1 and not isinstance(pending[0], ast.BinOp)
            text = pending[0] if alone else self.python.text(pending)
            self.frame.statements.append(self.python.statement(self.python.call(self.frame.append, text)))
            self.pieces += 1
            self.written()

    def written(self) -> None:
        """Called after each piece of output; for subclasses."""

    @contextmanager
    def captured(self) -> Iterator[str]:
        """Collect the output of the block in a list; gives the name of its local."""
        self.flush()
        python, outer = self.python, (self.frame.append, self.frame.pieces)
        out = self.fresh("out")
        made = python.call("Pieces", python.load("usage")) if self.options.counting else python.call("list")
        self.emit(python.store(out, made))
        self.emit(python.store(f"{out}_append", python.attribute(python.load(out), "append")))
        self.frame.append, self.frame.pieces = f"{out}_append", out
        yield out
        self.flush()
        self.frame.append, self.frame.pieces = outer

    def text_in(self, out: str) -> ast.expr:
        """The code of the text in a list of `captured`."""
        python = self.python
        if self.options.counting:
            return python.method(python.load(out), "text")
        return python.method(python.constant(""), "join", python.load(out))

    def held(self, value: ast.expr) -> tuple[ast.expr, ast.expr]:
        """Two expressions of a value, for its first use, which computes and stores it, and for later uses."""
        if isinstance(value, (ast.Name, ast.Constant)):
            return value, value
        name = self.fresh("t")
        return self.python.assignment_expression(name, value), self.python.load(name)

    def stored(self, value: ast.expr) -> ast.expr:
        """An expression that is stored by a statement of its own, so that long chains do not nest deep in Python."""
        name = self.fresh("t")
        self.emit(self.python.store(name, value))
        return self.python.load(name)

    def deferred(self, test: ast.expr) -> ast.expr:
        """A call of a new function with a test in it, so that long chains do not nest deep in Python."""
        name = self.define(lambda: self.emit(self.python.return_(test)))
        return self.python.call(name)
