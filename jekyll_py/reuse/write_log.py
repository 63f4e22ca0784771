"""A dictionary that records which of its items were set."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

Value = TypeVar("Value")


class WriteLog(dict[str, Value]):
    """A copy of a mapping that records which items are set, except by ``update``."""

    def __init__(self, begin: Mapping[str, Value]) -> None:
        super().__init__(begin)
        self.names: set[str] = set()
        """The keys that were set."""

    def __setitem__(self, key: str, value: Value) -> None:
        self.names.add(key)
        super().__setitem__(key, value)

    def written(self) -> dict[str, Value]:
        """The items that were set and are still there."""
        return {name: self[name] for name in sorted(self.names) if name in self}
