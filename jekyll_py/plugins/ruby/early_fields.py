"""The fields that the templates of generators have read, so that Ruby is not asked for each again."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ..recorded_calls import record_call

if TYPE_CHECKING:
    from .session import Session

_FIRST = 16
"""The number of items that Ruby is asked for at first; later twice the number of those known is added to it."""
PURE = frozenset(["field_of_items", "pure_field"])
"""The operations of Ruby in which no plugin runs, if their fields are `JekyllPy::PureFields`."""
QUIET = frozenset(
    {"collection_names", "contents", "converter_matches", "defaults", "describe", "escape_path", "list", "local_time"}
    | {"site_data", "site_time", "transliterate", "unescape_path"}
)
"""The functions for Ruby in which no template is rendered, and which those fields use."""


class EarlyFields:
    """The fields of items and of the drop of the site that are pure, until a plugin runs.

    Args:
        session: the interpreter of the site.
    """

    def __init__(self, session: Session) -> None:
        self._session = session
        self._items: dict[str, dict[int, object]] = {}
        self._left_out: dict[str, set[int]] = {}
        """The items of which Ruby finds a field only where a template asks for it."""
        self._objects: dict[tuple[object, str], object] = {}
        self._changes = 0

    def forget(self) -> None:
        """Forget all, as a plugin may have changed the site."""
        self._items.clear()
        self._left_out.clear()
        self._objects.clear()
        self._changes += 1

    def of_object(self, number: object, name: str) -> object:
        """A field of a drop of the site or of a document."""
        if (number, name) in self._objects:
            return self._objects[number, name]
        changes = self._changes
        record_call()
        found = self._session.call("pure_field", number, name)
        assert isinstance(found, dict)
        value = self._session.shown(found["value"])
        if not found["is_pure"]:
            self.forget()
        elif changes == self._changes:
            self._objects[number, name] = value
        return value

    def of_item(self, number: int, name: str, numbers: Sequence[int], place: int) -> object:
        """A field of an item.

        Args:
            number: its number.
            name: the name of the field.
            numbers: the numbers of the items of its list.
            place: where the items begin that a loop takes next.
        """
        if self._session.renderer is not None:
            return self._session.shown(self._session.call("field_of_item", number, name))
        known = self._items.setdefault(name, {})
        return known[number] if number in known else self._read(number, name, numbers, place)

    def _read(self, number: int, name: str, numbers: Sequence[int], place: int) -> object:
        changes, known = self._changes, self._items[name]
        others = self._others(name, numbers, place)
        found = self._session.call("field_of_items", number, name, others)
        assert isinstance(found, dict)
        value = self._session.shown(found["value"])
        if not found["is_pure"]:
            self.forget()
        elif changes == self._changes:
            ahead = {int(each): self._session.shown(other) for each, other in found["others"].items()}
            self._left_out[name].update(each for each in others if each not in ahead)
            known.update(ahead)
            known[number] = value
        return value

    def _others(self, name: str, numbers: Sequence[int], place: int) -> list[int]:
        """The items to read ahead: those behind in the list, then those before, as ``sort`` changes the order."""
        known, left_out = self._items[name], self._left_out.setdefault(name, set())
        size = _FIRST if left_out else _FIRST + 2 * len(known)
        behind = numbers[place : place + size]
        window = [*behind, *numbers[: min(place, size - len(behind))]]
        return [each for each in window if each not in known and each not in left_out]
