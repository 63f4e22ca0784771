"""The engine that renders Jinja2 templates with the same drops, filters, tags and includes as Liquid."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from ..limits import MANY, Account, current
from ..liquid import Context, Environment, Tag
from ..liquid.free_variables import UNKNOWN
from ..liquid.nodes import Node
from ..model.template_language import Loaded
from .bridge import Bridge
from .environment import JinjaEnvironment, Parameters
from .errors import located
from .functions import tag_functions
from .limited import LimitedEnvironment
from .sources import Loader
from .views import HashView, view


class JinjaEngine:
    """Renders the Jinja2 templates of one site.

    Args:
        liquid: the site's Liquid environment, whose filters, strictness and limits apply here too.
        tags: the Liquid tags to offer as functions.
        loader: finds the templates that ``include``, ``extends`` and ``import`` name.
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
            source: the text of the template.
            path: its file, for messages.
            variables: values by name.
            registers: objects for tags and filters, as for `liquid.Template.render`.
            first_line: the line of the file on which ``source`` begins.

        Raises:
            JekyllError: the template is wrong or exceeds a limit, with the path and line.
        """
        if self._liquid.is_limited and current() is None:
            with Account(self._liquid.limits):
                return self.render(source, path, variables, registers, first_line)
        parent = Context(self._liquid, variables, registers)
        return self._render(Loaded(source, path, first_line), variables, parent)

    def partial(self, loaded: Loaded) -> Partial:
        """A template in the form that Liquid's ``include`` needs."""
        return Partial(self, loaded)

    def render_partial(self, loaded: Loaded, context: Context) -> str:
        """The text of an include that is rendered by a Liquid tag."""
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
            failure = located(error, self._environment.known, self._names())
            failure.path = failure.path or loaded.path  # a limit may be exceeded after the last line was rendered
            raise failure from error.__cause__

    def _variables(self, variables: Mapping[str, object], parent: Context) -> dict[str, object]:
        """The variables as views, with ``include`` in the template of an include."""
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
    """A Jinja2 template in the form of a Liquid one, for `liquid.Partials.load`."""

    free_variables = UNKNOWN

    def __init__(self, engine: JinjaEngine, loaded: Loaded) -> None:
        self._engine = engine
        self._loaded = loaded

    def root(self, context: Context, append: Callable[[str], None]) -> int:
        """Render it and pass the text to ``append``; returns 0, as Jinja2 has no interrupts."""
        append(self._engine.render_partial(self._loaded, context))
        return 0

    def interrupted(self) -> Callable[[Context, Callable[[str], None]], int]:
        """The function that renders it where an interrupt is pending: the same one."""
        return self.root
