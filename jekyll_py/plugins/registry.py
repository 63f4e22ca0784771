"""The registry of one site: everything that its plugins define."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from types import ModuleType
from typing import Any

from ..converters import PRIORITIES, Converter
from ..liquid import Tag
from ..liquid.nodes import Node
from ..model.edition import Editions
from ..tags.include import JekyllInclude
from .command import Command
from .generator import Generator
from .hooks import Registration
from .markdown_processor import MarkdownProcessor
from .recorded_calls import is_of_render, is_recorded, recorded, recorded_converter, recorded_hook, recorded_tag
from .stages_in_ruby import RubyStages


@dataclass
class Plugins:
    """The generators, converters, tags and so on of one site. Nothing is registered for a whole process."""

    generators: list[Generator] = field(default_factory=list)
    editions: list[Editions] = field(default_factory=list)
    converters: list[type[Converter]] = field(default_factory=list)
    processors: dict[str, type[MarkdownProcessor]] = field(default_factory=dict)
    """By the names that the key ``markdown`` may have."""
    tags: dict[str, type[Tag] | type[Node]] = field(default_factory=dict)
    filters: dict[str, Callable[..., object]] = field(default_factory=dict)
    hooks: list[Registration] = field(default_factory=list)
    commands: list[type[Command]] = field(default_factory=list)
    names: set[str] = field(default_factory=set)
    """The names in ``plugins:`` of those that were loaded by name."""
    files: list[str] = field(default_factory=list)
    """The Python files of the site that were run."""
    code: bytes = b""
    """A digest of those files as they were run."""
    ruby: RubyStages = field(default_factory=RubyStages)
    """The part of the plugins in Ruby in a build."""
    foreign: bool = False
    """Whether some are not of this package; what those read is not recorded, only that they were called."""
    unrecorded: bool = False
    """Whether some of those can change a render without a call that is recorded."""
    shape_plans: bool = False
    """Whether some of those take part in a build beside its renders, so that no build can go without them."""

    def add(self, module: ModuleType) -> None:
        """Add everything that a module defines; what it merely imports is left out."""
        is_foreign = not module.__name__.startswith("jekyll_py.bundled.")
        self.foreign = self.foreign or is_foreign
        for value in vars(module).values():
            if getattr(value, "__module__", None) == module.__name__:
                self._add(value, is_foreign)

    def _add(self, value: object, is_foreign: bool) -> None:
        if isinstance(value, type):
            self._add_class(value, is_foreign)
            return
        hooks = tuple[Registration, ...](getattr(value, "jekyll_hooks", ()))
        self.unrecorded = self.unrecorded or (is_foreign and not all(map(is_recorded, hooks)))
        self.shape_plans = self.shape_plans or (is_foreign and not all(map(is_of_render, hooks)))
        self.hooks += map(recorded_hook, hooks) if is_foreign else hooks
        if callable(value):
            call = recorded(value) if is_foreign else value
            self.filters.update((name, call) for name in getattr(value, "jekyll_filters", ()))

    def _add_class(self, kind: type[Any], is_foreign: bool) -> None:
        is_converter = kind.__bases__ == (Converter,)  # others are those of this package, with parts of their own
        if is_foreign and issubclass(kind, Editions | Converter | MarkdownProcessor | JekyllInclude):
            self.unrecorded = self.unrecorded or not is_converter
        self.shape_plans = self.shape_plans or (is_foreign and issubclass(kind, Generator | Converter))
        if issubclass(kind, Generator):
            self.generators.append(kind())
        elif issubclass(kind, Editions):
            self.editions.append(kind())
        elif issubclass(kind, Converter):
            self.converters.append(recorded_converter(kind) if is_foreign and is_converter else kind)
        elif issubclass(kind, MarkdownProcessor):
            self.processors[kind.__name__] = kind
        elif issubclass(kind, Command):
            self.commands.append(kind)
        elif issubclass(kind, Tag | JekyllInclude):
            tag = recorded_tag(kind) if is_foreign and issubclass(kind, Tag) else kind
            for name in _tag_names(kind):
                self.tags[name] = tag

    @property
    def are_stateless(self) -> bool:
        """Whether a page renders the same whatever was rendered before; known only of the plugins of this package."""
        if self.ruby.has_plugins:
            return False
        parts = (*(hook.call for hook in self.hooks), *self.tags.values(), *self.filters.values(), *self.converters)
        return all(str(getattr(part, "__module__", "")).startswith("jekyll_py.") for part in parts)

    @property
    def ordered_generators(self) -> list[Generator]:
        """The generators, higher priority first."""
        return sorted(self.generators, key=lambda generator: -PRIORITIES[generator.priority])


def _tag_names(kind: type[Tag] | type[JekyllInclude]) -> tuple[str, ...]:
    names = vars(kind).get("names", ())
    return (names,) if isinstance(names, str) else tuple(names)
