"""The syntax tree of a template: text, outputs and tags, in bodies."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, ClassVar

from .parsing.tag_parser import Position, TagParser, TagToken
from .parsing.variable import Variable

if TYPE_CHECKING:
    from .compiler import Compiler


class Node:
    """The base class of outputs and tags; a subclass defines how its tag is parsed, and how it is compiled."""

    position: Position
    runtime: ClassVar[Mapping[str, Callable[..., object]]] = {}
    """The functions that its compiled code calls, by the names used there."""
    blank = False
    """Whether it never prints anything; a block with only such nodes and white space prints nothing."""
    is_silent = False
    """Whether its output is dropped, because everything around it in a block is blank."""
    is_loop = False
    """Whether it renders its body for each item of a list."""
    repeatable = True
    """See `FreeVariables.repeatable`; the nodes in its bodies are asked separately."""

    @classmethod
    def parse(cls, parser: TagParser, token: TagToken) -> Node:
        """Parse the tag, and its body if it has one.

        Raises:
            LiquidSyntaxError: Ruby would refuse it too.
        """
        raise NotImplementedError

    def compile(self, compiler: Compiler) -> None:
        """Emit the Python code that renders it."""
        raise NotImplementedError

    def bodies(self) -> Iterator[Body]:
        """The bodies inside it."""
        return iter(())

    @property
    def interrupts(self) -> bool:
        """Whether rendering it can end with a ``break`` or ``continue`` for an outer loop."""
        return any(body.interrupts for body in self.bodies())

    @property
    def writes(self) -> frozenset[str] | None:
        """The names it may give another value; ``None`` when that cannot be known."""
        return _union(body.writes for body in self.bodies())

    @property
    def binds(self) -> bool:
        """Whether it, or a node in it, may bind names in the innermost scope."""
        return any(body.binds for body in self.bodies())

    @property
    def resumes(self) -> bool:
        """Whether it, or a node in it, is one that Ruby goes on rendering after an interrupt."""
        return any(body.resumes for body in self.bodies())


class Body:
    """The nodes between two tags.

    Args:
        nodes: those that it begins with; none by default.
    """

    __slots__ = ("nodes",)

    def __init__(self, nodes: list[str | Node] | None = None) -> None:
        self.nodes = [] if nodes is None else nodes

    @property
    def blank(self) -> bool:
        """Whether it prints only white space."""
        from .parsing.patterns import BLANK

        return all(bool(BLANK.match(node)) if isinstance(node, str) else node.blank for node in self.nodes)

    @property
    def interrupts(self) -> bool:
        """Whether rendering it can end with a ``break`` or ``continue``."""
        return any(not isinstance(node, str) and node.interrupts for node in self.nodes)

    @property
    def binds(self) -> bool:
        """Whether a node in it may bind names in the innermost scope."""
        return any(not isinstance(node, str) and node.binds for node in self.nodes)

    @property
    def resumes(self) -> bool:
        """Whether a node in it is one that Ruby goes on rendering after an interrupt."""
        return any(not isinstance(node, str) and node.resumes for node in self.nodes)

    @property
    def writes(self) -> frozenset[str] | None:
        """The names it may give another value; ``None`` when that cannot be known."""
        return _union(node.writes for node in self.nodes if not isinstance(node, str))

    @property
    def writes_always(self) -> bool:
        """Whether each render of it writes output."""
        return not self.interrupts and any(
            node if isinstance(node, str) else type(node) is Output for node in self.nodes
        )

    def without_text(self) -> Body:
        """The body without its text, for a control tag whose bodies are all blank."""
        tags = [node for node in self.nodes if not isinstance(node, str)]
        for tag in tags:
            tag.is_silent = True
        return Body([*tags])


def _union(parts: Iterable[frozenset[str] | None]) -> frozenset[str] | None:
    names: set[str] = set()
    for part in parts:
        if part is None:
            return None
        names |= part
    return frozenset(names)


def tidied(*bodies: Body) -> tuple[Body, ...]:
    """The bodies of one control tag, without text if all of them are blank."""
    return tuple(body.without_text() for body in bodies) if all(body.blank for body in bodies) else bodies


class Inclusion(Node):
    """The base class of tags that render a template in their place, which may assign any name and leave any loop."""

    @property
    def interrupts(self) -> bool:
        return True

    @property
    def writes(self) -> None:
        return None

    @property
    def function(self) -> str:
        """The name of the function that renders the template and returns an interrupt or 0. It takes the context, the
        function that takes output, the number of scopes, and `arguments`."""
        raise NotImplementedError

    def arguments(self, compiler: Compiler) -> Iterator[ast.expr]:
        """The code of the further arguments."""
        raise NotImplementedError

    def compile(self, compiler: Compiler) -> None:
        python = compiler.python
        compiler.publish()
        compiler.flush()
        context, append = python.load("context"), python.load(compiler.frame.append)
        scopes = python.constant(compiler.scopes + 1)
        compiler.interrupt(python.call(self.function, context, append, scopes, *self.arguments(compiler)))


class Output(Node):
    """An output, ``{{ variable }}``.

    Args:
        variable: the expression that it prints.
        markup: the text between the braces.
        position: its position.
    """

    def __init__(self, variable: Variable, markup: str, position: Position) -> None:
        self.variable = variable
        self.markup = markup
        self.position = position

    def compile(self, compiler: Compiler) -> None:
        compiler.write(compiler.printed(self.variable))
