"""Jinja2's environment over drops: a sandbox in which a drop is asked by name and never as a Python object."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any

from jinja2 import StrictUndefined, TemplateNotFound, Undefined, nodes, pass_context
from jinja2.environment import Template
from jinja2.filters import FILTERS as JINJA_FILTERS
from jinja2.runtime import Context as JinjaContext
from jinja2.sandbox import ImmutableSandboxedEnvironment

from ..liquid import Context, Drop, Environment
from ..liquid.errors import LiquidArgumentError
from ..liquid.filter import Filter
from .sources import Loaded, Loader
from .values import COMMANDS, Nil, answer, loopable, nil, plain_all, printed

HERE = "_here"
"""The argument in which filters and functions get the variables of loops, which Jinja2 keeps to itself."""

_LOOPED = "looped over"
"""The filter put around what every ``for`` goes through; templates cannot write its name either."""


class JinjaEnvironment(ImmutableSandboxedEnvironment):
    """The dialect of a site.

    Args:
        liquid: the Liquid dialect, whose filters are taken over and whose strictness holds.
        loader: finds what templates name.
        functions: what templates may call.
    """

    def __init__(self, liquid: Environment, loader: Loader, functions: Mapping[str, Callable[..., object]]) -> None:
        super().__init__(
            undefined=StrictUndefined if liquid.strict_variables else Nil,
            finalize=printed,
            keep_trailing_newline=True,
            auto_reload=False,
            cache_size=0,
            extensions=["jinja2.ext.do", "jinja2.ext.loopcontrols"],
        )
        self.sources = loader
        self.globals = {**{name: self.globals[name] for name in _GLOBALS}, **functions}
        self.filters = {name: _guarded(function) for name, function in JINJA_FILTERS.items()}
        self.filters |= {name: _adapted(filter_) for name, filter_ in liquid.filters.items()}
        self.filters[_LOOPED] = _looped
        self._functions = frozenset(functions)
        self._contextual = {name for name, filter_ in liquid.filters.items() if filter_.needs_context}
        self.parent: Context | None = None
        """The Liquid context of the render that goes on; an imported macro knows no other way to the site."""
        self._compiled: dict[Loaded, Template] = {}
        self.known: dict[str, Loaded] = {}
        """Every template compiled so far, by path: for messages."""

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
        for loop in template.find_all(nodes.For):
            loop.iter = nodes.Filter(loop.iter, _LOOPED, [], [], None, None, lineno=loop.iter.lineno)
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
        if found is None and (self.undefined is Nil or name not in drop):
            return self.undefined(f"there is no {name!r}", name=name)
        return found


def _pass_variables(call: nodes.Filter | nodes.Call) -> None:
    """Add the argument `HERE`."""
    keywords: list[Any] = call.kwargs
    here = nodes.DerivedContextReference(lineno=call.lineno)
    keywords.append(nodes.Keyword(HERE, here, lineno=call.lineno))


_GLOBALS = ("cycler", "dict", "joiner", "namespace", "range")


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


def parent_of(context: JinjaContext) -> Context:
    """The Liquid context of the render that goes on."""
    environment = context.environment
    assert isinstance(environment, JinjaEnvironment)
    assert environment.parent is not None, "templates are rendered by the engine"
    return environment.parent


def liquid_context(context: JinjaContext, here: object = None) -> Context:
    """A Liquid context that sees the variables a Jinja template sees just now.

    Args:
        context: what Jinja2 passes.
        here: what came as the argument `HERE`: the same with the variables of loops, where it is known.
    """
    context = here if isinstance(here, JinjaContext) else context
    parent = parent_of(context)
    hidden = context.environment.globals.keys() | {"include"}
    visible = {name: nil(value) for name, value in context.get_all().items() if name not in hidden}
    inner = Context(parent.environment, {**parent.scope, **visible}, parent.registers)
    inner.include = parent.include
    inner.depth = parent.depth
    inner.counters = parent.counters
    inner.cycles = parent.cycles
    return inner


def _adapted(filter_: Filter) -> Callable[..., object]:
    """A Liquid filter for Jinja: keyword arguments go last, in one hash."""

    @pass_context
    def call(context: JinjaContext, value: object, *arguments: object, **keywords: object) -> object:
        here = keywords.pop(HERE, None)
        given = [nil(argument) for argument in (value, *arguments)]
        if keywords:
            given.append({name: nil(argument) for name, argument in keywords.items()})
        objection = filter_.objection(len(given))
        if objection:
            raise LiquidArgumentError(objection)
        if filter_.needs_context:
            return filter_.function(liquid_context(context, here), *given)
        return filter_.function(*given)

    return call


def _guarded(function: Callable[..., Any]) -> Callable[..., Any]:
    """A filter of Jinja's own: drops come as hashes, which it knows how to go through."""

    @wraps(function)
    def call(*arguments: object, **keywords: object) -> object:
        return function(*plain_all(arguments), **keywords)

    return call


@pass_context
def _looped(context: JinjaContext, value: object) -> object:
    """What a ``for`` goes through, counted where the rounds of loops are limited."""
    items = value if isinstance(value, Undefined) else loopable(value)
    parent = parent_of(context)
    if parent.environment.limits.iterations is not None:
        items = list(items)
        for _ in items:
            parent.tick()
    return items
