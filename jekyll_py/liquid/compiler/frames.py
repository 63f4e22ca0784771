"""The compiler's state for the Python function and the loops that it is writing."""

from __future__ import annotations

import ast

STATE = ("scope", "assigns", "shadowed", "include", "offsets", "loops", "interrupts", "usage")
"""The attributes of the context that compiled code stores in a local of the same name."""


class Frame:
    """The Python function that is being written.

    Args:
        append: the local with the function for output.
        pieces: the local with the list of the output, whose method ``append`` is, where output is limited.
    """

    def __init__(self, append: str = "append", pieces: str = "pieces") -> None:
        self.append = append
        self.pieces = pieces
        self.in_loop = False
        """Whether the current statement is inside a Python loop that stands for a loop of the template."""
        self.nesting = 0
        """The depth of blocks around the next statement; CPython allows 20."""
        self.statements: list[ast.stmt] = []
        self.pending: list[ast.expr] = []
        """Output that is not emitted yet, so that several pieces become one."""


class Loop:
    """A ``for`` around the current node, and what its body needs.

    Args:
        number: its number in the template.
        variable: the name of its variable.
        parent: the loop around it.
    """

    def __init__(self, number: int, variable: str, parent: Loop | None) -> None:
        self.number = number
        self.variable = variable
        self.parent = parent
        self.needs: set[str] = set()
        """The locals to set before the loop: ``index0``, ``length``, ``forloop``, ``parentloop``."""
        self.published = False
        """Whether code outside this template may read its variables, which then must be in the context."""

    def local(self, what: str) -> str:
        """The name of a local of this loop, which is added to `needs`."""
        self.needs.add(what)
        return f"{what}_{self.number}"
