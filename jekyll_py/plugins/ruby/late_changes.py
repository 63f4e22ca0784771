"""Changes that plugins in Ruby make in a site while it is rendered, for the templates that are still to come."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from ...drops import SiteDrop
from ...model.excerpt import Excerpt
from ...model.item import Item
from ...model.page import Page
from ...tracking.kinds import SET_BY_GEMS
from .values import NewExcerpt

if TYPE_CHECKING:
    from .session import Session

Row = Mapping[str, Any]


def take_late_changes(session: Session, found: Row) -> None:
    """Make changes of settings, data files and items in the plan that is rendered.

    Args:
        session: the interpreter.
        found: the keys of ``config`` and ``data`` that are set and gone, and the numbers of ``items`` with changes.
    """
    if found["config"]:
        take_settings(session, found["config"])
    if found["data"]:
        _change(session, session.site.data, found["data"]["set"], found["data"]["gone"])
    for number, changes in found["items"]:
        item = session.handles.get(number)
        if isinstance(item, Item):
            _take_item(session, item, changes)


def sets_own_key(session: Session, found: Row) -> bool:
    """Whether changes are a key that a known gem sets in the item that is rendered, of which other renders see nothing
    unless they read that key (`tracking.kinds.OWN_KEYS`)."""
    if not session.summary["sets_own_keys"] or found["config"] or found["data"] or len(found["items"]) != 1:
        return False
    ((number, changes),) = found["items"]
    item, data = session.handles.get(number), changes.get("data")
    if not isinstance(item, Item) or item is not session.rendering.drops.renders.current:
        return False
    return (
        data is not None
        and "content" not in changes
        and {*_changed_keys(item, data)} <= SET_BY_GEMS
        and not item.data.keys() - data.keys()
    )


def take_settings(session: Session, changes: Row) -> None:
    """Show settings in ``site``; fields of its own and collections keep their values."""
    rendering = session.rendering
    taken = {*SiteDrop.FIELDS, *rendering.plan.collections}
    for key, value in {**dict.fromkeys(changes["gone"]), **changes["set"]}.items():
        if key not in taken:
            rendering.drops.site.show(key, session.shown(value))


def _take_item(session: Session, item: Item, changes: Row) -> None:
    data = changes.get("data")
    if data is not None:
        data = with_excerpt(item, data)
        in_hash = _changed_keys(item, data) if changes.get("is_in_hash") else changes["mutated"]
        take_late_data(session, item, data)
        if isinstance(item, Page) and in_hash:
            drops = session.rendering.drops
            shared = drops.page(item).front_matter
            drops.page_hash(item).front_matter.update({key: shared[key] for key in in_hash})
    if "content" in changes:
        item.content = changes["content"] or ""


def _changed_keys(item: Item, data: Row) -> list[str]:
    return [key for key, value in data.items() if key not in item.data or item.data[key] != value]


def take_late_data(session: Session, item: Item, data: Row) -> None:
    """Give an item other front matter while the site is rendered: templates that have read its old one see it, too."""
    gone = [key for key in item.data if key not in data]
    _note_properties(session, item, data)
    shown = session.rendering.drops.item(item).front_matter
    for values in (item.data,) if shown is item.data else (item.data, shown):
        _change(session, values, data, gone)
    session.value_places.add(item)


def with_excerpt(item: Item, data: Row) -> Row:
    """The front matter of an item, with the excerpt that a plugin has made of it."""
    text = data.get("excerpt")
    return {**data, "excerpt": Excerpt(item, str(text), ())} if isinstance(text, NewExcerpt) else data


def _note_properties(session: Session, item: Item, data: Row) -> None:
    """Let filters read the properties again that are about to change."""
    has_memory, late = session.config.reference.jekyll >= (4,), session.rendering.drops.late_changes
    for key in item.data.keys() | data.keys():
        before = item.data.get(key)
        if key not in data or before != data[key]:
            late.note(item.relative_path, key, session.shown(before) if has_memory else None)


def _change(session: Session, values: dict[str, Any], changed: Row, gone: list[str]) -> None:
    for key in gone:
        values.pop(key, None)
    values.update({key: session.shown(value) for key, value in changed.items()})
