"""From the variables of a Jinja2 template to the context that Liquid's filters and tags ask."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from jinja2.environment import Template, TemplateModule
from jinja2.runtime import Context as JinjaContext

from ..liquid import Context
from .views import raw
from .weights import Weights

HERE = "_here"
"""The argument in which filters and functions get the variables of loops, which Jinja2 keeps to itself."""


class Bridge:
    """Knows the Liquid context of the render that goes on; an imported macro has no other way to the site."""

    def __init__(self) -> None:
        self._parent: Context | None = None
        self._weights: Weights | None = None
        self.modules: dict[Template, TemplateModule] = {}
        """What the render that goes on has imported."""

    @contextmanager
    def rendering(self, parent: Context) -> Iterator[None]:
        """Make ``parent`` the context of what is rendered in the block."""
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
        """The Liquid context of the render that goes on."""
        assert self._parent is not None, "templates are rendered by the engine"
        return self._parent

    @property
    def weights(self) -> Weights:
        """What the values of the render weigh; only where it has limits."""
        assert self._weights is not None, "it has limits"
        return self._weights

    def context(self, context: JinjaContext, here: object = None) -> Context:
        """A Liquid context that sees the variables a Jinja2 template sees just now.

        Args:
            context: what Jinja2 passes.
            here: what came as the argument `HERE`: the same with the variables of loops, where it is known.
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
