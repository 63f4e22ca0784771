"""The compiler: turns the nodes of a template into the syntax tree of a Python module.

The module defines ``root(context, append)``, which passes the output to ``append``, the method of a list. It returns 0,
or one of `interrupts` for a loop of the including template.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Mapping

from ...limits.text import MANY
from ...reference import Version
from ..conditions import Condition
from ..expressions import Expression, Literal, Lookup
from ..filter import Filter
from ..free_variables import WHOLE, FreeVariables, Name
from ..interrupts import BREAK
from ..nodes import Body, Node, Output, TagToken
from ..tag import CustomTag
from ..variable import Variable
from .code_writer import CodeWriter
from .conditions import condition
from .counting import beginning, beginning_of_loop, check
from .expressions import expression
from .filters import variable
from .frames import STATE, Loop

DEEP = 12
"""The depth of nested Python blocks from which a body becomes a function of its own, as CPython allows only 20."""


class Compiler(CodeWriter):
    """Compiles one template; nodes call its methods to emit their code.

    Args:
        filters: the filters by name.
        version: the version of Ruby Liquid to follow.
        strict_variables: whether a missing name or key raises an error.
        strict_filters: whether a missing filter raises an error.
        reports_undefined: whether missing names, keys and filters are reported to `Environment.undefined`.
        counting: whether the render has limits, which the code must charge.
        has_large_values: whether any value but the texts of pages may be a large text.
        checks_interrupts: whether the code collects interrupts in a list and checks it after every tag, as Ruby does,
            in place of Python's ``break`` and ``continue``: slower, but right where Ruby goes on after an interrupt.
        divides: whether each loop outside all blocks becomes a function of its own, ``loop_0`` and so on, if equal
            values of its free variables always give equal text.
    """

    def __init__(
        self,
        filters: Mapping[str, Filter],
        *,
        version: Version,
        strict_variables: bool,
        strict_filters: bool,
        reports_undefined: bool,
        counting: bool,
        has_large_values: bool,
        checks_interrupts: bool = False,
        divides: bool = False,
    ) -> None:
        super().__init__(counting=counting)
        self.divides = divides and not checks_interrupts
        self.loop_functions: list[tuple[ast.stmt, FreeVariables]] = []
        """The functions of loops that may be repeated, with their free variables."""
        self.has_large_values = has_large_values
        self.filters = filters
        self.version = version
        """The version of Liquid to follow."""
        self.strict_variables = strict_variables
        self.strict_filters = strict_filters
        self.reports_undefined = reports_undefined
        self.printing = False
        """Whether missing names and keys in the expression being written are reported."""
        self.checks_interrupts = checks_interrupts
        self.bindings: dict[str, str | Loop] = {}
        """The names that the loops around the current node bind: to a Python local, or to a loop for ``forloop``."""
        self.loops: list[Loop] = []
        self.scopes = 0
        """The number of scopes that Ruby would have pushed here, of which it allows 100."""
        self.tags: list[TagToken] = []
        """The custom tags, which are constructed again when the code comes from the cache."""
        self._used: set[Name] = set()
        self._compared: set[Name] = set()
        self._assigned: set[str] = set()
        """Names that are certain to have been assigned before the current node."""
        self._repeatable = True
        self._outermost = self.frame
        self._written: frozenset[str] | None = None
        self._constant_roots: dict[str, str] = {}

    def template(self, body: Body) -> ast.Module:
        """The module of a template."""
        self._written = body.writes
        statements = self.statements(lambda: self.body(body))
        if self.counting:
            statements = [*beginning(self), *statements]
        outcome = (
            self.python.call("take_interrupt", self.python.load("interrupts"))
            if self.checks_interrupts
            else self.python.constant(0)
        )
        module = self.module("root", ("context", "append"), [*statements, self.python.return_(outcome)])
        return ast.Module([*(function for function, _ in self.loop_functions), *module.body], [])

    def _divided(self, node: Node) -> bool:
        """Make a loop a function of its own and emit its call; False if its text may depend on more than values."""
        loop, name = self._for_loop(), f"loop_{len(self.loop_functions)}"
        function = loop._loop(name, node)
        free = loop.free_variables
        if loop.tags or not free.repeatable or ("page", WHOLE) in free.names:
            return False
        self.loop_functions.append((function, free))
        for used in free.names:
            self.note_free(*used)
        python = self.python
        self.emit(python.statement(python.call(name, python.load("context"), python.load(self.frame.append))))
        return True

    def _loop(self, name: str, node: Node) -> ast.stmt:
        """The function of a loop."""
        body = Body([node])
        self._written = body.writes
        statements = self.statements(lambda: self.body(body))
        if self.counting:
            statements.insert(0, beginning_of_loop(self))
        [function] = self.module(
            name, ("context", "append"), [*statements, self.python.return_(self.python.constant(0))]
        ).body
        return function

    def _for_loop(self) -> Compiler:
        """A compiler for a loop of this template."""
        return Compiler(
            self.filters,
            version=self.version,
            strict_variables=self.strict_variables,
            strict_filters=self.strict_filters,
            reports_undefined=self.reports_undefined,
            counting=self.counting,
            has_large_values=self.has_large_values,
        )

    def module(self, name: str, parameters: tuple[str, ...], statements: list[ast.stmt]) -> ast.Module:
        """A module of one function, which begins by storing the attributes of the context that it uses in locals."""
        python = self.python
        python.line, python.column = 1, 0
        get = python.store("get", python.attribute(python.load("scope"), "get"))
        context = python.load("context")
        kept = [name for name in STATE if name in python.loaded]
        prologue = [*(python.store(name, python.attribute(context, name)) for name in kept), get]
        for root, local in self._constant_roots.items():
            prologue.append(python.store(local, python.call("get", python.constant(root))))
        return ast.Module([python.function(name, parameters, [*prologue, *statements])], [])

    def constant_root(self, name: str) -> str | None:
        """The local with the value of a name, if nothing in the template can change that; else None."""
        if self._written is None or name in self._written:
            return None
        return self._constant_roots.setdefault(name, f"root_{len(self._constant_roots)}")

    def written(self) -> None:
        if self.counting and self.pieces % MANY == 0:
            self.frame.statements.append(check(self))

    # Bodies and what leaves them

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
            if isinstance(node, str):
                if node:
                    self.frame.pending.append(self.python.constant(node))
                continue
            self.at(node.position)
            if self.divides and node.is_loop and self._is_outermost and not node.interrupts and self._divided(node):
                continue
            self._repeatable = self._repeatable and node.repeatable
            node.compile(self)
            if self.checks_interrupts and (self.version >= (5,) or not isinstance(node, Output)):
                self.emit(
                    self.python.if_(self.python.load("interrupts"), [self.python.return_(self.python.constant(0))])
                )

    def block(self, body: Body) -> list[ast.stmt]:
        """The statements of a body."""
        return self.statements(lambda: self.body(body))

    def call_body(self, body: Body) -> ast.expr:
        """A call of a new function for a body; it returns an interrupt or 0."""
        return self.python.call(self.define(lambda: self._nodes(body)))

    def scoped(self, node: Node, emit: Callable[[], None]) -> None:
        """Emit code that Liquid before 5 runs in a scope of its own, in one if a node inside ``node`` needs that."""
        if self.version >= (5,) or not node.binds:
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

    # Values and names

    @property
    def free_variables(self) -> FreeVariables:
        """The free variables of the code so far."""
        compared = self._compared - self._used
        return FreeVariables(tuple(sorted(compared | self._used)), self._repeatable, tuple(sorted(compared)))

    def note_free(self, name: str, key: str) -> None:
        """Add a free variable, unless the name is certain to have been assigned before."""
        if name not in self._assigned or name == "include":  # the parameters of an include hide what is assigned
            self._used.add((name, key))

    def compared(self, node: Expression) -> ast.expr:
        """The code of an expression of which only equality and truth matter; its free variables count as compared."""
        used, self._used = self._used, set()
        value = expression(self, node)
        is_field = isinstance(node, Lookup) and len(node.keys) == 1 and isinstance(node.keys[0], Literal)
        (self._compared if is_field else used).update(self._used)
        self._used = used
        return value

    def note_unknown(self) -> None:
        """Note that code looks up a name that is known only when it runs."""
        self._repeatable = False

    def expression(self, node: Expression) -> ast.expr:
        """The code of an expression."""
        return expression(self, node)

    def variable(self, node: Variable) -> ast.expr:
        """The code of an expression with filters."""
        return variable(self, node)

    def printed(self, node: Variable) -> ast.expr:
        """The code of an expression with filters whose value is printed."""
        self.printing = self.reports_undefined and all(call.name != "default" for call in node.filters)
        value = variable(self, node)
        self.printing = False
        return value

    def condition(self, node: Condition) -> ast.expr:
        """The code of a condition, true or false in Python as in Liquid."""
        return condition(self, node)

    def assign(self, name: str, value: ast.expr) -> None:
        """Emit an assignment in the outermost scope; the variable of a loop hides it until the loop has ended."""
        python = self.python
        held, again = self.held(value)
        self.emit(python.store_item("assigns", name, held))
        visible = python.compare(python.constant(name), ast.NotIn(), python.load("shadowed"))
        self.emit(python.if_(visible, [python.store_item("scope", name, again)]))
        if self._is_outermost:
            self._assigned.add(name)

    @property
    def _is_outermost(self) -> bool:
        """Whether the current node is in no block."""
        return self.frame is self._outermost and self.frame.nesting == 1

    def publish(self) -> None:
        """Note that code outside this template runs here, so outer loops must put their variables in the context."""
        for loop in self.loops:
            loop.published = True

    def custom_tag(self, node: CustomTag) -> None:
        """Emit a call of a custom tag's ``render``."""
        python = self.python
        self.publish()
        tag = python.load(f"tag_{len(self.tags)}")
        self.tags.append(node.token)
        context = python.load("context")
        if node.body is None:
            self.write(python.method(tag, "render", context))
            return
        body = node.body
        text = self.define(lambda: self.capture(body, lambda joined: self.emit(python.return_(joined))))
        self.write(python.call("render_block", tag, context, python.load(text)))
