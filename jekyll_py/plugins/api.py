"""The plugin API: a plugin is a Python module, and what it defines from here is found.

A module in ``_plugins/`` or an installed package may define subclasses of `Generator`, `Editions`, `Converter`,
`MarkdownProcessor`, `Tag`, `Block` and `Command`, and functions marked with `hook` or `liquid_filter`. Nothing is
registered globally: each site collects its own.
"""

from __future__ import annotations

import importlib
import importlib.util
import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from types import ModuleType
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar

from ..compat.yaml_load import load as load_yaml
from ..config.configuration import Configuration
from ..converters import PRIORITIES, Converter
from ..diagnostics import Diagnostics
from ..disk.program import find_program
from ..errors import JekyllError
from ..filters import FILTERS
from ..filters.site import site_of as site_access
from ..limits import spend
from ..liquid import Block, Context, Drop, LiquidError, Tag, needs_context, to_s
from ..liquid.filter import Filter
from ..model.document import Document
from ..model.edition import Edition, Editions
from ..model.front_matter import FrontMatter
from ..model.item import Item
from ..model.layout import Layout
from ..model.page import Page
from ..model.slug import slugify, titleize_slug
from ..model.static_file import StaticFile
from ..packages.entry_points import entry_points
from ..reuse.settling import settled
from ..tags.include import Include, render_included
from ..tracking import reads
from . import hooks
from .builtin import BUNDLED

if TYPE_CHECKING:
    import argparse

    from ..site import Site

__all__ = [
    "Block",
    "Command",
    "Context",
    "Converter",
    "Document",
    "Drop",
    "Edition",
    "Editions",
    "FrontMatter",
    "Generator",
    "Include",
    "Item",
    "Layout",
    "LiquidError",
    "MarkdownProcessor",
    "Page",
    "Plugins",
    "StaticFile",
    "Tag",
    "builtin_filter",
    "call_filter",
    "find_program",
    "hook",
    "liquid_filter",
    "load_yaml",
    "needs_context",
    "reads",
    "render_included",
    "settled",
    "site_access",
    "slugify",
    "spend",
    "titleize_slug",
    "to_s",
]

ENTRY_POINTS = "jekyll_py.plugins"
"""The entry point group by which installed packages offer plugins under the names that ``plugins:`` lists."""

Function = TypeVar("Function", bound=Callable[..., object])


class Generator:
    """Adds to or changes a site after it was read and before it is planned."""

    priority: ClassVar[str] = "normal"
    """``highest``, ``high``, ``normal``, ``low`` or ``lowest``: who goes first."""
    reads_texts: ClassVar[bool] = True
    """Whether it heeds what pages, documents and layouts say, and not only names and front matter."""

    def generate(self, site: Site) -> None:
        """Change ``site``: its pages, documents, static files and variables."""
        raise NotImplementedError

    def revise(self, site: Site, items: Mapping[Item, FrontMatter]) -> bool:
        """Go on with what `generate` made of a site, now that some items have another text and are else what they were.

        Args:
            site: the site; variables that answer for themselves are lacking.
            items: with what their files say.

        Returns:
            Whether that was all; if not, the site is read and generated anew.
        """
        return not self.reads_texts


class MarkdownProcessor:
    """Turns Markdown into HTML for a site whose key ``markdown`` is the name of the class.

    Args:
        config: the site's configuration.
        diagnostics: takes warnings.
    """

    def __init__(self, config: Mapping[str, object], diagnostics: Diagnostics) -> None:
        self.config = config
        self.diagnostics = diagnostics

    def convert(self, content: str) -> str:
        """The HTML of a Markdown text."""
        raise NotImplementedError


class Command:
    """A subcommand of ``jekyll-py`` in the folder of a site that has the plugin.

    Args:
        config: the configuration of that site.
    """

    name: ClassVar[str]
    summary: ClassVar[str] = ""

    def __init__(self, config: Configuration) -> None:
        self.config = config

    def options(self, parser: argparse.ArgumentParser) -> None:
        """Add the command's own options to its parser."""

    def run(self, arguments: argparse.Namespace) -> int:
        """Do the work; the value is the exit status."""
        raise NotImplementedError


def hook(owners: str | Iterable[str], event: str, *, priority: str | int = "normal") -> Callable[[Function], Function]:
    """Mark a function as a hook, for the owners and events in `hooks.EVENTS`.

    ``site`` hooks get the site; ``pages``, ``posts`` and ``documents`` hooks get the item and, for ``pre_render``, the
    variables, for ``post_convert`` and ``post_render``, the text. The text they return replaces it.
    """

    def mark(function: Function) -> Function:
        registration = hooks.registration(owners, event, function, priority)
        vars(function).setdefault("jekyll_hooks", []).append(registration)
        return function

    return mark


def liquid_filter(name: str) -> Callable[[Function], Function]:
    """Mark a function as the Liquid filter ``name``."""

    def mark(function: Function) -> Function:
        vars(function).setdefault("jekyll_filters", []).append(name)
        return function

    return mark


def call_filter(context: Context, name: str, value: object, *arguments: object) -> object:
    """What the Liquid filter ``name`` makes of ``value`` where a tag or filter stands.

    Raises:
        KeyError: there is no such filter.
        LiquidError: the filter refuses the value.
    """
    return _applied(context.environment.filters[name], context, value, arguments)


def builtin_filter(context: Context, name: str, value: object, *arguments: object) -> object:
    """As `call_filter`, with Jekyll's own filter even where a plugin has put another in its place."""
    return _applied(Filter.of(FILTERS[name]), context, value, arguments)


def _applied(found: Filter, context: Context, value: object, arguments: tuple[object, ...]) -> object:
    given = (context, value) if found.needs_context else (value,)
    return found.function(*given, *arguments)


@dataclass
class Plugins:
    """What the plugins of one site define."""

    generators: list[Generator] = field(default_factory=list)
    editions: list[Editions] = field(default_factory=list)
    converters: list[type[Converter]] = field(default_factory=list)
    processors: dict[str, type[MarkdownProcessor]] = field(default_factory=dict)
    """What the key ``markdown`` may name."""
    tags: dict[str, type[Tag] | type[Include]] = field(default_factory=dict)
    filters: dict[str, Callable[..., object]] = field(default_factory=dict)
    hooks: list[hooks.Registration] = field(default_factory=list)
    commands: list[type[Command]] = field(default_factory=list)
    files: list[str] = field(default_factory=list)
    """The Python files of the site that were run."""
    foreign: bool = False
    """Whether some did not come with this package: what those read is not known."""

    def add(self, module: ModuleType) -> None:
        """Take in everything that a module defines; what it merely imports is left alone."""
        self.foreign = self.foreign or not module.__name__.startswith("jekyll_py.bundled.")
        for value in vars(module).values():
            if getattr(value, "__module__", None) == module.__name__:
                self._add(value)

    def _add(self, value: object) -> None:
        if isinstance(value, type):
            self._add_class(value)
            return
        self.hooks += getattr(value, "jekyll_hooks", ())
        for name in getattr(value, "jekyll_filters", ()):
            self.filters[name] = value  # type: ignore[assignment]

    def _add_class(self, kind: type[Any]) -> None:
        if issubclass(kind, Generator):
            self.generators.append(kind())
        elif issubclass(kind, Editions):
            self.editions.append(kind())
        elif issubclass(kind, Converter):
            self.converters.append(kind)
        elif issubclass(kind, MarkdownProcessor):
            self.processors[kind.__name__] = kind
        elif issubclass(kind, Command):
            self.commands.append(kind)
        elif issubclass(kind, Tag | Include):
            for name in _tag_names(kind):
                self.tags[name] = kind

    @property
    def are_stateless(self) -> bool:
        """Whether what they do to one page cannot depend on others: so it is with those that come with the package."""
        parts = (*(hook.call for hook in self.hooks), *self.tags.values(), *self.filters.values(), *self.converters)
        return all(str(getattr(part, "__module__", "")).startswith("jekyll_py.") for part in parts)

    @property
    def ordered_generators(self) -> list[Generator]:
        """The generators, higher priority first."""
        return sorted(self.generators, key=lambda generator: -PRIORITIES[generator.priority])


def _tag_names(kind: type[Tag] | type[Include]) -> tuple[str, ...]:
    names = vars(kind).get("names", ())
    return (names,) if isinstance(names, str) else tuple(names)


def load_named(plugins: Plugins, names: Iterable[str], *, installed: bool = True) -> list[str]:
    """Load plugins by the names ``plugins:`` lists; returns those that nobody offers.

    Args:
        plugins: takes what they define.
        names: their names.
        installed: whether other packages may offer them, and not this one alone.
    """
    missing = []
    for name in dict.fromkeys(names):
        module = _module_named(name, installed)
        if module is None:
            missing.append(name)
        else:
            plugins.add(module)
    return missing


def load_file(plugins: Plugins, path: str) -> None:
    """Load one Python file of a ``_plugins`` folder.

    Raises:
        JekyllError: the file raises while it is imported.
    """
    name = "jekyll_py_site_plugin_" + path.replace("/", "_").replace(".", "_")
    spec = importlib.util.spec_from_file_location(name, path)
    if spec is None or spec.loader is None:
        raise JekyllError("is not a Python file", path=path)
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    try:
        spec.loader.exec_module(module)
    except Exception as error:  # whatever a plugin raises is reported with its place
        raise _failure(path, error) from error
    plugins.add(module)
    plugins.files.append(path)


def _failure(path: str, error: Exception) -> JekyllError:
    frames = []
    trace = error.__traceback__
    while trace is not None:
        frames.append((trace.tb_frame.f_code.co_filename, trace.tb_lineno))
        trace = trace.tb_next
    lines = [line for file, line in frames if file == path]
    line = error.lineno if isinstance(error, SyntaxError) else lines[-1] if lines else None
    return JekyllError(f"{type(error).__name__}: {error}", path=path, line=line, hint="the plugin failed to load")


def _module_named(name: str, installed: bool) -> ModuleType | None:
    if name in BUNDLED:
        return importlib.import_module(f"jekyll_py.bundled.{BUNDLED[name]}")
    for entry in entry_points(ENTRY_POINTS, name) if installed else ():
        module = entry.load()
        return module if isinstance(module, ModuleType) else None
    return None
