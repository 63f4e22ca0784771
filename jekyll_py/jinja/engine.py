"""Jinja2 as the second template language: the same drops, filters, tags and includes as Liquid."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from ..limits import MANY, Account, current
from ..liquid import Context, Environment, Tag
from ..liquid.nodes import Node
from ..liquid.uses import UNKNOWN
from ..model.template_language import Loaded
from .bridge import Bridge
from .environment import JinjaEnvironment, Parameters
from .errors import placed
from .functions import tag_functions
from .limited import LimitedEnvironment
from .sources import Loader
from .views import HashView, view


class JinjaEngine:
    """Renders the Jinja2 templates of one site.

    Args:
        liquid: the site's Liquid dialect: its filters, its strictness and its limits hold here too.
        tags: the tags to offer as functions.
        loader: finds what ``include``, ``extends`` and ``import`` name.
    """

    def __init__(self, liquid: Environment, tags: Mapping[str, type[Node] | type[Tag]], loader: Loader) -> None:
        self._liquid = liquid
        self._bridge = Bridge()
        self._functions = tag_functions(liquid, tags, self._bridge)
        dialect = LimitedEnvironment if liquid.is_limited else JinjaEnvironment
        self._environment = dialect(liquid, loader, self._functions, self._bridge)

    def render(
        self,
        source: str,
        path: str,
        variables: Mapping[str, object],
        registers: Mapping[str, object],
        first_line: int = 1,
    ) -> str:
        """Render a page or a layout.

        Args:
            source: the template.
            path: its file, as messages show it.
            variables: what names mean.
            registers: what tags and filters may ask for, as for `liquid.Template.render`.
            first_line: the line of the file on which ``source`` begins.

        Raises:
            JekyllError: the template is wrong; the place is in its file.
        """
        if self._liquid.is_limited and current() is None:
            with Account(self._liquid.limits):
                return self.render(source, path, variables, registers, first_line)
        parent = Context(self._liquid, variables, registers)
        return self._render(Loaded(source, path, first_line), variables, parent)

    def partial(self, loaded: Loaded) -> Partial:
        """A template as Liquid's ``include`` takes it."""
        return Partial(self, loaded)

    def render_partial(self, loaded: Loaded, context: Context) -> str:
        """Render an include in the place of a Liquid tag."""
        return self._render(loaded, context.scope, context)

    def _render(self, loaded: Loaded, variables: Mapping[str, object], parent: Context) -> str:
        def write(parent: Context, append: Callable[[str], None]) -> None:
            template = self._environment.template(loaded)
            for number, text in enumerate(template.generate(self._variables(variables, parent))):
                append(text)
                if parent.usage is not None and number % MANY == 0:
                    parent.usage.check(append)

        try:
            with self._bridge.rendering(parent):
                return parent.text_of(write)
        except Exception as error:
            failure = placed(error, self._environment.known, self._names())
            failure.path = failure.path or loaded.path  # output is counted when the template has handed it over
            raise failure from error.__cause__

    def _variables(self, variables: Mapping[str, object], parent: Context) -> dict[str, object]:
        """The variables as a template sees them, with ``include`` where it is one."""
        shown = {name: view(value) for name, value in variables.items()}
        include = self._functions.get("include")
        if include is not None and isinstance(parent.include, Mapping):
            shown["include"] = Parameters(include, HashView(parent.include))
        return shown

    def _names(self) -> Mapping[str, list[str]]:
        environment = self._environment
        return {
            "filter": list(environment.filters),
            "test": list(environment.tests),
            "template": list(environment.sources.names()),
        }


class Partial:
    """A Jinja2 include among Liquid's: what `liquid.Partials.load` may return."""

    uses = UNKNOWN

    def __init__(self, engine: JinjaEngine, loaded: Loaded) -> None:
        self._engine = engine
        self._loaded = loaded

    def root(self, context: Context, append: Callable[[str], None]) -> int:
        """Render it into ``append``; it never interrupts the template that includes it."""
        append(self._engine.render_partial(self._loaded, context))
        return 0

    def interrupted(self) -> Callable[[Context, Callable[[str], None]], int]:
        """What renders it where an interrupt is pending."""
        return self.root
