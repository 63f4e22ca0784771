"""Gives an item of a plan the front matter that its file has now, unless that changes the plan itself.

The new front matter is read as in any build. What the plan has taken from the old one (the address, the date, tags and
so on) has to be the same; keys that generators have added stay.
"""

from __future__ import annotations

from collections.abc import Mapping, Set
from typing import TypeVar

from ..model.document import Document
from ..model.excerpt import Excerpt
from ..model.item import Item
from ..model.item_data import Data
from .fingerprint import encoded

AnyItem = TypeVar("AnyItem", bound=Item)
_GROUPING = ("tags", "categories")


def renew_item(item: Item, fresh: Item) -> Set[str] | None:
    """Give an item the front matter and the content of its file.

    Args:
        item: an item of a plan.
        fresh: the same item as it is read from the file now.

    Returns:
        The keys of front matter that differ; None, and the item is as it was, if the plan would be another one.

    Raises:
        JekyllError: its address cannot be made.
    """
    read = item.data_as_read
    changed, generated = _differing(read, fresh.data), _differing(read, item.data)
    if changed & generated or not generated <= item.data.keys():
        return None
    if _placing(_twin(item, Data(read, item.data.defaults))) != _placing(_twin(fresh, fresh.data)):
        return None
    own = {key: _of_item(value, item) for key, value in fresh.data_as_read.items()}
    kept = {key: item.data[key] for key in item.data if key in generated}
    item.data, item.as_read = Data({**own, **kept}, fresh.data.defaults), None if item.as_read is None else own
    item.content, item.content_line, item.head = fresh.content, fresh.content_line, fresh.head
    return changed


def _differing(one: Mapping[str, object], other: Mapping[str, object]) -> Set[str]:
    """The keys with different values. Excerpts that are cut from the content count as equal."""
    return {
        key
        for key in one.keys() | other.keys()
        if key not in one or key not in other or not _is_same(one[key], other[key])
    }


def _is_same(one: object, other: object) -> bool:
    return (isinstance(one, Excerpt) and isinstance(other, Excerpt)) or encoded(one) == encoded(other)


def _of_item(value: object, item: Item) -> object:
    """A value of the front matter of an item; an excerpt that is cut from its twin becomes its own."""
    return Excerpt(item, value.content, value.closed) if isinstance(value, Excerpt) else value


def _twin(item: AnyItem, data: Data) -> AnyItem:
    """An item with other front matter and an address that follows from that."""
    twin = object.__new__(type(item))
    vars(twin).update(vars(item), data=data, _url=None, _destination=None)
    return twin


def _placing(item: Item) -> bytes:
    """Everything of an item on which a plan depends: whether and where it is written, and its place in lists."""
    data = item.data
    found = [item.url, item.destination, item.output_ext, data["regenerate"], data.get("published", True), data["slug"]]
    if isinstance(item, Document):
        found += [item.is_draft, item.is_undated, None if item.is_undated else data.get("date")]
        found += [item.is_placed_by_date, item.id, data[str(item.collection.metadata.get("sort_by"))]]
        found += [data[key] for key in _GROUPING]
    return encoded(found)
