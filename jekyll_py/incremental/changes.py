"""Which facts are no longer what they were."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from ..tracking.reads import BUNDLE
from .answers import ITSELF, RENDERED, SURROUNDINGS, changed_questions
from .facts import Facts, meets
from .kept import Key
from .outside import is_outside
from .state import State


class Changes:
    """The facts that changed between two builds; what is rendered on the way adds to them.

    Args:
        facts: those that were ever read.
        last: what the last build knew.
        this: what is known of this one.
        owners: those whose answers may differ.
    """

    def __init__(self, facts: Facts, last: State, this: State, owners: Iterable[str]) -> None:
        self._facts = facts
        changed = {*_unanswered(facts, last, this), *_looked(last, this), *_moved(facts, last.order, this.order)}
        for owner in owners:
            before, after = last.answers.get(owner), this.answers.get(owner)
            if before != after:
                changed.update(_of_owner(facts.of(owner), before, after))
        self.numbers = facts.with_bundles(changed)

    def reach(self, last: State) -> Sequence[int]:
        """The positions of the items that read what has changed, or what that may change on the way, or that warn."""
        numbers, found, before = set(self.numbers), set[int](), -1
        while before != len(found):
            before = len(found)
            for position, key in enumerate(last.order):
                if position not in found and (last.kept.warns(key) or meets(last.kept.trace(key), numbers)):
                    found.add(position)
                    numbers.update(_rendered(self._facts, key[0]))
        return sorted(found)

    def add(self, owner: str, questions: Iterable[str]) -> None:
        """Some questions to an owner are answered otherwise from here on; none of them is ever in a bundle."""
        known = self._facts.of(owner)
        self.numbers.update(known[question] for question in questions if question in known)


def _of_owner(known: dict[str, int], before: bytes | None, after: bytes | None) -> Iterator[int]:
    """Its facts that changed; if it is gone or new, all that were ever read."""
    if not known:
        return
    questions = changed_questions(before, after)
    if questions is None:
        yield from known.values()
        return
    changed = set(questions)
    yield from (number for question, number in known.items() if question in changed)
    if ITSELF in known and not changed <= SURROUNDINGS:
        yield known[ITSELF]


def _unanswered(facts: Facts, last: State, this: State) -> Iterator[int]:
    """What nobody answers for, such as the time of day: nobody can say that it has not changed."""
    for owner, questions in facts.known.items():
        if owner not in this.answers and owner not in last.answers and owner != BUNDLE and not is_outside(owner):
            yield from questions.values()


def _looked(last: State, this: State) -> Iterator[int]:
    return (number for number, answer in this.looked.items() if last.looked.get(number) != answer)


def _moved(facts: Facts, before: Sequence[Key], after: Sequence[Key]) -> Iterator[int]:
    """The rendered answers of items that may now be rendered before or after others than they were.

    What an item answers is Markdown before it was rendered and HTML afterwards. Of the items of both builds, those in
    front of the first that has another place and those behind the last one stand to all others as they did.
    """
    if before == after:
        return
    first, second = [*_told_apart(before)], [*_told_apart(after)]
    both = {*first} & {*second}
    one, other = ([each for each in order if each in both] for order in (first, second))
    places = [place for place, pair in enumerate(zip(one, other, strict=True)) if pair[0] != pair[1]]
    for (path, _), _ in one[places[0] : places[-1] + 1] if places else ():
        yield from _rendered(facts, path)


def _rendered(facts: Facts, path: str) -> Iterator[int]:
    """The facts of an item that rendering it may change."""
    known = facts.of(path)
    return (known[question] for question in RENDERED if question in known)


def _told_apart(order: Iterable[Key]) -> Iterator[tuple[Key, int]]:
    """Items with how many of the same path and destination stand before them: two may redirect from one address."""
    seen = Counter[Key]()
    for key in order:
        yield key, seen[key]
        seen[key] += 1
