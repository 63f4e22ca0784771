"""Emits the bodies of blocks, and what happens when a ``break`` or ``continue`` leaves one."""

from __future__ import annotations

import ast
from collections.abc import Callable

from ..interrupts import BREAK
from ..nodes import Body, Node, Output
from .code_writer import CodeWriter
from .options import CompilerOptions

DEEP = 12
"""The depth of nested Python blocks from which a body becomes a function of its own, as CPython allows only 20."""


class BodyWriter(CodeWriter):
    """Emits bodies node by node.

    Args:
        options: as of the environment.
        checks_interrupts: whether the code collects interrupts in a list and checks it after every tag, as Ruby does,
            in place of Python's ``break`` and ``continue``: slower, but right where Ruby goes on after an interrupt.
    """

    def __init__(self, options: CompilerOptions, *, checks_interrupts: bool) -> None:
        super().__init__(options)
        self.checks_interrupts = checks_interrupts

    def body(self, body: Body) -> None:
        """Emit the nodes of a body, in a function of their own if Python's blocks are nested deep."""
        if self.checks_interrupts:
            self.emit(self.python.statement(self.call_body(body)))
        elif self.frame.nesting >= DEEP:
            self.interrupt(self.call_body(body), body.interrupts)
        else:
            self._nodes(body)

    def _nodes(self, body: Body) -> None:
        for node in body.nodes:
            if not isinstance(node, str):
                self.node(node)
                if self.checks_interrupts and (self.options.version >= (5,) or not isinstance(node, Output)):
                    self._emit_return_if_interrupted()
            elif node:
                self.frame.pending.append(self.python.constant(node))

    def node(self, node: Node) -> None:
        """Emit one node; for subclasses."""
        raise NotImplementedError

    def _emit_return_if_interrupted(self) -> None:
        python = self.python
        self.emit(python.if_(python.load("interrupts"), [python.return_(python.constant(0))]))

    def block(self, body: Body) -> list[ast.stmt]:
        """The statements of a body."""
        return self.statements(lambda: self.body(body))

    def call_body(self, body: Body) -> ast.expr:
        """A call of a new function for a body; it returns an interrupt or 0."""
        return self.python.call(self.define(lambda: self._nodes(body)))

    def scoped(self, node: Node, emit: Callable[[], None]) -> None:
        """Emit code that Liquid before 5 runs in a scope of its own, in one if a node inside ``node`` needs that."""
        if self.options.version >= (5,) or not node.binds:
            emit()
            return
        self.flush()
        body = self.define(emit)
        self.interrupt(
            self.python.call("in_scope", self.python.load("context"), self.python.load(body)), node.interrupts
        )

    def interrupt(self, outcome: ast.expr, possible: bool = True) -> None:
        """Emit the handling of an outcome, an interrupt or 0, that a body or an include returned.

        Args:
            outcome: the expression that gives it.
            possible: whether it can be an interrupt.
        """
        python = self.python
        if not possible:
            self.emit(python.statement(outcome))
        elif self.checks_interrupts:
            held, again = self.held(outcome)
            self.emit(python.if_(held, [self._kept_interrupt(again)]))
        elif self.frame.in_loop:
            held, again = self.held(outcome)
            is_break = python.compare(again, ast.Eq(), python.constant(BREAK))
            self.emit(python.if_(held, [python.if_(is_break, [python.break_()], [python.continue_()])]))
        else:
            held, again = self.held(outcome)
            self.emit(python.if_(held, [python.return_(again)]))

    def raise_interrupt(self, kind: int) -> None:
        """Emit a ``break`` or ``continue``."""
        python = self.python
        if self.checks_interrupts:
            self.emit(self._kept_interrupt(python.constant(kind)))
        elif not self.frame.in_loop:
            self.emit(python.return_(python.constant(kind)))
        else:
            self.emit(python.break_() if kind == BREAK else python.continue_())

    def _kept_interrupt(self, kind: ast.expr) -> ast.stmt:
        return self.python.statement(self.python.method(self.python.load("interrupts"), "append", kind))

    def capture(self, body: Body, use: Callable[[ast.expr], None]) -> None:
        """Emit the render of a body to a string, and then any interrupt.

        Args:
            body: the body.
            use: emits the use of the string, given its expression.
        """
        outcome = self.fresh("outcome")
        with self.captured() as out:
            if body.interrupts:
                self.emit(self.python.store(outcome, self.call_body(body)))
            else:
                self.body(body)
        use(self.text_in(out))
        if body.interrupts:
            self.interrupt(self.python.load(outcome))

    def text_of(self, body: Body) -> ast.expr:
        """The expression of a body's text."""
        texts: list[ast.expr] = []
        self.capture(body, lambda joined: texts.append(self.stored(joined)))
        return texts[0]
