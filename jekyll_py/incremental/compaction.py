"""Bounded growth: facts and texts of no use any more are left out when they are most of what there is."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from .facts import Facts, renumbered
from .state import Kept, State
from .texts import Text, TextFile, Texts

_SPARE_FACTS = 1000
_SPARE_BYTES = 1 << 20
"""How much of no use does no harm in any case."""


def compact_facts(state: State, facts: Facts) -> tuple[State, Facts]:
    """A state in a table of only the facts that its renders read, if the table has doubled since that was last so."""
    if len(facts) <= 2 * facts.useful + _SPARE_FACTS:
        return state, facts
    table, numbers = facts.compacted(kept.trace for kept in state.kept.values())
    traces = {trace: renumbered(trace, numbers) for trace in {kept.trace for kept in state.kept.values()}}
    kept = {key: each._replace(trace=traces[each.trace]) for key, each in state.kept.items()}
    looked = {numbers[number]: answer for number, answer in state.looked.items() if number in numbers}
    return State(state.circumstances, state.answers, looked, state.order, kept), table


def compact_texts(state: State, texts: Texts, make: Callable[[], TextFile]) -> tuple[State, Texts]:
    """A state whose texts are in a new file, if most of the old one is of no use.

    Raises:
        Damaged: a text is not what was written, or the disk does not take it.
    """
    useful = {text for kept in state.kept.values() for text in _texts(kept)}
    if not isinstance(texts, TextFile) or texts.size <= 2 * sum(text.length for text in useful) + _SPARE_BYTES:
        texts.retain(useful)
        return state, texts
    new = make()
    moved = {text: new.put(texts.get(text)) for text in sorted(useful)}
    kept = {
        key: each._replace(content=moved[each.content], output=None if each.output is None else moved[each.output])
        for key, each in state.kept.items()
    }
    texts.close()
    return State(state.circumstances, state.answers, state.looked, state.order, kept), new


def _texts(kept: Kept) -> Iterator[Text]:
    yield kept.content
    if kept.output is not None:
        yield kept.output
