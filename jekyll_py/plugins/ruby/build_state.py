"""The state of the one build of a session, which the stages, the hooks and the calls of Ruby share."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from typing import TYPE_CHECKING

from ...model.document import Document
from ...model.item import Item

if TYPE_CHECKING:
    from ...liquid import Template
    from ...liquid.environment import Environment


class ItemState:
    """The state of the render of an item or an excerpt."""

    def __init__(self) -> None:
        self.variables: dict[str, object] = {}
        """The variables of its templates."""
        self.text = ""
        """The text of the item, as its hooks ``pre_render`` have left it so far."""
        self.source_map: str | None = None
        """The source map of the item, once it is converted."""


class TemplateState:
    """The templates that Ruby has parsed, before the site is rendered or while it is."""

    def __init__(self) -> None:
        self.environment: Environment | None = None
        """Their environment before the site is rendered, which has one of its own."""
        self.numbers: dict[str, int] = {}
        """The number of each, by its text."""


class BuildState:
    """The state of a build."""

    def __init__(self) -> None:
        self.stages: dict[str, Callable[[], None]] = {}
        """The stages of the build that are inside a method of Ruby."""
        self.first_data: dict[Document, dict[str, object]] = {}
        """The data of documents from before their files are read."""
        self.extensions: dict[Hashable, object] = {}
        """The answers of converters about extensions, by the questions."""
        self.templates = TemplateState()
        self.assignments: dict[str, Template] = {}
        """Templates that assign the value of an expression with filters, by the expression."""
        self.item = ItemState()
        self.payload: dict[str, object] = {}
        """The variables that plugins have given to all templates."""
        self.outputs: dict[str, str] = {}
        """The texts that Ruby has for items after the hooks ``post_render`` of the site, by number."""
        self.contents: Mapping[Item, str] = {}
        """The texts of items, where hooks that are called afterwards may ask for them."""
        self.is_written = False
        """Whether the output is in place."""
