"""Adds to the registry of a site what a module defines."""

from __future__ import annotations

from collections.abc import Mapping
from types import ModuleType
from typing import Any

from ..converters import PRIORITIES, Converter
from ..errors import JekyllError
from ..liquid import Tag
from ..model.edition import Editions
from ..tags.include import JekyllInclude
from .command import Command
from .generator import Generator
from .hooks import Registration
from .markdown_processor import MarkdownProcessor
from .recorded_calls import is_of_render, is_recorded, recorded, recorded_converter, recorded_hook, recorded_tag
from .registry import Plugins


def add_definitions(plugins: Plugins, module: ModuleType) -> None:
    """Add everything that a module defines; what it merely imports is left out."""
    is_foreign = not module.__name__.startswith("jekyll_py.bundled.")
    plugins.foreign = plugins.foreign or is_foreign
    for value in vars(module).values():
        if getattr(value, "__module__", None) == module.__name__:
            _add(plugins, value, is_foreign)


def _add(plugins: Plugins, value: object, is_foreign: bool) -> None:
    if isinstance(value, type):
        _add_class(plugins, value, is_foreign)
        return
    hooks = tuple[Registration, ...](getattr(value, "jekyll_hooks", ()))
    plugins.unrecorded = plugins.unrecorded or (is_foreign and not all(map(is_recorded, hooks)))
    plugins.shape_plans = plugins.shape_plans or (is_foreign and not all(map(is_of_render, hooks)))
    plugins.hooks += map(recorded_hook, hooks) if is_foreign else hooks
    if callable(value):
        call = recorded(value) if is_foreign else value
        plugins.filters.update((name, call) for name in getattr(value, "jekyll_filters", ()))


def _add_class(plugins: Plugins, kind: type[Any], is_foreign: bool) -> None:
    if is_foreign:
        _check(kind)
    is_converter = kind.__bases__ == (Converter,)  # others are those of this package, with parts of their own
    if is_foreign and issubclass(kind, Editions | Converter | MarkdownProcessor | JekyllInclude):
        plugins.unrecorded = plugins.unrecorded or not is_converter
    plugins.shape_plans = plugins.shape_plans or (is_foreign and issubclass(kind, Generator | Converter))
    if issubclass(kind, Generator):
        plugins.generators.append(kind())
    elif issubclass(kind, Editions):
        plugins.editions.append(kind())
    elif issubclass(kind, Converter):
        plugins.converters.append(recorded_converter(kind) if is_foreign and is_converter else kind)
    elif issubclass(kind, MarkdownProcessor):
        plugins.processors[kind.__name__] = kind
    elif issubclass(kind, Command):
        plugins.commands.append(kind)
    elif issubclass(kind, Tag | JekyllInclude):
        tag = recorded_tag(kind) if is_foreign and issubclass(kind, Tag) else kind
        for name in _tag_names(kind):
            plugins.tags[name] = tag


_REQUIRED: Mapping[type[Any], str] = {
    Generator: "generate",
    Editions: "editions",
    MarkdownProcessor: "convert",
    Command: "run",
}
"""The method that a class of a plugin has to define."""


def _check(kind: type[Any]) -> None:
    """Refuse a class that cannot work.

    Raises:
        JekyllError: it lacks its method, or has a priority that there is not.
    """
    for base, method in _REQUIRED.items():
        if issubclass(kind, base) and getattr(kind, method) is getattr(base, method):
            raise _refusal(kind, f"the class {kind.__name__} has no method {method}", f"write def {method}(self, …):")
    if issubclass(kind, Generator | Converter) and kind.priority not in PRIORITIES:
        names = ", ".join(sorted(PRIORITIES, key=PRIORITIES.__getitem__))
        raise _refusal(kind, f"there is no priority {kind.priority!r}", f"write one of {names}")


def _refusal(kind: type[Any], message: str, hint: str) -> JekyllError:
    from inspect import getsourcefile, getsourcelines  # it takes longer to load than most plugins

    try:
        path, (lines, first) = getsourcefile(kind), getsourcelines(kind)
    except (OSError, TypeError):  # it was made without a class statement
        return JekyllError(message, hint=hint)
    return JekyllError(message, path=path, line=first, column=1, source_line=lines[0].rstrip("\n"), hint=hint)


def _tag_names(kind: type[Tag] | type[JekyllInclude]) -> tuple[str, ...]:
    names = vars(kind).get("names", ())
    return (names,) if isinstance(names, str) else tuple(names)
