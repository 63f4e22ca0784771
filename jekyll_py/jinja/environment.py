"""Jinja2's environment over drops: a sandbox in which a drop is asked by name and never as a Python object."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from jinja2 import StrictUndefined, TemplateNotFound, Undefined, nodes, pass_context
from jinja2.environment import Template
from jinja2.runtime import Context as JinjaContext
from jinja2.sandbox import ImmutableSandboxedEnvironment

from ..liquid import Drop, Environment
from ..template_language import Loaded
from .bridge import HERE, Bridge
from .filters import LOOPED, filters
from .sources import Loader
from .values import COMMANDS, Nil, answer, printed
from .watching import Watched, let_ask, watched

_GLOBALS = ("cycler", "dict", "joiner", "namespace", "range")
"""The functions of Jinja2's own that templates may call."""


class JinjaEnvironment(ImmutableSandboxedEnvironment):
    """The dialect of a site.

    Args:
        liquid: the Liquid dialect, whose filters are taken over and whose strictness holds.
        loader: finds what templates name.
        functions: what templates may call besides.
        bridge: leads from Jinja2's variables to Liquid's.
    """

    def __init__(
        self, liquid: Environment, loader: Loader, functions: Mapping[str, Callable[..., object]], bridge: Bridge
    ) -> None:
        self.known: dict[str, Loaded] = {}
        """Every template compiled so far, by path: for messages."""
        super().__init__(
            undefined=_undefined(liquid, self.known),
            finalize=printed,
            keep_trailing_newline=True,
            auto_reload=False,
            cache_size=0,
            extensions=["jinja2.ext.do", "jinja2.ext.loopcontrols"],
        )
        self.sources = loader
        self.globals = {**{name: self.globals[name] for name in _GLOBALS}, **functions}
        self.filters = filters(liquid.filters, bridge)
        self._functions = frozenset(functions)
        self._contextual = {name for name, filter_ in liquid.filters.items() if filter_.needs_context}
        self._compiled: dict[Loaded, Template] = {}

    def template(self, loaded: Loaded) -> Template:
        """A source, compiled once.

        Raises:
            TemplateSyntaxError: it is no Jinja2.
        """
        found = self._compiled.get(loaded)
        if found is None:
            self.known[loaded.path] = loaded
            code = self.compile(loaded.source, loaded.path, loaded.path)
            found = self._compiled[loaded] = Template.from_code(self, code, self.globals)
        return found

    def _load_template(self, name: str, globals: object) -> Template:
        """What ``include``, ``extends`` and ``import`` end in (`jinja2.Environment._load_template`)."""
        loaded = self.sources.find(name)
        if loaded is None:
            raise TemplateNotFound(name)
        return self.template(loaded)

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        """The syntax tree, with loops going through `loopable` and what asks for variables given those of loops."""
        template = super()._parse(source, name, filename)
        if issubclass(self.undefined, Watched):
            let_ask(template)
        for loop in template.find_all(nodes.For):
            loop.iter = nodes.Filter(loop.iter, LOOPED, [], [], None, None, lineno=loop.iter.lineno)
        for filter_ in template.find_all(nodes.Filter):
            if filter_.name in self._contextual:
                _pass_variables(filter_)
        for call in template.find_all(nodes.Call):
            if isinstance(call.node, nodes.Name) and call.node.name in self._functions:
                _pass_variables(call)
        return template

    def getattr(self, obj: Any, attribute: str) -> Any:
        """``obj.attribute``: a drop answers by name only; lists, hashes and strings also know Liquid's commands."""
        if isinstance(obj, Drop):
            return self._answered(obj, attribute)
        if isinstance(obj, Parameters):
            return self.getattr(obj.parameters, attribute)
        if attribute in COMMANDS or isinstance(obj, Mapping):
            found = answer(obj, attribute)
            if found is not None or (isinstance(obj, Mapping) and attribute in obj):
                return found
        return super().getattr(obj, attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        """``obj[argument]``, as `getattr` for names."""
        if isinstance(obj, Drop):
            return self._answered(obj, argument) if isinstance(argument, str) else self.undefined(obj=obj)
        if isinstance(obj, Parameters):
            return self.getitem(obj.parameters, argument)
        return super().getitem(obj, argument)

    def _answered(self, drop: Drop, name: str) -> object:
        found = answer(drop, name)
        if found is None and name in drop:
            return Nil(name=name) if issubclass(self.undefined, Nil) else None
        return self.undefined(f"there is no {name!r}", obj=drop, name=name) if found is None else found


def _undefined(liquid: Environment, known: Mapping[str, Loaded]) -> type[Undefined]:
    """What stands for what is missing."""
    if liquid.strict_variables:
        return StrictUndefined
    return Nil if liquid.undefined is None else watched(liquid.undefined, known)


def _pass_variables(call: nodes.Filter | nodes.Call) -> None:
    """Add the argument `HERE`."""
    keywords: list[Any] = call.kwargs
    here = nodes.DerivedContextReference(lineno=call.lineno)
    keywords.append(nodes.Keyword(HERE, here, lineno=call.lineno))


class Parameters:
    """``include`` in a template: called, it includes a file; asked by name, it answers with its parameters."""

    def __init__(self, call: Callable[..., object], parameters: Mapping[str, object]) -> None:
        self._call = call
        self.parameters = parameters

    @pass_context
    def __call__(self, context: JinjaContext, *arguments: object, **parameters: object) -> object:
        return self._call(context, *arguments, **parameters)

    def __str__(self) -> str:
        return str(printed(self.parameters))
