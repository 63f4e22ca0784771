"""Run-time support for ``for`` and ``tablerow``: the items of a loop, ``forloop`` and ``tablerowloop``."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain

from ..limits import Usage
from .drop import Drop, ListDrop, UnreadList
from .errors import LiquidArgumentError
from .hash_keys import key_value, pairs
from .numbers import string_to_i
from .values import to_i, to_integer

Items = Sequence[object]
RANGE_SIZE = 10_000_000
"""The longest range that a loop iterates over; Ruby would use up the memory."""


def items(collection: object) -> Items:
    """The items of a loop: a string is one item, a hash gives its pairs, and a value that is no collection has none."""
    if isinstance(collection, (list, tuple)):
        return collection
    if isinstance(collection, str):
        return [collection] if collection else []
    if isinstance(collection, Mapping):
        return list(pairs(collection))
    if isinstance(collection, range):
        if collection.stop - collection.start > RANGE_SIZE:
            raise LiquidArgumentError(f"range of more than {RANGE_SIZE} items")
        return collection
    if isinstance(collection, Drop) and isinstance(collection, Iterable):
        return list(map(key_value, collection))
    return ()


def for_offset(value: object) -> int:
    """The ``offset`` of a ``for``.

    Raises:
        LiquidArgumentError: the value is no integer.
    """
    return 0 if value is None else to_integer(value)


def for_segment(collection: object, offset: int, limit: object) -> Items:
    """The part of a collection that a ``for`` iterates over."""
    stop = None if limit is None else to_integer(limit) + offset
    return segment(collection, offset, stop)


def lenient_segment(collection: object, offset: int, limit: object) -> Items:
    """`for_segment` of Liquid 4, which takes any text for a number (``to_i``)."""
    return segment(collection, offset, None if limit is None or limit is False else to_i(limit) + offset)


def row_segment(collection: object, offset: object, limit: object, limited: bool) -> Items:
    """The part of a collection that a ``tablerow`` iterates over."""
    start = to_i(offset)
    return segment(collection, start, start + to_i(limit) if limited else None)


def segment(collection: object, start: int, stop: int | None) -> Items:
    """The items from ``start`` to ``stop`` (`Liquid::Utils.slice_collection`); a string is never cut."""
    first, end = max(start, 0), None if stop is None else max(stop, 0)
    if isinstance(collection, UnreadList | ListDrop):
        return collection.part(first, end)
    found = items(collection)
    return found if isinstance(collection, str) else found[first:end]


def checked(usage: Usage, append: Callable[[str], None], found: Items, rounds: int) -> Iterable[object]:
    """The items of a loop, with a check of the limits before the first one and after every ``rounds`` items.

    Args:
        usage: the account.
        append: the function that takes output.
        found: the items.
        rounds: the number of items between checks.
    """
    usage.check(append)
    return found if len(found) <= rounds else chain.from_iterable(_parts(usage, append, found, rounds))


def _parts(usage: Usage, append: Callable[[str], None], found: Items, rounds: int) -> Iterator[Items]:
    for start in range(0, len(found), rounds):
        yield found[start : start + rounds]
        usage.check(append)


def make_range(start: object, stop: object) -> range:
    """``(start..stop)``."""
    return range(_bound(start), _bound(stop) + 1)


def _bound(value: object) -> int:
    if value is None:
        return 0
    return string_to_i(value) if isinstance(value, str) else to_integer(value)


class ForLoop(Drop):
    """``forloop``."""

    __slots__ = ("_length", "_name", "_parent", "index0")

    def __init__(self, name: str, length: int, parent: object) -> None:
        self._name = name
        self._length = length
        self._parent = parent
        self.index0 = 0

    def __getitem__(self, key: str) -> object:
        answer = _FORLOOP.get(key)
        return answer(self) if answer else None

    def keys(self) -> Iterable[str]:
        return _FORLOOP.keys()

    def __str__(self) -> str:
        return "Liquid::ForloopDrop"


_FORLOOP = {
    "length": lambda loop: loop._length,
    "parentloop": lambda loop: loop._parent,
    "name": lambda loop: loop._name,
    "index": lambda loop: loop.index0 + 1,
    "index0": lambda loop: loop.index0,
    "rindex": lambda loop: loop._length - loop.index0,
    "rindex0": lambda loop: loop._length - loop.index0 - 1,
    "first": lambda loop: loop.index0 == 0,
    "last": lambda loop: loop.index0 == loop._length - 1,
}


class TableRowLoop(Drop):
    """``tablerowloop``."""

    __slots__ = ("col", "cols", "index0", "length", "row")

    def __init__(self, length: int, cols: object) -> None:
        self.length = length
        self.cols = to_i(cols)
        self.index0 = 0
        self.col = 1
        self.row = 1

    def __getitem__(self, key: str) -> object:
        answer = _TABLEROW.get(key)
        return answer(self) if answer else None

    def keys(self) -> Iterable[str]:
        return _TABLEROW.keys()

    def __str__(self) -> str:
        return "Liquid::TablerowloopDrop"

    def end_cell(self) -> str:
        """Advance to the next cell; returns the HTML that ends this one and, after a full row, begins the next row."""
        full = self.col == self.cols
        more = full and self.index0 != self.length - 1
        closing = f'</td></tr>\n<tr class="row{self.row + 1}">' if more else "</td>"
        self.index0 += 1
        self.col = 1 if full else self.col + 1
        self.row += full
        return closing


_TABLEROW = {
    "length": lambda loop: loop.length,
    "col": lambda loop: loop.col,
    "row": lambda loop: loop.row,
    "index": lambda loop: loop.index0 + 1,
    "index0": lambda loop: loop.index0,
    "col0": lambda loop: loop.col - 1,
    "rindex": lambda loop: loop.length - loop.index0,
    "rindex0": lambda loop: loop.length - loop.index0 - 1,
    "first": lambda loop: loop.index0 == 0,
    "last": lambda loop: loop.index0 == loop.length - 1,
    "col_first": lambda loop: loop.col == 1,
    "col_last": lambda loop: loop.col == loop.cols,
}

RUNTIME_BEFORE_5: Mapping[str, object] = {"for_offset": to_i, "for_segment": lenient_segment}
"""The functions of `runtime.RUNTIME` that Liquid 4 has otherwise."""
