"""The fields that the templates of generators have read, so that Ruby is not asked for each again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from ...recorded_calls import record_call

if TYPE_CHECKING:
    from ..session import Session

_FIRST = 16
"""The number of items that Ruby is asked for at first; later twice the number of those known is added to it."""
PURE = frozenset(["changed_fields", "field_of_items", "pure_field"])
"""The operations of Ruby in which no plugin runs, if their fields are `JekyllPy::PureFields`."""
QUIET = frozenset(
    {"collection_names", "contents", "converter_matches", "defaults", "describe", "escape_path", "list", "local_time"}
    | {"site_data", "site_time", "transliterate", "unescape_path"}
)
"""The functions for Ruby in which no template is rendered, and which those fields use."""


class EarlyFields:
    """The fields of items and of drops of the site and of documents that are pure.

    A field is current until a plugin runs. Afterwards Ruby, which has a fingerprint of what it has given, gives those
    that are others now.

    Args:
        session: the interpreter of the site.
    """

    def __init__(self, session: Session) -> None:
        self._session = session
        self._items: dict[int, dict[str, object]] = {}
        self._current: set[int] = set()
        """The items whose known fields are current."""
        self._read_since: set[int] = set()
        """The items that templates have read since a plugin ran."""
        self._read_before = 0
        """How many they had read when it did."""
        self._left_out: defaultdict[str, set[int]] = defaultdict(set)
        """The items of which Ruby finds a field only where a template asks for it, by the field."""
        self._objects: dict[tuple[object, str], object] = {}
        """The fields of drops that Ruby has given last."""
        self._current_objects: dict[tuple[object, str], object] = {}
        self._changes = 0

    def forget(self) -> None:
        """Take no field for current any more, as a plugin may have changed the site."""
        self._current.clear()
        self._current_objects.clear()
        self._left_out.clear()
        self._changes += 1
        if self._read_since:
            self._read_before = len(self._read_since)
            self._read_since.clear()

    def drop(self) -> None:
        """Drop all values, as some were changed here."""
        self.forget()
        self._items.clear()
        self._objects.clear()

    def of_object(self, number: object, kind: str, name: str) -> object:
        """A field of a drop of the site or of a document.

        Args:
            number: the number of the drop.
            kind: its class; each payload has a drop of the site of its own, with the same fields.
            name: the name of the field.
        """
        if (number, name) in self._current_objects:
            return self._current_objects[number, name]
        key = ("site" if kind == "Jekyll::Drops::SiteDrop" else number, name)
        changes = self._changes
        record_call()
        found = self._session.call("pure_field", number, name, key[0], key in self._objects)
        assert isinstance(found, dict)
        value = self._session.shown(found["value"]) if "value" in found else self._objects[key]
        if self._keeps(found, changes):
            self._objects[key] = self._current_objects[number, name] = value
        return value

    def _keeps(self, found: Mapping[str, object], changes: int) -> bool:
        """Whether a field that Ruby has given, since there were so many changes, is current now."""
        if not found["is_pure"]:  # to find it may have changed something
            self.forget()
        elif changes != self._changes:  # Ruby takes it for known
            self.drop()
        return changes == self._changes

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
        self._read_since.add(number)
        if number not in self._current:
            ahead = 2 * (self._read_before + len(self._read_since))
            self._update([number, *_window(numbers, place, ahead)])
        known = self._items.get(number)
        return known[name] if known is not None and name in known else self._read(number, name, numbers, place)

    def _update(self, numbers: Sequence[int]) -> None:
        """Take those of the known fields of items that are others now."""
        known = [number for number in numbers if number in self._items and number not in self._current]
        if known:
            changes = self._changes
            found = self._session.call("changed_fields", known)
            assert isinstance(found, dict)
            self._take(found["values"])
            for number, names in found["lost"].items():
                for name in names:
                    self._items[int(number)].pop(name, None)
            if changes != self._changes:
                self.drop()
        self._current.update(numbers)

    def _read(self, number: int, name: str, numbers: Sequence[int], place: int) -> object:
        changes = self._changes
        found = self._session.call("field_of_items", number, name, self._others(name, numbers, place))
        assert isinstance(found, dict)
        value = self._session.shown(found["value"])
        if self._keeps(found, changes):
            self._take(found["others"])
            self._items.setdefault(number, {})[name] = value
            self._left_out[name].update(found["left_out"])
        return value

    def _take(self, fields: Mapping[str, Mapping[str, object]]) -> None:
        for number, values in fields.items():
            shown = {name: self._session.shown(value) for name, value in values.items()}
            self._items.setdefault(int(number), {}).update(shown)

    def _others(self, name: str, numbers: Sequence[int], place: int) -> list[int]:
        """The items to read ahead."""
        left_out = self._left_out[name]
        window = _window(numbers, place, _FIRST if left_out else _FIRST + 2 * len(self._read_since))
        return [each for each in window if name not in self._items.get(each, ()) and each not in left_out]


def _window(numbers: Sequence[int], place: int, size: int) -> list[int]:
    """The items behind a place in a list, then those before, as ``sort`` changes the order."""
    behind = numbers[place : place + size]
    return [*behind, *numbers[: min(place, size - len(behind))]]
