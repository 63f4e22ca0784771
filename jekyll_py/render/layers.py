"""The texts of a render between its layouts: their types, and `LayerLog`, which collects them; renders nothing.

Each is what the next layout is rendered around. They are kept with their dependencies, so that a build in which only a
layout has changed begins at that layout.
"""

from __future__ import annotations

from collections.abc import Sequence, Set

from ..diagnostics import Diagnostic, Diagnostics
from ..lazy.tuples import NamedTuple
from ..limits import Cost, cost_of, current
from .text import Text


class Layer(NamedTuple):
    """One layer of a render."""

    text: Text
    dependencies: frozenset[int]
    """Those of all layers up to this one."""
    cost: Cost
    """The share of the limits used so far."""
    warnings: int
    """The number of warnings given so far."""


class CachedLayer(NamedTuple):
    """A layer of the last build that is up to date."""

    depth: int
    """The number of layouts around the content."""
    content: Text
    """The converted content."""
    text: Text
    cost: Cost
    warnings: Sequence[Diagnostic]
    """Those of all layers up to this one."""


class LayerLog:
    """Takes the layers of one render.

    Args:
        dependencies: those of the render, as they are recorded.
        diagnostics: takes the warnings.
        start: the layer to begin with; None to begin with the source.
    """

    def __init__(self, dependencies: Set[int], diagnostics: Diagnostics, start: CachedLayer | None = None) -> None:
        self.start = start
        self.layers: list[Layer] = []
        """The new ones, in order; the one to begin with is not among them."""
        self._dependencies = dependencies
        self._diagnostics = diagnostics
        self._before = len(diagnostics)

    def add(self, depth: int, text: Text) -> None:
        """Take the layer in so many layouts, which the next layout is about to be rendered around."""
        if self.start is None or depth > self.start.depth:
            warnings = len(self._diagnostics) - self._before
            self.layers.append(Layer(text, frozenset(self._dependencies), cost_of(current()), warnings))
