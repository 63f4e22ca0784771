"""The seam through which a render's reads are recorded.

A *fact* is one answer a template can get: a field of a document, the members of a list, a configuration key, the text
of a layout. It is named by the thing asked and the question, such as ``("_posts/2024-01-01-x.md", "title")``, and known
here by a small integer, so that recording costs one call and comparing traces is set arithmetic.

A *bundle* is a fact that stands for many others: a navigation over all pages reads the same thousands of facts on every
page, which would else be written down page by page. It is known by a digest of the facts it holds.

One render runs at a time in a process; parallel rendering uses processes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from hashlib import blake2b

Fact = tuple[str, str]

BUNDLE = "bundle"
"""The owner of bundles."""
_WORTH = 16
"""So many facts are worth a bundle."""
_SETTLING = frozenset({"content", "output", "related_posts"})
"""Answers that change while a site is rendered. They stay by themselves: whoever waits for one has to see it."""

_ids: dict[Fact, int] = {}
_facts: list[Fact] = []
_members: dict[int, frozenset[int]] = {}


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


@lru_cache(maxsize=1024)
def bundled(facts: frozenset[int]) -> frozenset[int]:
    """The same facts, most of them in one bundle if they are many."""
    held = frozenset(number for number in facts if is_steady(number)) if len(facts) >= _WORTH else frozenset()
    if len(held) < _WORTH:
        return facts
    names = sorted("\0".join(_facts[number]) for number in held)
    name = blake2b("\n".join(names).encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
    return facts - held | {learn_bundle(fact_id(BUNDLE, name), held)}


def learn_bundle(number: int, held: frozenset[int]) -> int:
    """A fact is a bundle of these; its number."""
    _members.setdefault(number, held)
    return number


def held_by(number: int) -> frozenset[int]:
    """The facts in a bundle, bundles among them; none for any other fact."""
    return _members.get(number, frozenset())


def unbundled(facts: Iterable[int]) -> set[int]:
    """Facts, those in bundles one by one."""
    found = set[int]()
    for number in facts:
        held = _members.get(number)
        found.update((number,) if held is None else unbundled(held))
    return found


def is_steady(number: int) -> bool:
    """Whether a fact is the same at any moment of a build."""
    owner, question = _facts[number]
    return question not in _SETTLING and owner != "transient"


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
