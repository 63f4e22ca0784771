"""The compiler's state for the Python function and the loops that it is writing."""

from __future__ import annotations

import ast
from dataclasses import dataclass, field

STATE = ("scope", "assigns", "shadowed", "include", "offsets", "loops", "interrupts", "usage")
"""The attributes of the context that compiled code stores in a local of the same name."""


@dataclass(slots=True)
class Frame:
    """The Python function that is being written."""

    append: str = "append"
    """The local with the function for output."""
    pieces: str = "pieces"
    """The local with the list of the output, whose method `append` is, where output is limited."""
    in_loop: bool = False
    """Whether the current statement is inside a Python loop that stands for a loop of the template."""
    nesting: int = 0
    """The depth of blocks around the next statement; CPython allows 20."""
    statements: list[ast.stmt] = field(default_factory=list)
    pending: list[ast.expr] = field(default_factory=list)
    """Output that is not emitted yet, so that several pieces become one."""


@dataclass(slots=True)
class Loop:
    """A ``for`` around the current node, and what its body needs."""

    number: int
    variable: str
    parent: Loop | None
    needs: set[str] = field(default_factory=set)
    """The locals to set before the loop: ``index0``, ``length``, ``forloop``, ``parentloop``."""
    published: bool = False
    """Whether code outside this template may read its variables, which then must be in the context."""

    def local(self, what: str) -> str:
        """The name of a local of this loop, which is added to `needs`."""
        self.needs.add(what)
        return f"{what}_{self.number}"
