"""The seam through which a render's reads are recorded.

A *fact* is one answer a template can get: a field of a document, the members of a list, a configuration key, the text
of a layout. It is named by the thing asked and the question, such as ``("_posts/2024-01-01-x.md", "title")``, and known
here by a small integer, so that recording costs one call and comparing traces is set arithmetic.

One render runs at a time in a process; parallel rendering uses processes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager

Fact = tuple[str, str]

_ids: dict[Fact, int] = {}
_facts: list[Fact] = []


def fact_id(owner: str, question: str) -> int:
    """The integer that stands for a fact, the same for the life of the process."""
    key = (owner, question)
    known = _ids.get(key)
    if known is None:
        known = _ids[key] = len(_facts)
        _facts.append(key)
    return known


def fact(number: int) -> Fact:
    """The fact behind an integer that `fact_id` gave."""
    return _facts[number]


def known_facts() -> int:
    """How many facts there are; the next new one gets this number."""
    return len(_facts)


def facts_since(number: int) -> list[Fact]:
    """The facts with this and every higher number, for another process, where they have other numbers."""
    return _facts[number:]


def _unrecorded(_facts: object) -> None:
    return None


# Called as `reads.record(id)` and `reads.record_all(ids)`: the attributes are swapped while a recording runs.
record: Callable[[int], None] = _unrecorded
record_all: Callable[[Iterable[int]], None] = _unrecorded


@contextmanager
def recording() -> Iterator[set[int]]:
    """Collect the facts read in the block. Recordings nest: what an inner one saw, the outer one saw too."""
    global record, record_all
    outer, outer_all, trace = record, record_all, set[int]()
    record, record_all = trace.add, trace.update
    try:
        yield trace
    finally:
        record, record_all = outer, outer_all
        record_all(trace)
