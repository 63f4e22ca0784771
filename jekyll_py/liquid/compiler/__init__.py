"""The compiler: nodes of a template in, a Python module's syntax tree out.

A template becomes ``def root(context, append)``, which hands its text to ``append`` and returns 0, or one of
`interrupts` when that is meant for a loop of the template that included it.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager

from ..conditions import Condition
from ..expressions import Expression
from ..filter import Filter
from ..interrupts import BREAK
from ..nodes import Body, Place, TagToken
from ..tag import CustomTag
from ..variable import Variable
from .conditions import condition
from .expressions import expression
from .filters import variable
from .frames import STATE, Frame, Loop
from .python import Python

DEEP = 12
"""Python blocks in one function before the next body becomes a function of its own."""


class Compiler:
    """One template being compiled; nodes call its methods to write themselves down."""

    def __init__(
        self,
        filters: Mapping[str, Filter],
        *,
        strict_variables: bool,
        strict_filters: bool,
        counting: bool,
        stepping: bool = False,
    ) -> None:
        self.filters = filters
        self.strict_variables = strict_variables
        self.strict_filters = strict_filters
        self.counting = counting
        """Whether loops count their rounds for `Limits.iterations`."""
        self.stepping = stepping
        """Whether interrupts are kept in a list that is looked at after every tag, as Ruby does, instead of becoming
        Python's ``break`` and ``continue``: slow, but right where Ruby goes on after an interrupt."""
        self.python = Python()
        self.frame = Frame()
        self.bindings: dict[str, str | Loop] = {}
        """The names loops of this template bind here: a Python local, or a loop for ``forloop``."""
        self.loops: list[Loop] = []
        self.scopes = 0
        """Scopes Ruby would have pushed here, which count towards its limit of 100."""
        self.tags: list[TagToken] = []
        """Custom tags, to be built again when the code comes from the cache."""
        self._names = 0

    def template(self, body: Body) -> ast.Module:
        """The module for a whole template."""
        statements = self.statements(lambda: self.body(body))
        outcome = self.python.call("left", self.python.load("interrupts")) if self.stepping else self.python.constant(0)
        return self.module("root", ("context", "append"), [*statements, self.python.give(outcome)])

    def module(self, name: str, parameters: tuple[str, ...], statements: list[ast.stmt]) -> ast.Module:
        """A module of one function, which first takes from the context what the statements use."""
        python = self.python
        python.line, python.column = 1, 0
        get = python.store("get", python.attribute(python.load("scope"), "get"))
        context = python.load("context")
        kept = [name for name in STATE if name in python.loaded]
        prologue = [*(python.store(name, python.attribute(context, name)) for name in kept), get]
        return ast.Module([python.function(name, parameters, [*prologue, *statements])], [])

    # Bodies and statements

    def body(self, body: Body) -> None:
        """Write a body's nodes down, in a function of its own when Python's nesting gets deep."""
        if self.stepping:
            self.emit(self.python.do(self.call_body(body)))
        elif self.frame.nesting >= DEEP:
            self.interrupt(self.call_body(body), body.interrupts)
        else:
            self._nodes(body)

    def _nodes(self, body: Body) -> None:
        for node in body.nodes:
            if isinstance(node, str):
                if node:
                    self.frame.pending.append(self.python.constant(node))
                continue
            self.at(node.place)
            node.compile(self)
            if self.stepping:
                self.emit(self.python.when(self.python.load("interrupts"), [self.python.give(self.python.constant(0))]))

    def at(self, place: Place) -> None:
        """Stamp what follows with a place."""
        self.python.line, self.python.column = place.line, place.column

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

    def block(self, body: Body) -> list[ast.stmt]:
        """The statements of a body."""
        return self.statements(lambda: self.body(body))

    def emit(self, *statements: ast.stmt) -> None:
        """Add statements."""
        self.flush()
        self.frame.statements += statements

    def fresh(self, stem: str) -> str:
        """A Python local nobody uses yet."""
        self._names += 1
        return f"{stem}{self._names}"

    # Functions

    def function(self, body: Body, append: str | None = None, *parameters: str) -> str:
        """Define a function for a body here; the result is its name. It returns as ``root`` does."""
        return self.define(lambda: self._nodes(body), append, *parameters)

    def define(self, write: Callable[[], None], append: str | None = None, *parameters: str) -> str:
        """Define a function of what ``write`` emits."""
        self.flush()
        name, outer, python = self.fresh("body"), self.frame, self.python
        self.frame = Frame(append or outer.append)
        statements = self.statements(write)
        self.frame = outer
        self.emit(python.function(name, parameters, [*statements, python.give(python.constant(0))]))
        return name

    def call_body(self, body: Body) -> ast.expr:
        """A call of a function for this body."""
        return self.python.call(self.function(body))

    def interrupt(self, outcome: ast.expr, possible: bool = True) -> None:
        """Act on what a body or an include returned: a ``break`` or ``continue`` for a loop around it."""
        python = self.python
        if not possible:
            self.emit(python.do(outcome))
        elif self.stepping:
            held, again = self.held(outcome)
            self.emit(python.when(held, [self._kept_interrupt(again)]))
        elif self.frame.in_loop:
            held, again = self.held(outcome)
            is_break = python.compare(again, ast.Eq(), python.constant(BREAK))
            self.emit(python.when(held, [python.when(is_break, [python.leave()], [python.again()])]))
        else:
            held, again = self.held(outcome)
            self.emit(python.when(held, [python.give(again)]))

    def raise_interrupt(self, kind: int) -> None:
        """Write a ``break`` or ``continue`` tag down."""
        python = self.python
        if self.stepping:
            self.emit(self._kept_interrupt(python.constant(kind)))
        elif not self.frame.in_loop:
            self.emit(python.give(python.constant(kind)))
        else:
            self.emit(python.leave() if kind == BREAK else python.again())

    def _kept_interrupt(self, kind: ast.expr) -> ast.stmt:
        return self.python.do(self.python.method(self.python.load("interrupts"), "append", kind))

    # Output

    def write(self, value: ast.expr) -> None:
        """Print a value."""
        if isinstance(value, ast.Constant) and isinstance(value.value, str):
            self.frame.pending.append(value)
            return
        if isinstance(value, ast.BinOp):  # a counter of a loop: an integer
            self.write_text(value)
            return
        held, again = self.held(value)
        self.write_text(self.python.choose(self.python.is_a(held, "str"), again, self.python.call("to_s", again)))

    def write_text(self, text: ast.expr) -> None:
        """Print a Python string."""
        self.frame.pending.append(text)

    def flush(self) -> None:
        """Emit the output that is pending, in one piece."""
        pending, self.frame.pending = self.frame.pending, []
        if pending:
            alone = len(pending) == 1 and not isinstance(pending[0], ast.BinOp)
            text = pending[0] if alone else self.python.text(pending)
            self.frame.statements.append(self.python.do(self.python.call(self.frame.append, text)))

    @contextmanager
    def captured(self) -> Iterator[str]:
        """Let output go to a list of its own; the value is the local that holds it."""
        self.flush()
        python, outer = self.python, self.frame.append
        out = self.fresh("out")
        self.emit(python.store(out, python.call("list")))
        self.emit(python.store(f"{out}_append", python.attribute(python.load(out), "append")))
        self.frame.append = f"{out}_append"
        yield out
        self.flush()
        self.frame.append = outer

    def capture(self, body: Body, use: Callable[[ast.expr], None]) -> None:
        """Render a body into a string and let ``use`` emit what becomes of it, before any interrupt goes on."""
        outcome = self.fresh("outcome")
        with self.captured() as out:
            if body.interrupts:
                self.emit(self.python.store(outcome, self.call_body(body)))
            else:
                self.body(body)
        joined = self.python.method(self.python.constant(""), "join", self.python.load(out))
        use(joined)
        if body.interrupts:
            self.interrupt(self.python.load(outcome))

    def text_of(self, body: Body) -> ast.expr:
        """The text a body renders to, as a value."""
        texts: list[ast.expr] = []
        self.capture(body, lambda joined: texts.append(self.settled(joined)))
        return texts[0]

    # Values

    def expression(self, node: Expression) -> ast.expr:
        """An expression."""
        return expression(self, node)

    def variable(self, node: Variable) -> ast.expr:
        """An expression with filters."""
        return variable(self, node)

    def condition(self, node: Condition) -> ast.expr:
        """A condition, as a Python test."""
        return condition(self, node)

    def held(self, value: ast.expr) -> tuple[ast.expr, ast.expr]:
        """A value to be used twice: the first use computes and keeps it."""
        if isinstance(value, (ast.Name, ast.Constant)):
            return value, value
        name = self.fresh("t")
        return self.python.name_it(name, value), self.python.load(name)

    def settled(self, value: ast.expr) -> ast.expr:
        """A value computed by a statement of its own, so that long chains do not nest in Python."""
        name = self.fresh("t")
        self.emit(self.python.store(name, value))
        return self.python.load(name)

    def deferred(self, test: ast.expr) -> ast.expr:
        """A test moved to a function of its own, called only where the test was."""
        name = self.define(lambda: self.emit(self.python.give(test)))
        return self.python.call(name)

    def assign(self, name: str, value: ast.expr) -> None:
        """Assign to the outermost scope; a loop's variable of that name hides it until the loop is over."""
        python = self.python
        held, again = self.held(value)
        self.emit(python.store_item("assigns", name, held))
        visible = python.compare(python.constant(name), ast.NotIn(), python.load("shadowed"))
        self.emit(python.when(visible, [python.store_item("scope", name, again)]))

    def publish(self) -> None:
        """Code outside this template is about to run: the loops around must let it see their variables."""
        for loop in self.loops:
            loop.published = True

    def custom_tag(self, node: CustomTag) -> None:
        """A call of a tag's ``render``."""
        python = self.python
        self.publish()
        tag = python.load(f"tag_{len(self.tags)}")
        self.tags.append(node.token)
        context = python.load("context")
        if node.body is None:
            self.write(python.method(tag, "render", context))
            return
        outcome = self.fresh("outcome")
        text = self._block_function(node.body, outcome)
        self.write(python.call("render_block", tag, context, python.load(text)))

    def _block_function(self, body: Body, outcome: str) -> str:
        python = self.python

        def write() -> None:
            self.capture(body, lambda joined: self.emit(python.give(joined)))

        return self.define(write)
