"""Which dependencies are no longer what they were."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from ..tracking.reads import GROUP
from .dependencies import DependencyTable, meets
from .digests import ITSELF, RENDERED, SURROUNDINGS, changed_fields
from .external import is_external
from .record import ItemKey
from .state import BuildState


class Changes:
    """The dependencies that changed between two builds; what is rendered on the way adds to them.

    Args:
        dependencies: those that were ever read.
        last: what the last build knew.
        this: what is known of this one.
        subjects: those whose answers may differ.
    """

    def __init__(self, table: DependencyTable, last: BuildState, this: BuildState, subjects: Iterable[str]) -> None:
        self._table = table
        changed = {*_unanswered(table, last, this), *_looked(last, this), *_moved(table, last.order, this.order)}
        for subject in subjects:
            before, after = last.answers.get(subject), this.answers.get(subject)
            if before != after:
                changed.update(_of_subject(table.of(subject), before, after))
        self.numbers = table.with_groups(changed)

    def reach(self, last: BuildState) -> Sequence[int]:
        """The positions of the items that read what has changed, or what that may change on the way, or that warn."""
        numbers, found, before = set(self.numbers), set[int](), -1
        while before != len(found):
            before = len(found)
            for position, key in enumerate(last.order):
                if position not in found and (last.kept.warns(key) or meets(last.kept.dependencies(key), numbers)):
                    found.add(position)
                    numbers.update(_rendered(self._table, key[0]))
        return sorted(found)

    def add(self, subject: str, fields: Iterable[str]) -> None:
        """Some fields to a subject are answered otherwise from here on; none of them is ever in a group."""
        known = self._table.of(subject)
        self.numbers.update(known[field] for field in fields if field in known)


def _of_subject(known: dict[str, int], before: bytes | None, after: bytes | None) -> Iterator[int]:
    """Its dependencies that changed; if it is gone or new, all that were ever read."""
    if not known:
        return
    fields = changed_fields(before, after)
    if fields is None:
        yield from known.values()
        return
    changed = set(fields)
    yield from (number for field, number in known.items() if field in changed)
    if ITSELF in known and not changed <= SURROUNDINGS:
        yield known[ITSELF]


def _unanswered(table: DependencyTable, last: BuildState, this: BuildState) -> Iterator[int]:
    """What nobody answers for, such as the time of day: nobody can say that it has not changed."""
    for subject, fields in table.known.items():
        if (
            subject not in this.answers
            and subject not in last.answers
            and subject != GROUP
            and not is_external(subject)
        ):
            yield from fields.values()


def _looked(last: BuildState, this: BuildState) -> Iterator[int]:
    return (number for number, answer in this.looked.items() if last.looked.get(number) != answer)


def _moved(table: DependencyTable, before: Sequence[ItemKey], after: Sequence[ItemKey]) -> Iterator[int]:
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
        yield from _rendered(table, path)


def _rendered(table: DependencyTable, path: str) -> Iterator[int]:
    """The dependencies of an item that rendering it may change."""
    known = table.of(path)
    return (known[field] for field in RENDERED if field in known)


def _told_apart(order: Iterable[ItemKey]) -> Iterator[tuple[ItemKey, int]]:
    """Items with how many of the same path and destination stand before them: two may redirect from one address."""
    seen = Counter[ItemKey]()
    for key in order:
        yield key, seen[key]
        seen[key] += 1
