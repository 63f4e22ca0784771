"""The calls by which Ruby takes part in the rendering of the site: texts of items, and variables of templates."""

from __future__ import annotations

import os
from functools import partial
from typing import TYPE_CHECKING

from ....model.excerpt import Excerpt
from ....model.item import Item
from ....model.page import Page
from ....tracking import reads
from ..site_changes import take_changes

if TYPE_CHECKING:
    from ..session import HostCall, Session


def rendered(session: Session, number: int, name: str) -> str | None:
    """A text of an item as it is at this point of the build."""
    item = session.handles.get(number)
    assert isinstance(item, Item)
    reads.record(reads.dependency_id(item.relative_path, name))
    so_far = session.rendering.so_far
    if name == "excerpt":
        found = item.data.get("excerpt")
        return so_far.excerpt(found) if isinstance(found, Excerpt) else None
    if session.build.is_written:
        return _written(session, item) if name == "output" else session.build.contents.get(item)
    return so_far.content(item) if name == "content" else so_far.output(item)


def _written(session: Session, item: Item) -> str:
    with open(os.path.join(session.config.destination, item.destination), "rb") as file:
        return file.read().decode("utf-8", "surrogateescape")


def page_values(session: Session, number: int) -> dict[str, object]:
    """The hash of the page that is rendered."""
    page = session.handles.get(number)
    assert isinstance(page, Page)
    drop = session.rendering.drops.page_hash(page)
    names = drop.keys()
    return {name: drop[name] for name in names}


def set_page_value(session: Session, number: int, name: str, value: object, *, is_in_place: bool = False) -> None:
    """Set a key of the hash of the page that is rendered; of a value that is changed in place, the page itself has the
    change, too, unless the hash has had another one."""
    page = session.handles.get(number)
    assert isinstance(page, Page)
    session.effects.note_site_change()
    drops = session.rendering.drops
    own, shared = drops.page_hash(page).front_matter, drops.page(page).front_matter
    if is_in_place and own.get(name) is shared.get(name):
        shared[name] = value
    own[name] = value
    session.value_places.changed({name: value}, [number])


def payload_get(session: Session, _number: int, name: str) -> object:
    """A variable of the templates of the item that is rendered."""
    return session.build.item.variables.get(name)


def payload_set(session: Session, _number: int, name: str, value: object, container: int | None = None) -> None:
    """Set a variable of the templates of the item that is rendered."""
    session.effects.note_site_change()
    value = session.shown(value)
    session.containers.hold(container, value)
    session.build.item.variables[name] = value
    session.build.payload[name] = value


def set_site_value(session: Session, name: str, value: object) -> None:
    """Set a key of ``site`` in templates."""
    session.effects.note_site_change()
    session.rendering.drops.site.show(name, value)


def stage(session: Session, name: str) -> None:
    """Run a stage of the build, which a plugin has wrapped."""
    take_changes(session, session.site)
    session.build.stages[name]()


CALLS: dict[str, HostCall] = {
    "rendered": rendered,
    "page_values": page_values,
    "set_page_value": set_page_value,
    "change_page_value": partial(set_page_value, is_in_place=True),
    "payload_get": payload_get,
    "payload_set": payload_set,
    "set_site_value": set_site_value,
    "stage": stage,
}
"""The functions by the names that Ruby has for them."""
