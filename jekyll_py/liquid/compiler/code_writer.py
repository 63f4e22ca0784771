"""Writing Python down: statements, functions, output and values kept for later."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from ..nodes import Position
from .ast_builder import AstBuilder
from .frames import Frame


class CodeWriter:
    """Statements in the order they will run, with the output between them."""

    def __init__(self, *, counting: bool) -> None:
        self.python = AstBuilder()
        self.frame = Frame()
        self.counting = counting
        """Whether the render has limits (`Limits`)."""
        self.pieces = 0
        """How often output was emitted."""
        self._names = 0

    def at(self, position: Position) -> None:
        """Stamp what follows with a place."""
        self.python.line, self.python.column = position.line, position.column

    def statements(self, write: Callable[[], None]) -> list[ast.stmt]:
        """What ``write`` emits, instead of emitting it here."""
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
        """A Python local nobody uses yet."""
        self._names += 1
        return f"{stem}{self._names}"

    def define(self, write: Callable[[], None]) -> str:
        """Define a function of what ``write`` emits; the result is its name."""
        self.flush()
        name, outer, python = self.fresh("body"), self.frame, self.python
        self.frame = Frame(outer.append, outer.pieces)
        statements = self.statements(write)
        self.frame = outer
        self.emit(python.function(name, (), [*statements, python.return_(python.constant(0))]))
        return name

    def write(self, value: ast.expr) -> None:
        """Print a value."""
        if isinstance(value, ast.Constant) and isinstance(value.value, str):
            self.frame.pending.append(value)
            return
        if isinstance(value, ast.BinOp):  # a counter of a loop: an integer
            self.write_text(value)
            return
        held, again = self.held(value)
        self.write_text(self.python.conditional(self.python.is_a(held, "str"), again, self.python.call("to_s", again)))

    def write_text(self, text: ast.expr) -> None:
        """Print a Python string."""
        self.frame.pending.append(text)

    def flush(self) -> None:
        """Emit the output that is pending, in one piece."""
        pending, self.frame.pending = self.frame.pending, []
        if pending:
            alone = len(pending) == 1 and not isinstance(pending[0], ast.BinOp)
            text = pending[0] if alone else self.python.text(pending)
            self.frame.statements.append(self.python.statement(self.python.call(self.frame.append, text)))
            self.pieces += 1
            self.written()

    def written(self) -> None:
        """A piece of output was emitted."""

    @contextmanager
    def captured(self) -> Iterator[str]:
        """Let output go to a list of its own; the value is the local that holds it."""
        self.flush()
        python, outer = self.python, (self.frame.append, self.frame.pieces)
        out = self.fresh("out")
        made = python.call("Pieces", python.load("usage")) if self.counting else python.call("list")
        self.emit(python.store(out, made))
        self.emit(python.store(f"{out}_append", python.attribute(python.load(out), "append")))
        self.frame.append, self.frame.pieces = f"{out}_append", out
        yield out
        self.flush()
        self.frame.append, self.frame.pieces = outer

    def text_in(self, out: str) -> ast.expr:
        """The text that went into what `captured` gave."""
        python = self.python
        if self.counting:
            return python.method(python.load(out), "text")
        return python.method(python.constant(""), "join", python.load(out))

    def held(self, value: ast.expr) -> tuple[ast.expr, ast.expr]:
        """A value to be used twice: the first use computes and keeps it."""
        if isinstance(value, (ast.Name, ast.Constant)):
            return value, value
        name = self.fresh("t")
        return self.python.assignment_expression(name, value), self.python.load(name)

    def stored(self, value: ast.expr) -> ast.expr:
        """A value computed by a statement of its own, so that long chains do not nest in Python."""
        name = self.fresh("t")
        self.emit(self.python.store(name, value))
        return self.python.load(name)

    def deferred(self, test: ast.expr) -> ast.expr:
        """A test moved to a function of its own, called only where the test was."""
        name = self.define(lambda: self.emit(self.python.return_(test)))
        return self.python.call(name)
