"""The fields and files that the renders of the last build read, in the forms that commands ask for."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence

from ..model.item import Item
from ..plan import Plan
from ..tracking.kinds import DIFFERING, FILE, LAYOUT, VOLATILE
from .store.dependencies import meets
from .store.snapshot import BuildSnapshot, key_of


def fields_by_subject(snapshot: BuildSnapshot, item: Item) -> Mapping[str, Sequence[str]]:
    """The fields that the render of an item read, by subject (see `tracking.kinds`); empty if that is not known."""
    found = dict[str, list[str]]()
    if key_of(item) not in snapshot.records:
        return found
    for number in _dependencies(snapshot, item):
        subject, field = snapshot.table.name(number)
        found.setdefault(subject, []).append(field)
    return found


def volatile_files(snapshot: BuildSnapshot) -> Iterator[str]:
    """The files that no two builds make alike, relative to the folder of the edition."""
    table, records = snapshot.table, snapshot.records
    numbers = table.with_groups(number for field, number in table.of(VOLATILE).items() if field in DIFFERING)
    keys = [key for key in records if meets(records.dependencies(key), numbers)]
    return (file.path for key in keys for file in records[key].files)


def layouts_and_includes(snapshot: BuildSnapshot, plan: Plan, go_on: Callable[[], None]) -> dict[str, Sequence[str]]:
    """By the file of each item, the files of its layouts and includes.

    Args:
        snapshot: the last build.
        plan: its plan.
        go_on: called for each item; may raise to end this.
    """
    table = snapshot.table
    layouts = {number: plan.layouts.get(name) for name, number in table.of(LAYOUT).items()}
    known = {number: layout.file for number, layout in layouts.items() if layout is not None}
    known |= {number: path for path, number in table.of(FILE).items() if os.path.exists(path)}
    found: dict[str, Sequence[str]] = {}
    for item in plan.rendered:
        go_on()
        if item.file is not None:
            found[item.file] = _files(snapshot, item, known)
    return found


def _files(snapshot: BuildSnapshot, item: Item, known: Mapping[int, str]) -> Sequence[str]:
    return [known[number] for number in sorted(_dependencies(snapshot, item)) if number in known]


def _dependencies(snapshot: BuildSnapshot, item: Item) -> set[int]:
    return snapshot.table.ungrouped(snapshot.records.dependencies(key_of(item)))
