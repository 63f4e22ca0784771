"""The tree a template is parsed into: text, outputs and tags, in bodies."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from .variable import Variable

if TYPE_CHECKING:
    from .compiler import Compiler
    from .parser import Parser


class Position(NamedTuple):
    """Where something stands in a template's file."""

    line: int
    column: int


class TagToken(NamedTuple):
    """``{% name markup %}``."""

    name: str
    markup: str
    position: Position


class Node:
    """Anything but text. Subclasses for tags say how to be parsed, and how to become Python."""

    position: Position
    runtime: ClassVar[Mapping[str, Callable[..., object]]] = {}
    """Functions the code this node is compiled to calls, by the names it calls them."""
    blank = False
    """Whether it prints nothing, so that a block of only such nodes loses its white space."""
    repeatable = True
    """See `FreeVariables.repeatable`; what its bodies hold speaks for itself."""

    @classmethod
    def parse(cls, parser: Parser, token: TagToken) -> Node:
        """Read the tag, and its body if it has one.

        Raises:
            LiquidSyntaxError: Ruby would refuse it too.
        """
        raise NotImplementedError

    def compile(self, compiler: Compiler) -> None:
        """Emit the Python that renders it."""
        raise NotImplementedError

    def bodies(self) -> Iterator[Body]:
        """What it holds."""
        return iter(())

    @property
    def interrupts(self) -> bool:
        """Whether rendering it can end in a ``break`` or ``continue`` for what is around it."""
        return any(body.interrupts for body in self.bodies())

    @property
    def writes(self) -> frozenset[str] | None:
        """The names it may give another value; ``None`` when that cannot be known."""
        return _union(body.writes for body in self.bodies())

    @property
    def resumes(self) -> bool:
        """Whether Ruby goes on rendering parts of it after an interrupt, or of something in it."""
        return any(body.resumes for body in self.bodies())


@dataclass(slots=True)
class Body:
    """What stands between two tags."""

    nodes: list[str | Node] = field(default_factory=list)

    @property
    def blank(self) -> bool:
        """Whether it prints nothing but white space."""
        from .patterns import BLANK

        return all(bool(BLANK.match(node)) if isinstance(node, str) else node.blank for node in self.nodes)

    @property
    def interrupts(self) -> bool:
        """Whether a ``break`` or ``continue`` can come out of it."""
        return any(not isinstance(node, str) and node.interrupts for node in self.nodes)

    @property
    def resumes(self) -> bool:
        """Whether Ruby goes on after an interrupt in something that stands here."""
        return any(not isinstance(node, str) and node.resumes for node in self.nodes)

    @property
    def writes(self) -> frozenset[str] | None:
        """The names it may give another value; ``None`` when that cannot be known."""
        return _union(node.writes for node in self.nodes if not isinstance(node, str))

    @property
    def writes_always(self) -> bool:
        """Whether something is written whenever it is rendered."""
        return not self.interrupts and any(
            node if isinstance(node, str) else type(node) is Output for node in self.nodes
        )

    def without_text(self) -> Body:
        """What is left of a blank body of a control tag."""
        return Body([node for node in self.nodes if not isinstance(node, str)])


def _union(parts: Iterable[frozenset[str] | None]) -> frozenset[str] | None:
    names: set[str] = set()
    for part in parts:
        if part is None:
            return None
        names |= part
    return frozenset(names)


def tidied(*bodies: Body) -> tuple[Body, ...]:
    """The bodies of one control tag: white space goes when all of them are blank."""
    return tuple(body.without_text() for body in bodies) if all(body.blank for body in bodies) else bodies


class Output(Node):
    """``{{ variable }}``."""

    def __init__(self, variable: Variable, position: Position) -> None:
        self.variable = variable
        self.position = position

    def compile(self, compiler: Compiler) -> None:
        compiler.write(compiler.printed(self.variable))
