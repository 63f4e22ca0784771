"""What a build knew, as bytes: numbers and digests in columns, texts in JSON."""

from __future__ import annotations

import operator
import os
import sys
from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain, count, islice, repeat
from operator import itemgetter
from typing import Any, NamedTuple

from .columns import digests, each, exactly, joined, numbers, parted, pieces, texts, texts_of
from .facts import Facts, Trace
from .fingerprint import SIZE
from .kept import Key
from .kept_items import KeptItems, Packed, PackedFile, PackedText
from .known import Known
from .packed_warnings import PackedWarning, unpacked
from .plan_file import PlanFile
from .shelf import Name, Places, Shelf
from .state import State
from .texts import TextFile

LAYOUT = [8, sys.version, sys.byteorder]
"""The layout of the files of a store; those of another one count as none."""
_NO_NAME = -1
"""Stands for no text, or for the usual one."""
_NUMBER = array("I").itemsize
OpenTexts = Callable[[str, int], TextFile]


class Parts(NamedTuple):
    """Two parts of a table as bytes, which need not be written anew while they say the same."""

    facts: Facts
    sizes: tuple[int, int]
    """How many facts and bundles there were: the table of facts only grows."""
    of_facts: bytes
    lists: tuple[object, ...]
    """The names of answers, the order and the files of the plan, which are replaced and never changed."""
    of_lists: bytes


def write_table(known: Known, file: TextFile, last: Parts | None) -> tuple[bytes, Parts]:
    """What a build knew, and the parts of it; what is on its shelves is not in it.

    Args:
        known: what it knew.
        file: its texts.
        last: the parts of the table before.
    """
    state, plan, packed = known.state, known.plan, known.state.kept.packed
    assert isinstance(state.answers, Shelf)
    parts = _parts(known, state.answers, last)
    extra = Names(file[0] for key, each in packed.items() for file in each[3] if file[0] != key[1])
    head = {
        "layout": LAYOUT,
        "circumstances": {name: value.hex() for name, value in state.circumstances.items()},
        "looked": [[number, answer.hex()] for number, answer in state.looked.items()],
        "warnings": [[number, each[4]] for number, each in enumerate(packed.values()) if each[4]],
        "texts": [os.path.basename(file.path), file.size],
        "extra": extra.texts,
        "stamp": None if plan is None else plan.stamp.hex(),
    }
    columns = [parts.of_facts, parts.of_lists, *_shelf(state.answers), *_kept(packed, state.order, extra)]
    if plan is not None:
        assert isinstance(plan.members, Shelf)
        columns += [plan.kinds, plan.layouts, plan.frame, *_shelf(plan.members)]
    return joined(head, columns), parts


def read_table(content: memoryview, open_texts: OpenTexts) -> tuple[Known, Parts]:
    """What a build knew, and the parts of it.

    Args:
        content: what `write_table` has written, or anything else.
        open_texts: gives the file of texts of a name and size, or raises one of `MALFORMED`.

    Raises:
        Damaged: it is nothing that this version has written.
    """
    return parted(content, lambda head, columns: _read(head, columns, open_texts))


def _read(head: Any, columns: Sequence[memoryview], open_texts: OpenTexts) -> tuple[Known, Parts]:
    if head["layout"] != LAYOUT:
        raise ValueError(head["layout"])
    name, size = head["texts"]
    file = open_texts(exactly(str, name), exactly(int, size))
    facts, (names, order, files) = parted(columns[0], _read_facts), parted(columns[1], _read_lists)
    state = State(
        {name: bytes.fromhex(value) for name, value in head["circumstances"].items()},
        _read_shelf(names, columns[2:5], file),
        {exactly(int, number): bytes.fromhex(answer) for number, answer in head["looked"]},
        order,
        KeptItems(_read_kept(head, columns[5:22], order)),
    )
    sizes = len(facts), len(facts.bundles)
    parts = Parts(facts, sizes, bytes(columns[0]), (names, order, files), bytes(columns[1]))
    if files is None or head["stamp"] is None:
        return Known(state, facts, file), parts
    is_whole = not columns[5] or state.kept.keys() == {*order}
    if not is_whole or "site" not in state.answers:
        raise ValueError("a plan of something else")
    kinds, layouts, frame, *places = columns[22:]
    members = _read_shelf(tuple(range(len(kinds))), places, file)
    plan = PlanFile(bytes.fromhex(head["stamp"]), bytes(kinds), members, files, bytes(layouts), bytes(frame))
    return Known(state, facts, file, plan), parts


class Names:
    """Texts that are written once and stand for themselves by their number.

    Args:
        texts: all of them, as often as they occur.
    """

    def __init__(self, texts: Iterable[str]) -> None:
        self.texts = [*dict.fromkeys(texts)]
        self._numbers: dict[str | None, int] = {**dict(zip(self.texts, count(), strict=False)), None: _NO_NAME}

    def column(self, texts: Iterable[str | None]) -> bytes:
        """The numbers of some texts."""
        return numbers("i", map(self._numbers.__getitem__, texts))


def _parts(known: Known, answers: Shelf[str], last: Parts | None) -> Parts:
    facts, plan = known.facts, known.plan
    sizes = len(facts), len(facts.bundles)
    lists = (answers.places.names, known.state.order, None if plan is None else plan.files)
    is_same = last is not None and all(map(operator.is_, lists, last.lists))
    of_facts = last.of_facts if last is not None and last.facts is facts and last.sizes == sizes else _facts(facts)
    return Parts(facts, sizes, of_facts, lists, last.of_lists if last is not None and is_same else _lists(*lists))


def _lists(answers: Sequence[str], order: Sequence[Key], files: Sequence[str | None] | None) -> bytes:
    prefix, rest = _shortened(files or ())
    names = Names(chain(answers, chain.from_iterable(order), (file for file in rest if file is not None)))
    head = [len(names.texts), None if files is None else prefix]
    columns = (names.column(each) for each in (answers, chain.from_iterable(order), rest))
    return joined(head, [texts(names.texts), *columns])


def _shortened(files: Sequence[str | None]) -> tuple[str, list[str | None]]:
    """What all files begin with, and what is left of them."""
    known = [file for file in files if file is not None]
    first, last = min(known, default=""), max(known, default="")
    length = next((at for at, (one, other) in enumerate(zip(first, last, strict=False)) if one != other), len(first))
    return first[:length], [None if file is None else file[length:] for file in files]


def _read_lists(
    head: Any, columns: Sequence[memoryview]
) -> tuple[tuple[str, ...], tuple[Key, ...], Sequence[str | None] | None]:
    (size, prefix), (content, answers, order, rest) = head, columns
    names = texts_of(exactly(int, size), content)
    in_order = map(names.__getitem__, order.cast("i"))
    keys = tuple(zip(in_order, in_order, strict=True))
    if prefix is None:
        return tuple(map(names.__getitem__, answers.cast("i"))), keys, None
    folder = exactly(str, prefix)
    files = [None if number == _NO_NAME else folder + names[number] for number in rest.cast("i")]
    return tuple(map(names.__getitem__, answers.cast("i"))), keys, files


def _shelf(shelf: Shelf[Any]) -> list[bytes]:
    return [shelf.places.starts, shelf.places.lengths, shelf.places.digests]


def _read_shelf(names: tuple[Name, ...], columns: Sequence[memoryview], file: TextFile) -> Shelf[Name]:
    starts, lengths, found = map(bytes, columns)
    size = len(set(names))
    if [len(names), len(starts), len(lengths), len(found)] != [size, 8 * size, 8 * size, SIZE * size]:
        raise ValueError(size)
    return Shelf(Places(names, starts, lengths, found), file)


def _facts(facts: Facts) -> bytes:
    """The owners, how many questions each was asked, those, and their numbers; the bundles and what they hold."""
    asked, held = facts.known.values(), facts.bundles.values()
    names = Names(chain(facts.known, chain.from_iterable(asked)))
    columns = [
        texts(names.texts),
        names.column(facts.known),
        numbers("I", map(len, asked)),
        names.column(chain.from_iterable(asked)),
        numbers("I", chain.from_iterable(questions.values() for questions in asked)),
        numbers("I", facts.bundles),
        numbers("Q", map(len, held)),
        b"".join(held),
    ]
    return joined([len(names.texts), facts.useful], columns)


def _read_facts(head: Any, columns: Sequence[memoryview]) -> Facts:
    (size, useful), (content, owners, counts, questions, found, bundles, lengths, held) = head, columns
    names = texts_of(exactly(int, size), content)
    asked = zip(map(names.__getitem__, questions.cast("i")), found.cast("I"), strict=True)
    by_owner = [dict(islice(asked, count)) for count in counts.cast("I")]
    if next(asked, None) is not None:
        raise ValueError("questions to nobody")
    known = dict(zip(map(names.__getitem__, owners.cast("i")), by_owner, strict=True))
    facts = Facts(known, dict(zip(bundles.cast("I"), _traces(lengths, held), strict=True)), exactly(int, useful))
    facts.check_bundles()
    return facts


def _traces(lengths: memoryview, content: memoryview) -> list[Trace]:
    """The traces of some lengths in bytes."""
    if any(length % _NUMBER for length in set(lengths.cast("Q"))):
        raise ValueError("no whole numbers")
    return pieces(lengths.cast("Q"), content)


def _kept(packed: Mapping[Key, Packed], order: Sequence[Key], extra: Names) -> list[bytes]:
    """Of each item its trace, content, output and files, and its place in the order unless all are in that."""
    items, traces = [*packed.values()], [each[0] for each in packed.values()]
    distinct = dict(zip(dict.fromkeys(traces), count(), strict=False))
    places = dict(zip(order, count(), strict=False))
    files = [file for each in items for file in each[3]]
    usual = chain.from_iterable(repeat(key[1], len(each[3])) for key, each in packed.items())
    elsewhere = [place for place, (file, path) in enumerate(zip(files, usual, strict=True)) if file[0] != path]
    return [
        numbers("I", () if (*packed,) == order else map(places.__getitem__, packed)),
        numbers("I", map(distinct.__getitem__, traces)),
        numbers("Q", map(len, distinct)),
        b"".join(distinct),
        *_texts([each[1] for each in items]),
        numbers("I", (place for place, each in enumerate(items) if each[2] is not None)),
        *_texts([each[2] for each in items if each[2] is not None]),
        numbers("I", (len(each[3]) for each in items)),
        numbers("I", elsewhere),
        extra.column(files[place][0] for place in elsewhere),
        b"".join(map(itemgetter(1), files)),
        numbers("Q", map(itemgetter(2), files)),
        numbers("q", map(itemgetter(3), files)),
    ]


def _texts(found: Sequence[PackedText]) -> list[bytes]:
    places, lengths, known = (map(itemgetter(side), found) for side in range(3))
    return [numbers("Q", places), numbers("Q", lengths), b"".join(known)]


def _read_kept(head: Any, columns: Sequence[memoryview], order: Sequence[Key]) -> dict[Key, Packed]:
    places, used, lengths, traces, *rest = columns
    keys = [*map(order.__getitem__, places.cast("I"))] if len(places) else [*order]
    distinct = _traces(lengths, traces)
    outputs: list[PackedText | None] = [None] * len(keys)
    for place, text in zip(rest[3].cast("I"), _read_texts(rest[4:7]), strict=True):
        outputs[place] = text
    found = zip(
        map(distinct.__getitem__, used.cast("I")),
        _read_texts(rest[:3]),
        outputs,
        _read_files(keys, rest[7:], each(str, head["extra"])),
        map(_read_warnings(head["warnings"]).get, range(len(keys)), repeat(())),
        strict=True,
    )
    return dict(zip(keys, found, strict=True))


def _read_texts(columns: Sequence[memoryview]) -> Iterator[PackedText]:
    places, lengths, known = columns
    return zip(places.cast("Q"), lengths.cast("Q"), digests(known), strict=True)


def _read_files(
    keys: Sequence[Key], columns: Sequence[memoryview], extra: Sequence[str]
) -> list[tuple[PackedFile, ...]]:
    """The files of each item; they are at its destination but for some."""
    counts, elsewhere, named, known, sizes, times = columns
    paths = [*chain.from_iterable(map(repeat, map(itemgetter(1), keys), counts.cast("I")))]
    for place, name in zip(elsewhere.cast("I"), named.cast("I"), strict=True):
        paths[place] = extra[name]
    rows = iter([*zip(paths, digests(known), sizes.cast("Q"), times.cast("q"), strict=True)])
    return [(next(rows),) if size == 1 else tuple(islice(rows, size)) for size in counts.cast("I")]


def _read_warnings(found: Any) -> Mapping[int, tuple[PackedWarning, ...]]:
    """Warnings as they are kept, of which one is told only when somebody asks."""
    for _, told in found:
        for warning in told:
            unpacked(warning)
    return {exactly(int, number): tuple(told) for number, told in found}
