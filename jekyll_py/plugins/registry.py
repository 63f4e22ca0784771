"""The registry of one site: everything that its plugins define."""

from __future__ import annotations

from collections.abc import Callable
from types import ModuleType
from typing import TYPE_CHECKING

from .stages_in_ruby import RubyStages

if TYPE_CHECKING:
    from ..converters import Converter
    from ..liquid import Tag
    from ..liquid.nodes import Node
    from ..model.edition import Editions
    from .command import Command
    from .generator import Generator
    from .hooks import Registration
    from .markdown_processor import MarkdownProcessor


class Plugins:
    """The generators, converters, tags and so on of one site. Nothing is registered for a whole process."""

    def __init__(self) -> None:
        self.generators: list[Generator] = []
        self.editions: list[Editions] = []
        self.converters: list[type[Converter]] = []
        self.processors: dict[str, type[MarkdownProcessor]] = {}
        """By the names that the key ``markdown`` may have."""
        self.tags: dict[str, type[Tag] | type[Node]] = {}
        self.filters: dict[str, Callable[..., object]] = {}
        self.operators: dict[str, Callable[[object, object], object]] = {}
        """Operators of conditions in templates, as functions of both sides."""
        self.blank: str | None = None
        """The rule by which values of Ruby are ``blank?`` once plugins in Ruby are loaded: `blank.blank_of`."""
        self.hooks: list[Registration] = []
        self.commands: list[type[Command]] = []
        self.names = set[str]()
        """The names in ``plugins:`` of those that were loaded by name."""
        self.files: list[str] = []
        """The Python files of the site that were run."""
        self.code = b""
        """A digest of those files as they were run."""
        self.ruby = RubyStages()
        """The part of the plugins in Ruby in a build."""
        self.foreign = False
        """Whether some are not of this package; what those read is not recorded, only that they were called."""
        self.unrecorded = False
        """Whether some of those can change a render without a call that is recorded."""
        self.shape_plans = False
        """Whether some of those take part in a build beside its renders, so that no build can go without them."""

    def add(self, module: ModuleType) -> None:
        """Add everything that a module defines; what it merely imports is left out."""
        from .definitions import add_definitions  # many sites have no plugins

        add_definitions(self, module)

    @property
    def foreign_code(self) -> bytes | None:
        """A digest of the site's own plugins, if there are any."""
        return self.code if self.foreign else None

    @property
    def are_stateless(self) -> bool:
        """Whether a page renders the same whatever was rendered before, unless that is noted while it is rendered.

        Known only of the plugins of this package, and of those in Ruby.
        """
        if self.ruby.has_plugins and self.unrecorded:
            return False
        parts = (*(hook.call for hook in self.hooks), *self.tags.values(), *self.filters.values(), *self.converters)
        return all(str(getattr(part, "__module__", "")).startswith("jekyll_py.") for part in parts)

    @property
    def ordered_generators(self) -> list[Generator]:
        """The generators, higher priority first."""
        from ..converters import PRIORITIES

        return sorted(self.generators, key=lambda generator: -PRIORITIES[generator.priority])
