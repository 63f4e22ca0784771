"""Properties of items that a plugin changes while others are rendered, for the filters that have read them before.

Jekyll keeps what a filter reads of an item (``Jekyll::Filters#item_property``, from 4.0 on) unless it is nil or false.
"""

from __future__ import annotations

from collections import Counter

_changes = Counter[str]()
_read: set[str] = set()
first_values: dict[tuple[str, str], object] = {}
"""By subject and name, the values with which filters go on."""


def forget_late_changes() -> None:
    """Begin with the items as they are."""
    _changes.clear()
    _read.clear()
    first_values.clear()


def note_late_change(subject: str, name: str, before: object) -> None:
    """A property changes.

    Args:
        subject: the subject of its item.
        name: the name of the property.
        before: its value so far; None where filters are to find the new one.
    """
    _changes[name] += 1
    if name in _read and before is not None and before is not False:
        first_values.setdefault((subject, name), before)


def late_changes(name: str) -> int:
    """The number of changes of a property since rendering began."""
    return _changes[name] if _changes else 0


def note_read(name: str) -> None:
    """A filter has read a property of items."""
    _read.add(name)
