"""A list of drops as templates see it, such as ``site.pages``."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from typing import NamedTuple

from ..limits import Account, Limits
from ..tracking import reads
from .base import RecordedDrop

_MOST = 64
"""Results kept for one listing. A navigation asks the same few on every page; a page's own question is asked once."""


class _Derived(NamedTuple):
    result: object
    dependencies: frozenset[int]


class Listing(tuple[RecordedDrop, ...]):
    """Drops in a fixed order.

    What a filter makes of them is worked out once in a build: every page of a documentation site asks its navigation
    for the same pages in the same order. Whoever asks again has read what the first one read.
    """

    def __init__(self, _drops: Iterable[RecordedDrop] = ()) -> None:
        self._derived: dict[Hashable, _Derived] = {}

    def derive(self, question: Hashable, work: Callable[[], object]) -> object:
        """The result of ``work``, which depends on nothing but the drops and the ``question`` that stands for it.

        A list of drops comes as a `Listing`, so that the next filter can do likewise.
        """
        known = self._derived.get(question)
        if known is None:
            with reads.recording() as trace, Account(Limits()):  # whoever asks first does not pay for the others
                result = listed(work())
            known = self._keep(question, _Derived(result, reads.grouped(frozenset(trace))))
        reads.record_all(known.dependencies)
        return known.result

    def _keep(self, question: Hashable, derived: _Derived) -> _Derived:
        if len(self._derived) == _MOST:
            self._derived.clear()
        self._derived[question] = derived
        return derived


def listed(value: object) -> object:
    """A list of nothing but drops as a `Listing`; any other value as it is."""
    if isinstance(value, list) and all(isinstance(each, RecordedDrop) for each in value):
        return Listing(value)
    return value
