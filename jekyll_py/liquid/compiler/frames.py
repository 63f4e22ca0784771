"""What the compiler keeps about the function and the loops it is in."""

from __future__ import annotations

import ast
from dataclasses import dataclass, field

STATE = ("scope", "assigns", "shadowed", "include", "offsets", "loops", "interrupts", "usage")
"""Attributes of the context that code keeps in a local of that name."""


@dataclass(slots=True)
class Frame:
    """A Python function being written."""

    append: str = "append"
    """The local that takes output."""
    pieces: str = "pieces"
    """The local for the list whose method that is, where output is limited."""
    in_loop: bool = False
    """Whether Python's ``break`` would leave a loop of the template."""
    nesting: int = 0
    """Blocks around the next statement; CPython allows 20."""
    statements: list[ast.stmt] = field(default_factory=list)
    pending: list[ast.expr] = field(default_factory=list)
    """Output not emitted yet, to be joined with what follows."""


@dataclass(slots=True)
class Loop:
    """A ``for`` of the template around what is being compiled, and what its body turned out to need."""

    number: int
    variable: str
    parent: Loop | None
    needs: set[str] = field(default_factory=set)
    """Locals its header must set up: ``index0``, ``length``, ``forloop``, ``parentloop``."""
    published: bool = False
    """Whether code outside this template may look its names up."""

    def local(self, what: str) -> str:
        """The Python local for one of `needs`, or for the item."""
        self.needs.add(what)
        return f"{what}_{self.number}"
