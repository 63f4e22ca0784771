"""Bounded growth: dependencies and texts of no use any more are left out when they are most of what there is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from .blob_map import BlobMap, Name
from .blobs import Blob, BlobFile
from .dependencies import DependencyTable, renumbered
from .records import RenderRecords
from .snapshot import BuildSnapshot
from .state import BuildState

_SPARE_DEPENDENCIES = 1000
_SPARE_BYTES = 1 << 20
"""How much of no use does no harm in any case."""


def compact_dependencies(state: BuildState, table: DependencyTable) -> tuple[BuildState, DependencyTable]:
    """A state whose table holds the dependencies of its renders only, if the table has doubled since that was so."""
    if len(table) <= 2 * table.useful + _SPARE_DEPENDENCIES:
        return state, table
    table, numbers = table.compacted(state.kept.dependency_sets)
    sets = {each: renumbered(each, numbers) for each in set(state.kept.dependency_sets)}
    kept = RenderRecords({key: (sets[each], *rest) for key, (each, *rest) in state.kept.packed.items()})  # type: ignore[misc]
    looked = {numbers[number]: answer for number, answer in state.looked.items() if number in numbers}
    return replace(state, looked=looked, kept=kept), table


def compact_blobs(known: BuildSnapshot, make: Callable[[], BlobFile]) -> BuildSnapshot:
    """The same with its texts in a new file, if most of the old one is of no use.

    Raises:
        Damaged: a text is not what was written, or the disk does not take it.
    """
    state, old = known.state, known.texts
    useful = state.kept.texts
    shelves = [shelf for shelf in (state.answers, known.plan and known.plan.members) if isinstance(shelf, BlobMap)]
    size = sum(text.length for text in useful) + sum(shelf.size for shelf in shelves)
    if not isinstance(old, BlobFile) or old.size <= 2 * size + _SPARE_BYTES:
        old.retain(useful)
        return known
    useful.update(shelf.text(name) for shelf in shelves for name in shelf)
    new = make()
    moved = {text: new.put_bytes(old.get_bytes(text)) for text in sorted(useful)}
    kept = RenderRecords()
    for key, each in state.kept.items():
        output = None if each.output is None else moved[each.output]
        kept[key] = each._replace(content=moved[each.content], output=output)
    old.close()
    return BuildSnapshot(
        replace(state, answers=_moved(state.answers, moved, new), kept=kept),
        known.table,
        new,
        known.plan and known.plan._replace(members=_moved(known.plan.members, moved, new)),
    )


def _moved(found: Mapping[Name, bytes], moved: Mapping[Blob, Blob], file: BlobFile) -> Mapping[Name, bytes]:
    return found.moved(moved.__getitem__, file) if isinstance(found, BlobMap) else found
