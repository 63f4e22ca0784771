"""Jinja2's environment: a sandbox in which templates read drops by key, and never their Python attributes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from types import CodeType
from typing import Any

from jinja2 import StrictUndefined, TemplateNotFound, Undefined, nodes, pass_context
from jinja2.environment import Template, TemplateModule
from jinja2.runtime import Context as JinjaContext
from jinja2.runtime import TemplateReference
from jinja2.sandbox import ImmutableSandboxedEnvironment

from ..liquid import Drop, Environment
from ..liquid.lookup import look_command
from ..model.template_language import Loaded
from .attributes import SUBSCRIPTABLE, is_allowed
from .bridge import HERE, Bridge
from .errors import compilation_error
from .filters import LOOP_ITEMS, filters
from .sources import Loader
from .undefined import ReportedUndefined, mark_optional, reported_undefined
from .values import COMMANDS, Nil, command, printed
from .views import DataPartView, HashView, raw, view

_GLOBALS = ("cycler", "dict", "joiner", "namespace", "range")
"""The global functions of Jinja2 that templates may call."""


class JinjaEnvironment(ImmutableSandboxedEnvironment):
    """The Jinja2 environment of a site.

    Args:
        liquid: the site's Liquid environment, whose filters and strictness apply.
        loader: finds the templates that templates name.
        functions: further functions that templates may call, by name.
        bridge: makes Liquid contexts for filters and functions.
    """

    def __init__(
        self, liquid: Environment, loader: Loader, functions: Mapping[str, Callable[..., object]], bridge: Bridge
    ) -> None:
        self.known: dict[str, Loaded] = {}
        """Every template compiled so far, by path, for error messages."""
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
        self._bridge = bridge
        self._functions = frozenset(functions)
        self._contextual = {name for name, filter_ in liquid.filters.items() if filter_.needs_context}
        self._compiled: dict[Loaded, Template] = {}

    def template(self, loaded: Loaded) -> Template:
        """The compiled template of a source, which is compiled once.

        Raises:
            TemplateSyntaxError: the source is no Jinja2.
            JinjaError: Python cannot compile the code that Jinja2 generated.
        """
        found = self._compiled.get(loaded)
        if found is None:
            self.known[loaded.path] = loaded
            code = self._code(loaded)
            found = self._compiled[loaded] = _Template.from_code(self, code, self.globals)
        return found

    def _code(self, loaded: Loaded) -> CodeType:
        try:
            return self.compile(loaded.source, loaded.path, loaded.path)
        except (MemoryError, RecursionError, SyntaxError, ValueError) as error:  # too deep, or too many digits
            raise compilation_error(error, loaded) from error

    def module(self, template: Template) -> TemplateModule:
        """The module that ``import`` gives, made once in each render, as a render may change its contents."""
        modules = self._bridge.modules
        if template not in modules:
            modules[template] = template.make_module()
        return modules[template]

    def _load_template(self, name: str, globals: object) -> Template:
        """The template of a name, for ``include``, ``extends`` and ``import`` (`jinja2.Environment._load_template`)."""
        loaded = self.sources.find(name)
        if loaded is None:
            raise TemplateNotFound(name)
        return self.template(loaded)

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        """The syntax tree, changed so that loops run over `loopable` values, filters and functions get the variables of
        loops (`HERE`), and ``default`` reports nothing."""
        template = super()._parse(source, name, filename)
        if issubclass(self.undefined, ReportedUndefined):
            mark_optional(template)
        for loop in template.find_all(nodes.For):
            loop.iter = nodes.Filter(loop.iter, LOOP_ITEMS, [], [], None, None, lineno=loop.iter.lineno)
        for filter_ in template.find_all(nodes.Filter):
            if filter_.name in self._contextual:
                _pass_variables(filter_)
        for call in template.find_all(nodes.Call):
            if isinstance(call.node, nodes.Name) and call.node.name in self._functions:
                _pass_variables(call)
        return template

    def getattr(self, obj: Any, attribute: str) -> Any:
        """``obj.attribute``: a key of a drop or hash, ``size``, ``first`` or ``last``, or else an allowed attribute."""
        if isinstance(obj, Drop):
            return self._drop_value(obj, attribute)
        if isinstance(obj, HashView | dict) and attribute in obj:
            return obj[attribute]
        if isinstance(obj, Parameters):
            return self.getattr(obj.parameters, attribute)
        if attribute in COMMANDS:
            found = command(obj, attribute)
            if found is not None:
                return found
        return obj[attribute] if isinstance(obj, TemplateReference) else self._attribute(obj, attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        """``obj[argument]``, else the allowed attribute of that name."""
        if isinstance(obj, Drop):
            return self._drop_value(obj, argument) if isinstance(argument, str) else self.undefined(obj=obj)
        if isinstance(obj, Parameters):
            return self.getitem(obj.parameters, argument)
        if isinstance(obj, SUBSCRIPTABLE):
            with suppress(TypeError, LookupError):
                return obj[argument]
        return self._attribute(obj, argument) if isinstance(argument, str) else self.undefined(obj=obj, name=argument)

    def _attribute(self, value: Any, name: str) -> Any:
        if isinstance(value, Undefined):
            return super().getattr(value, name)
        if not is_allowed(value, name):
            return self._refused(value, name)
        try:
            found = getattr(value, name)
        except AttributeError:  # of a namespace
            return self.undefined(obj=value, name=name)
        return self.wrap_str_format(found) or view(found)

    def _refused(self, value: object, name: str) -> Undefined:
        """The undefined value for an attribute that templates may not read; calling one that exists raises an error."""
        is_named = issubclass(self.undefined, Nil) and isinstance(value, DataPartView)  # no message shows its keys
        shown = {} if is_named else raw(value)
        if hasattr(type(shown), name):
            return self.unsafe_undefined(shown, name)
        return self.undefined(obj=shown, name=name)

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Whether a template may have an attribute (`jinja2.sandbox.SandboxedEnvironment`)."""
        return isinstance(obj, Undefined) or is_allowed(obj, attr)

    def _drop_value(self, drop: Drop, name: str) -> object:
        found = view(look_command(drop, name) if name in COMMANDS else drop[name])
        if found is not None:
            return found
        if name in drop:
            return Nil(name=name) if issubclass(self.undefined, Nil) else None
        return self.undefined(f"there is no {name!r}", obj=drop, name=name)


class _Template(Template):
    """A template whose module does not outlive a render."""

    environment: JinjaEnvironment

    def _get_default_module(self, ctx: JinjaContext | None = None) -> TemplateModule:
        """The module for ``import``, and ``include`` without context (`jinja2.Template._get_default_module`)."""
        return self.environment.module(self)


def _undefined(liquid: Environment, known: Mapping[str, Loaded]) -> type[Undefined]:
    """The class of undefined values, by the strictness of the Liquid environment."""
    if liquid.strict_variables:
        return StrictUndefined
    return Nil if liquid.undefined is None else reported_undefined(liquid.undefined, known)


def _pass_variables(call: nodes.Filter | nodes.Call) -> None:
    """Add the argument `HERE` to a call in the syntax tree."""
    keywords: list[Any] = call.kwargs
    here = nodes.DerivedContextReference(lineno=call.lineno)
    keywords.append(nodes.Keyword(HERE, here, lineno=call.lineno))


class Parameters:
    """The variable ``include`` in an include: a call includes a file, a look-up gives a parameter."""

    def __init__(self, call: Callable[..., object], parameters: HashView) -> None:
        self._call = call
        self.parameters = parameters

    @pass_context
    def __call__(self, context: JinjaContext, *arguments: object, **parameters: object) -> object:
        return self._call(context, *arguments, **parameters)

    def __str__(self) -> str:
        return str(printed(self.parameters))
