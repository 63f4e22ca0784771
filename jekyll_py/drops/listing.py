"""Lists of drops, such as ``site.pages``, with the results of filters on them."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable

from ..lazy.tuples import NamedTuple
from ..limits import Account, Limits
from ..tracking import reads
from .base import RecordedDrop

_MOST = 64
"""The most results kept for one listing. The same few queries of a navigation are made on every page."""


Key = tuple[str, str, *tuple[Hashable, ...]]
"""Names a computation: the filter, the property of the drops that it reads, and whatever else decides on its result."""


class _Derived(NamedTuple):
    result: object
    dependencies: frozenset[int]
    changes: int
    """The number of changes of the property until then."""


class Listing(tuple[RecordedDrop, ...]):
    """An immutable list of drops that caches the results of filters for one build.

    Every page of a documentation site filters and sorts the same pages for its navigation. A cached result records the
    dependencies that were recorded when it was computed.
    """

    def __init__(self, _drops: Iterable[RecordedDrop] = ()) -> None:
        self._derived: dict[Key, _Derived] = {}
        self._late_changes = next((drop.late_changes for drop in self if drop.late_changes is not None), None)

    def derive(self, key: Key, compute: Callable[[], object]) -> object:
        """The result of ``compute``, called once for each ``key`` and again after a late change of the property.

        Args:
            key: names the computation; the result may depend on nothing else but the drops.
            compute: computes the result.

        Returns:
            The result; a list of drops is returned as a `Listing`, whose results are cached in turn.
        """
        late = self._late_changes
        known, changes = self._derived.get(key), 0 if late is None else late.number(key[1])
        if known is None or known.changes != changes:
            with reads.recording() as trace, Account(Limits()):  # the cost is not charged to the page that asks first
                result = listed(compute())
            if late is not None and key[0] != "map":  # a filter of Liquid, which keeps nothing
                late.note_read(key[1])
            known = self._keep(key, _Derived(result, reads.grouped(frozenset(trace)), changes))
        reads.record_all(known.dependencies)
        return known.result

    def _keep(self, key: Key, derived: _Derived) -> _Derived:
        if len(self._derived) == _MOST:
            self._derived.clear()
        self._derived[key] = derived
        return derived


def listed(value: object) -> object:
    """A list that contains only drops as a `Listing`; any other value unchanged."""
    if isinstance(value, list) and all(isinstance(each, RecordedDrop) for each in value):
        return Listing(value)
    return value
