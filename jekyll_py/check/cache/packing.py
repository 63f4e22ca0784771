"""Facts of pages as values that `marshal` writes, for the cache and for results of worker processes.

References are numbered in a table that all pages of a pack share: a navigation is the same on thousands of pages.
"""

from __future__ import annotations

import marshal
from collections.abc import Mapping, Sequence
from typing import Any

from ..finding import Around, Fault
from ..pages.facts import PageFacts, PlacedFault
from ..pages.page import TextPosition
from ..reference import Kind, Reference

_KINDS = {kind.value: kind for kind in Kind}


def packed(facts: Mapping[str, PageFacts]) -> bytes:
    """Facts by path as bytes."""
    table: dict[Reference, int] = {}
    rows = {path: _row(each, table) for path, each in facts.items()}
    references = [(each.kind.value, *each[1:]) for each in table]
    return marshal.dumps((references, rows))


def unpacked(data: bytes, known: dict[Reference, Reference]) -> tuple[Sequence[Reference], dict[str, PageFacts]]:
    """The references of all, each once, in the order of the facts; and the facts by path.

    Args:
        data: from `packed`, of a trusted place.
        known: the references that there are, so that equal ones are one object; it takes the new ones.

    Raises:
        ValueError, EOFError, TypeError: they are damaged.
    """
    written, rows = marshal.loads(data)
    references = [_reference(each, known) for each in written]
    return references, {path: _facts(row, references) for path, row in rows.items()}


def _reference(row: tuple[str, str, str, str, str], known: dict[Reference, Reference]) -> Reference:
    kind, element, attribute, url, base = row
    reference = Reference(_KINDS[kind], element, attribute, url, base)
    return known.setdefault(reference, reference)


def _row(facts: PageFacts, table: dict[Reference, int]) -> tuple[Any, ...]:
    numbers = tuple(table.setdefault(each, len(table)) for each in facts.references)
    faults = tuple(map(placed_row, facts.faults))
    return tuple(facts.anchors), numbers, faults, dict(facts.collected)


def _facts(row: tuple[Any, ...], references: list[Reference]) -> PageFacts:
    anchors, numbers, faults, collected = row
    placed = tuple(map(placed_fault, faults))
    return PageFacts(frozenset(anchors), tuple(references[number] for number in numbers), placed, collected)


def placed_row(placed: PlacedFault) -> tuple[Any, ...]:
    """A fault with its place as values that `marshal` can write."""
    return placed.rule, _fault_row(placed.fault), placed.place and tuple(placed.place)


def placed_fault(row: tuple[Any, ...]) -> PlacedFault:
    """The fault of `placed_row`."""
    rule, fault, place = row
    return PlacedFault(rule, _fault(fault), place and TextPosition(*place))


def _fault_row(fault: Fault) -> tuple[Any, ...]:
    return *fault[:-1], tuple(fault.around)


def _fault(row: tuple[Any, ...]) -> Fault:
    return Fault(*row)._replace(around=Around(*row[-1]))
