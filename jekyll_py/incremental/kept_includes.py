"""The renders of includes that a build takes from the last one, and leaves for the next (see `store.includes`)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from ..render.text import Text
from ..reuse import CachedInclude
from .comparison import PlanComparison
from .record_maker import RecordMaker
from .store.blobs import Blob
from .store.dependencies import meets
from .store.includes import PackedInclude, latest_includes, packed_include


class KeptIncludes:
    """The renders of includes.

    Args:
        comparison: the plan compared with the last build; its changes grow while the build renders.
        maker: packs dependencies.
    """

    def __init__(self, comparison: PlanComparison, maker: RecordMaker) -> None:
        self._last, self._blobs, self._changes = comparison.last, comparison.this.blobs, comparison.changes
        self._maker = maker
        self._new: list[PackedInclude] = []
        self._used: set[str] = set()
        """The includes that were asked for, by their codes."""

    def of(self, code: str) -> Iterator[CachedInclude]:
        """The last renders of the include with some code that are up to date."""
        self._used.add(code)
        for name, read, text in self._last.includes:
            if name == code and not meets(read, self._changes.numbers):
                yield CachedInclude(partial(self._blobs.get, Blob(*text)), self._last.table.recorded(read))

    def put(self, code: str, text: str, dependencies: Iterable[int]) -> None:
        """Take a render of an include.

        Raises:
            Damaged: the disk does not take it.
        """
        read = self._maker.packed(dependencies)
        self._new.append(packed_include(code, read, self._blobs.put(Text(text))))

    def for_next_build(self) -> tuple[PackedInclude, ...]:
        """The latest renders that are up to date."""
        return latest_includes(self._last.includes, self._new, self._changes.numbers, self._used)
