"""The renders of includes that a build has kept, in the order in which they were made (see `reuse.kept_results`)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence, Set

from ...reuse.kept_results import MOST_OF_ONE
from .blobs import Blob
from .dependencies import DependencySet, meets, renumbered
from .records import PackedBlob

MOST = 8
"""The most renders that are kept: most sites have one or two includes that cost much."""
PackedInclude = tuple[str, DependencySet, PackedBlob]
"""A digest of its code, what it depends on and the place of its text, as values that `marshal` can write."""
Includes = Sequence[PackedInclude]


def packed_include(code: str, dependencies: DependencySet, text: Blob) -> PackedInclude:
    """A render in packed form."""
    return code, dependencies, (text.start, text.length, text.digest)


def latest_includes(last: Includes, new: Includes, changed: Set[int], used: Set[str]) -> tuple[PackedInclude, ...]:
    """The renders to keep, those that were used last at the end.

    Args:
        last: those of the last build.
        new: those of this one.
        changed: the dependencies that have changed.
        used: the includes of this build, by their codes.
    """
    known = [each for each in last if not meets(each[1], changed)]
    found = [*sorted(known, key=lambda each: each[0] in used), *new]
    later = Counter[str]()
    kept = list[PackedInclude]()
    for each in reversed(found):
        later[each[0]] += 1
        if later[each[0]] <= MOST_OF_ONE and len(kept) < MOST:
            kept.append(each)
    return tuple(reversed(kept))


def include_blobs(includes: Includes) -> set[Blob]:
    """All their texts."""
    return {Blob(*text) for _, _, text in includes}


def moved_includes(includes: Includes, moved: Mapping[Blob, Blob]) -> tuple[PackedInclude, ...]:
    """The same with the texts in other places."""
    return tuple(packed_include(code, read, moved[Blob(*text)]) for code, read, text in includes)


def renumbered_includes(includes: Includes, numbers: dict[int, int]) -> tuple[PackedInclude, ...]:
    """The same with the dependencies in the numbers of another table."""
    return tuple((code, renumbered(read, numbers), text) for code, read, text in includes)
