"""Which dependencies have changed since the last build, and which items may be outdated by that.

It is made from two snapshots, and grows while the build renders: a render with another text than before changes the
``content`` and the ``output`` of its item for the items after it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence, Set
from itertools import takewhile

from ..model.document import Document
from ..model.item import ItemKey
from ..tracking.kinds import (
    ITSELF,
    RENDERED,
    RUBY,
    SITE,
    STATE,
    STATE_MIXED,
    SURROUNDINGS,
    VOLATILE,
    ChangedBy,
    changed_by,
    is_external,
)
from .encoded_fields import changed_fields
from .store.dependencies import DependencyTable, meets
from .store.snapshot import BuildSnapshot


class Changes:
    """The changed dependencies.

    Args:
        last: the snapshot of the last build.
        this: that of this build, as far as it is known before anything is rendered.
        subjects: those whose fields may differ.
        undated: the documents of this build whose date is ``site.time``.
    """

    def __init__(
        self, last: BuildSnapshot, this: BuildSnapshot, subjects: Iterable[str], undated: Sequence[Document]
    ) -> None:
        self._table = last.table
        changed = {*_without_digest(last, this), *_external(last, this), *_reordered(last, this), *_mixed(last)}
        changed.update(_redated(last, this, undated))
        for subject in subjects:
            before, after = last.fields.get(subject), this.fields.get(subject)
            if before != after:
                changed.update(_of_subject(self._table.of(subject), before, after))
        self.numbers = self._table.with_groups(changed)

    def affected(self, last: BuildSnapshot) -> tuple[Sequence[int], Set[int]]:
        """The items that depend on a change, or on what rendering those may change, or that warn.

        Returns:
            Their positions, and the dependencies that have changed or may change.
        """
        order, (renders, contents, warned) = last.order, last.records.search(last.order)
        numbers, new = set[int](), set(self.numbers)
        found, meeting = set[int](), set[int]()
        while new or warned - found:
            numbers |= new
            meeting |= contents.having(new)
            reached = (warned | renders.having(new)) - found
            found |= reached
            new = self._of_items((order[position] for position in reached), "output")
            new |= self._of_items((order[position] for position in meeting & found), "content")
            new -= numbers
        return sorted(found), numbers

    def _of_items(self, keys: Iterable[ItemKey], field: str) -> set[int]:
        """The dependencies on one field of some items."""
        return {number for path, _ in keys for number in self._known(path, field)}

    def add(self, subject: str, fields: Iterable[str]) -> None:
        """Count some fields of a subject as changed from here on. Fields that rendering changes are in no group."""
        self.numbers.update(self._known(subject, *fields))

    def _known(self, subject: str, *fields: str) -> Iterable[int]:
        known = self._table.of(subject)
        return [known[field] for field in fields if field in known]


def _of_subject(known: dict[str, int], before: bytes | None, after: bytes | None) -> Iterator[int]:
    """The changed dependencies of a subject; all of them if the subject is gone or new."""
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


def _without_digest(last: BuildSnapshot, this: BuildSnapshot) -> Iterator[int]:
    """The dependencies on volatile subjects, such as the time of day, which have no digest to compare."""
    for subject in last.table.outside(last.fields):
        if subject not in this.fields and not _has_digest(subject):
            yield from last.table.of(subject).values()


def _has_digest(subject: str) -> bool:
    """Whether dependencies on a subject that is not in the plan are compared elsewhere."""
    return is_external(subject) or changed_by(subject) in (ChangedBy.MEMBERS, ChangedBy.RENDERING)


def _mixed(last: BuildSnapshot) -> Iterator[int]:
    """The dependency on the state of plugins in Ruby, if a render of the last build read what earlier ones left."""
    table = last.table
    mixed, state = table.of(VOLATILE).get(STATE_MIXED), table.of(RUBY).get(STATE)
    if mixed is not None and state is not None:
        numbers = table.with_groups({mixed})
        if any(meets(dependencies, numbers) for dependencies in last.records.dependency_sets):
            yield state


def _external(last: BuildSnapshot, this: BuildSnapshot) -> Iterator[int]:
    return (number for number, digest in this.external.items() if last.external.get(number) != digest)


def _redated(last: BuildSnapshot, this: BuildSnapshot, undated: Sequence[Document]) -> Iterator[int]:
    """The dates of undated documents, if the time of the build is another."""
    if not undated:
        return
    changed = changed_fields(last.fields.get(SITE), this.fields.get(SITE))
    shows_dates = any("date" in fields for fields in last.table.known.values())  # else no document need be looked at
    if shows_dates and (changed is None or "time" in changed):
        known = (last.table.of(document.relative_path) for document in undated)
        yield from (fields["date"] for fields in known if "date" in fields)


def _reordered(last: BuildSnapshot, this: BuildSnapshot) -> Iterator[int]:
    """The texts of items that may now be rendered before items that they were rendered after, or the reverse.

    The content of an item is Markdown before it was rendered and HTML afterwards. Of the items of both builds, those in
    front of the first one with another place and those behind the last one have the same order to all others.
    """
    if last.order == this.order:
        return
    same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(last.order, this.order, strict=False)))
    first, second = [*_numbered(last.order[same:])], [*_numbered(this.order[same:])]
    both = {*first} & {*second}
    one, other = ([each for each in order if each in both] for order in (first, second))
    places = [place for place, pair in enumerate(zip(one, other, strict=True)) if pair[0] != pair[1]]
    for (path, _), _ in one[places[0] : places[-1] + 1] if places else ():
        yield from _rendered(last.table, path)


def _rendered(table: DependencyTable, path: str) -> Iterator[int]:
    """The dependencies on the texts of an item, which rendering it may change."""
    known = table.of(path)
    return (known[field] for field in RENDERED if field in known)


def _numbered(order: Iterable[ItemKey]) -> Iterator[tuple[ItemKey, int]]:
    """Keys, equal ones numbered: two redirects may have one address."""
    seen = Counter[ItemKey]()
    for key in order:
        yield key, seen[key]
        seen[key] += 1
