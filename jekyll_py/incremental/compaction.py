"""Bounded growth: facts and texts of no use any more are left out when they are most of what there is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from .facts import Facts, renumbered
from .kept_items import KeptItems
from .known import Known
from .shelf import Name, Shelf
from .state import State
from .texts import Text, TextFile

_SPARE_FACTS = 1000
_SPARE_BYTES = 1 << 20
"""How much of no use does no harm in any case."""


def compact_facts(state: State, facts: Facts) -> tuple[State, Facts]:
    """A state in a table of only the facts that its renders read, if the table has doubled since that was last so."""
    if len(facts) <= 2 * facts.useful + _SPARE_FACTS:
        return state, facts
    table, numbers = facts.compacted(state.kept.traces)
    traces = {trace: renumbered(trace, numbers) for trace in set(state.kept.traces)}
    kept = KeptItems({key: (traces[trace], *rest) for key, (trace, *rest) in state.kept.packed.items()})  # type: ignore[misc]
    looked = {numbers[number]: answer for number, answer in state.looked.items() if number in numbers}
    return replace(state, looked=looked, kept=kept), table


def compact_texts(known: Known, make: Callable[[], TextFile]) -> Known:
    """The same with its texts in a new file, if most of the old one is of no use.

    Raises:
        Damaged: a text is not what was written, or the disk does not take it.
    """
    state, old = known.state, known.texts
    useful = state.kept.texts
    shelves = [shelf for shelf in (state.answers, known.plan and known.plan.members) if isinstance(shelf, Shelf)]
    size = sum(text.length for text in useful) + sum(shelf.size for shelf in shelves)
    if not isinstance(old, TextFile) or old.size <= 2 * size + _SPARE_BYTES:
        old.retain(useful)
        return known
    useful.update(shelf.text(name) for shelf in shelves for name in shelf)
    new = make()
    moved = {text: new.put_bytes(old.get_bytes(text)) for text in sorted(useful)}
    kept = KeptItems()
    for key, each in state.kept.items():
        output = None if each.output is None else moved[each.output]
        kept[key] = each._replace(content=moved[each.content], output=output)
    old.close()
    return Known(
        replace(state, answers=_moved(state.answers, moved, new), kept=kept),
        known.facts,
        new,
        known.plan and known.plan._replace(members=_moved(known.plan.members, moved, new)),
    )


def _moved(found: Mapping[Name, bytes], moved: Mapping[Text, Text], file: TextFile) -> Mapping[Name, bytes]:
    return found.moved(moved.__getitem__, file) if isinstance(found, Shelf) else found
