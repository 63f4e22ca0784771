"""Items in the templates that plugins render before the render stage: Ruby says what their fields are."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ....liquid import Drop
from ....model.item import Item
from ....model.static_file import StaticFile

if TYPE_CHECKING:
    from ..session import Session


class EarlyItem(Drop):
    """The drop of an item whose address is not yet fixed.

    Args:
        session: the interpreter of the site.
        number: the number of the item.
    """

    __slots__ = ("_session", "number", "place")

    def __init__(self, session: Session, number: int) -> None:
        self._session = session
        self.number = number
        self.place: tuple[Sequence[int], int] = ((), 0)
        """The numbers of the items of its list, and its place behind which the next ones are."""

    def __getitem__(self, key: str) -> object:
        numbers, place = self.place
        return self._session.early_fields.of_item(self.number, key, numbers, place)

    def keys(self) -> list[str]:
        """The names of its fields."""
        found = self._session.call("fields_of_item", self.number)
        return found if isinstance(found, list) else []


def early(session: Session, value: object) -> object:
    """A value of Ruby with such drops in place of items."""
    if isinstance(value, Item | StaticFile):
        return EarlyItem(session, session.handles.number(value))
    if isinstance(value, list):
        return _early_list(session, value)
    return {key: early(session, each) for key, each in value.items()} if isinstance(value, dict) else value


def _early_list(session: Session, values: list[object]) -> list[object]:
    found = [early(session, each) for each in values]
    items = [each for each in found if isinstance(each, EarlyItem)]
    numbers = [item.number for item in items]
    for place, item in enumerate(items, 1):
        item.place = numbers, place
    return found


def holds_item(value: object) -> bool:
    """Whether an item is in a value."""
    if isinstance(value, list):
        return any(map(holds_item, value))
    return any(map(holds_item, value.values())) if isinstance(value, dict) else isinstance(value, Item | StaticFile)
