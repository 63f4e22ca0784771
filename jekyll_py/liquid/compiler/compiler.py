"""The compiler: turns the nodes of a template into the syntax tree of a Python module.

The module that it makes defines ``root(context, append)``, which passes the output to ``append``, the method of a list.
It returns 0, or one of `interrupts` for a loop of the including template.
"""

from __future__ import annotations

import ast

from ...limits.text import MANY
from ..free_variables import WHOLE, FreeVariables
from ..nodes import Body, Node
from ..parsing.conditions import Condition
from ..parsing.expressions import Expression, Literal, Lookup
from ..parsing.tag_parser import TagToken
from ..parsing.variable import Variable
from ..tag import CustomTag
from .body_writer import BodyWriter
from .conditions import condition
from .counting import beginning, beginning_of_loop, check
from .expressions import expression
from .filters import variable
from .frames import STATE, Loop
from .name_uses import NameUses
from .options import CompilerOptions


class Compiler(BodyWriter):
    """Compiles one template; nodes call its methods to emit their code.

    Args:
        options: as of the environment.
        checks_interrupts: whether the code collects interrupts in a list and checks it after every tag, as Ruby does,
            in place of Python's ``break`` and ``continue``: slower, but right where Ruby goes on after an interrupt.
        divides: whether each loop outside all blocks becomes a function of its own, ``loop_0`` and so on, if equal
            values of its free variables always give equal text.
    """

    def __init__(self, options: CompilerOptions, *, checks_interrupts: bool = False, divides: bool = False) -> None:
        super().__init__(options, checks_interrupts=checks_interrupts)
        self.divides = divides and not checks_interrupts
        self.loop_functions: list[tuple[ast.stmt, FreeVariables]] = []
        """The functions of loops that may be repeated, with their free variables."""
        self.printing = False
        """Whether missing names and keys in the expression being written are reported."""
        self.bindings: dict[str, str | Loop] = {}
        """The names that the loops around the current node bind: to a Python local, or to a loop for ``forloop``."""
        self.loops: list[Loop] = []
        self.scopes = 0
        """The number of scopes that Ruby would have pushed here, of which it allows 100."""
        self.tags: list[TagToken] = []
        """The custom tags, which are constructed again when the code comes from the cache."""
        self.names = NameUses()
        self._outermost = self.frame
        self._written: frozenset[str] | None = None
        self._constant_roots: dict[str, str] = {}

    def template(self, body: Body) -> ast.Module:
        """The module of a template."""
        self._written = body.writes
        statements = self.statements(lambda: self.body(body))
        if self.options.counting:
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
        loop, name = Compiler(self.options), f"loop_{len(self.loop_functions)}"
        function = loop._loop(name, node)
        free = loop.names.free_variables
        if loop.tags or not free.repeatable or ("page", WHOLE) in free.names:
            return False
        self.loop_functions.append((function, free))
        for used in free.names:
            self.names.use(*used)
        python = self.python
        self.emit(python.statement(python.call(name, python.load("context"), python.load(self.frame.append))))
        return True

    def _loop(self, name: str, node: Node) -> ast.stmt:
        """The function of a loop."""
        body = Body([node])
        self._written = body.writes
        statements = self.statements(lambda: self.body(body))
        if self.options.counting:
            statements.insert(0, beginning_of_loop(self))
        [function] = self.module(
            name, ("context", "append"), [*statements, self.python.return_(self.python.constant(0))]
        ).body
        return function

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

    def node(self, node: Node) -> None:
        """Emit one node; of loops outside all blocks a call of their own function, with `divides`."""
        self.at(node.position)
        if self.divides and node.is_loop and self._is_outermost and not node.interrupts and self._divided(node):
            return
        if not node.repeatable:
            self.names.repeatable = False
        node.compile(self)

    def written(self) -> None:
        if self.options.counting and self.pieces % MANY == 0:
            self.frame.statements.append(check(self))

    def compared(self, node: Expression) -> ast.expr:
        """The code of an expression of which only equality and truth matter; its free variables count as compared."""
        is_field = isinstance(node, Lookup) and len(node.keys) == 1 and isinstance(node.keys[0], Literal)
        return self.names.comparing(lambda: expression(self, node), is_field=is_field)

    def expression(self, node: Expression) -> ast.expr:
        """The code of an expression."""
        return expression(self, node)

    def variable(self, node: Variable) -> ast.expr:
        """The code of an expression with filters."""
        return variable(self, node)

    def printed(self, node: Variable) -> ast.expr:
        """The code of an expression with filters whose value is printed."""
        self.printing = self.options.reports_undefined and all(call.name != "default" for call in node.filters)
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
            self.names.assign(name)

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
