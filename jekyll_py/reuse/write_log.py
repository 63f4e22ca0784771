"""A dictionary that knows what was written to it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

Value = TypeVar("Value")


class WriteLog(dict[str, Value]):
    """Begins as a copy, and notes which items are set; ``update`` would go unseen."""

    def __init__(self, begin: Mapping[str, Value]) -> None:
        super().__init__(begin)
        self.names: set[str] = set()
        """What was set."""

    def __setitem__(self, key: str, value: Value) -> None:
        self.names.add(key)
        super().__setitem__(key, value)

    def written(self) -> dict[str, Value]:
        """The items that were set and are still there."""
        return {name: self[name] for name in sorted(self.names) if name in self}
