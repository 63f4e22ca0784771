"""Renders of items in Ruby, for plugins that have changed how Jekyll renders."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...liquid import Context
from ...model.excerpt import Excerpt
from ...model.item import Item
from .late_changes import take_late_changes

if TYPE_CHECKING:
    from .session import HostCall, Session


class RubyItemRenders:
    """Renders items and excerpts in Ruby, whose renderer comes back for templates and converters.

    Args:
        session: the interpreter of the site.
    """

    def __init__(self, session: Session) -> None:
        self._session = session

    def render(self, item: Item, source: str, variables: dict[str, object]) -> tuple[str, str, str | None]:
        """The content of an item from its source, its output and its source map, between the hooks ``pre_render`` and
        ``post_render``."""
        state = self._session.build.item
        state.variables, state.source_map = variables, None
        found = self._session.call("render_item", self._session.handles.number(item), source)
        assert isinstance(found, list)
        return found[0] or "", found[1] or "", state.source_map

    def excerpt(self, excerpt: Excerpt, variables: dict[str, object]) -> str:
        """The text of an excerpt."""
        state = self._session.build.item
        outer, state.variables = state.variables, variables
        try:
            return str(
                self._session.call("render_excerpt", self._session.handles.number(excerpt.item), excerpt.content)
            )
        finally:
            state.variables = outer


def convert_item(session: Session, number: int, text: str) -> str:
    """A text converted as the content of an item."""
    item = session.handles.get(number)
    assert isinstance(item, Item)
    converted, session.build.item.source_map = session.site.conversions.convert(text, item)
    return converted


def item_context(session: Session) -> int:
    """The number of a new context for a template of the item that is rendered."""
    variables = session.build.item.variables
    templates = session.rendering.templates
    return session.contexts.number(Context(templates.environment, variables, templates.registers(variables["page"])))


def take_item_changes(session: Session, number: int, changes: dict[str, object]) -> None:
    """Take what Ruby has changed of the item that it renders."""
    session.effects.note_site_change()
    take_late_changes(session, {"config": {}, "data": {}, "items": [(number, changes)]})


CALLS: dict[str, HostCall] = {
    "convert_item": convert_item,
    "item_context": item_context,
    "take_item_changes": take_item_changes,
}
"""The functions by the names that Ruby has for them."""
