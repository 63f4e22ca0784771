"""The faults of rules that look at more than one page, kept while all that these rules have seen is the same."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from ..pages.facts import PlacedFault
from .packing import placed_fault, placed_row

Stored = Mapping[str, tuple[bytes, tuple[Any, ...]]]
"""By name the digest of what was seen, and the faults: values that `marshal` can write."""


class CachedFaults:
    """Faults by a name for what was looked at, each with a digest of all that was seen.

    Args:
        stored: those of an earlier check.
    """

    def __init__(self, stored: Stored | None = None) -> None:
        self._known = dict(stored or {})
        self._used: set[str] = set()
        self.is_changed = False
        """Whether there are others than in `stored`."""

    def of(
        self, name: str, seen: bytes, find: Callable[[], Iterable[tuple[str, PlacedFault]]]
    ) -> Iterator[tuple[str, PlacedFault]]:
        """Faults with the files that have them.

        Args:
            name: what is looked at.
            seen: the digest of all that the faults depend on.
            find: finds them, if others were seen before.
        """
        known = self._known.get(name)
        if known is None or known[0] != seen:
            known = seen, tuple((path, placed_row(fault)) for path, fault in find())
            self._known[name] = known
            self.is_changed = True
        self._used.add(name)
        return ((path, placed_fault(row)) for path, row in known[1])

    def has(self, name: str, seen: bytes) -> bool:
        """Whether the faults are known, whatever they are."""
        return name in self._known and self._known[name][0] == seen

    def stored(self) -> Stored:
        """The faults that were asked for, for the cache."""
        self._known = {name: each for name, each in self._known.items() if name in self._used}
        self.is_changed = False
        return self._known
