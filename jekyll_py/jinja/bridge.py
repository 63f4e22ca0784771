"""Makes Liquid contexts, in which Liquid's filters and tags run, from the variables of a Jinja2 template."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from jinja2.environment import Template, TemplateModule
from jinja2.runtime import Context as JinjaContext

from ..liquid import Context
from .views import raw
from .weights import Weights

HERE = "_here"
"""The keyword argument that passes the variables of loops to filters and functions: Jinja2 does not put them into the
context that it passes."""


class Bridge:
    """Holds the Liquid context of the current render, which an imported macro could not reach in any other way."""

    def __init__(self) -> None:
        self._parent: Context | None = None
        self._weights: Weights | None = None
        self.modules: dict[Template, TemplateModule] = {}
        """The modules that the current render has imported."""

    @contextmanager
    def rendering(self, parent: Context) -> Iterator[None]:
        """Make ``parent`` the Liquid context for the block."""
        outer = self._parent, self.modules, self._weights
        self._parent, self.modules = parent, {}
        if parent.usage is not None and (self._weights is None or self._weights.usage is not parent.usage):
            self._weights = Weights(parent.usage)
        try:
            yield
        finally:
            self._parent, self.modules, self._weights = outer

    @property
    def parent(self) -> Context:
        """The Liquid context of the current render."""
        assert self._parent is not None, "templates are rendered by the engine"
        return self._parent

    @property
    def weights(self) -> Weights:
        """The weights of the values of the current render, which must have limits."""
        assert self._weights is not None, "it has limits"
        return self._weights

    def context(self, context: JinjaContext, here: object = None) -> Context:
        """A Liquid context with the variables that the Jinja2 template has at this point.

        Args:
            context: the context that Jinja2 passes to filters and functions.
            here: the argument `HERE`, which has the variables of loops besides; anything else is ignored.
        """
        context = here if isinstance(here, JinjaContext) else context
        parent = self.parent
        hidden = context.environment.globals.keys() | {"include"}
        if self._weights is not None:
            self._weights.spend(*context.get_all().values())
        visible = {name: raw(value) for name, value in context.get_all().items() if name not in hidden}
        inner = Context(parent.environment, {**parent.scope, **visible}, parent.registers)
        inner.include = parent.include
        inner.depth = parent.depth
        inner.counters = parent.counters
        inner.cycles = parent.cycles
        return inner
