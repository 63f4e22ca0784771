"""Properties of items that a plugin changes while others are rendered, for the filters that have read them before.

Jekyll keeps what a filter reads of an item (``Jekyll::Filters#item_property``, from 4.0 on) unless it is nil or false.
"""

from __future__ import annotations

from collections import Counter


class LateChanges:
    """The changes in one render of a site."""

    def __init__(self) -> None:
        self._numbers = Counter[str]()
        self._read: set[str] = set()
        self.first_values: dict[tuple[str, str], object] = {}
        """By subject and name, the values with which filters go on."""

    def note(self, subject: str, name: str, before: object) -> None:
        """A property changes.

        Args:
            subject: the subject of its item.
            name: the name of the property.
            before: its value so far; None where filters are to find the new one.
        """
        self._numbers[name] += 1
        if name in self._read and before is not None and before is not False:
            self.first_values.setdefault((subject, name), before)

    def number(self, name: str) -> int:
        """The number of changes of a property so far."""
        return self._numbers[name] if self._numbers else 0

    def note_read(self, name: str) -> None:
        """A filter has read a property of items."""
        self._read.add(name)
