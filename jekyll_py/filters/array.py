"""Jekyll's array filters. They return a new array."""

from __future__ import annotations

from collections.abc import Sequence

from ..limits import keep, spend
from ..liquid.errors import LiquidArgumentError
from ..liquid.filter import FilterFunction
from ..liquid.filters import arrays
from ..liquid.printing import ruby_to_s
from ..liquid.values import to_integer
from ..tracking import reads
from ..tracking.kinds import SAMPLE
from .property import derived


def push(value: object, item: object) -> object:
    """The array with ``item`` at its end."""
    return [*value, _charged(item, value)] if isinstance(value, list | tuple) else value


def unshift(value: object, item: object) -> object:
    """The array with ``item`` at its beginning."""
    return [_charged(item, value), *value] if isinstance(value, list | tuple) else value


def _charged(item: object, array: Sequence[object]) -> object:
    """Charge the copy of an array and the item added to it to the page's limits, and return the item."""
    spend(len(array))
    keep(item)
    return item


def pop(value: object, count: object = 1) -> object:
    """The array without its last ``count`` items."""
    if not isinstance(value, list | tuple):
        return value
    spend(len(value))
    return list(value[: max(len(value) - _size(count), 0)])


def shift(value: object, count: object = 1) -> object:
    """The array without its first ``count`` items."""
    if not isinstance(value, list | tuple):
        return value
    spend(len(value))
    return list(value[_size(count) :])


def map_(value: object, name: object) -> object:
    """The property ``name`` of each item."""
    return derived(value, ("map", ruby_to_s(name)), lambda: arrays.map_(value, name))


def _size(count: object) -> int:
    size = to_integer(count)
    if size < 0:
        raise LiquidArgumentError("negative array size")
    return size


def sample(value: object, count: object = 1) -> object:
    """A random item or, if ``count`` is not 1, a list of ``count`` random items."""
    import random  # slow to import, and used nowhere else

    if not isinstance(value, list | tuple):
        return value
    reads.record_volatile(SAMPLE)
    size = _sample_size(count)
    if size == 1:
        return random.choice(value) if value else None
    if size < 0:
        raise LiquidArgumentError("negative sample number")
    return random.sample(value, min(size, len(value)))


def _sample_size(count: object) -> int:
    try:
        return to_integer(count)
    except LiquidArgumentError:
        return 1


FILTERS: dict[str, FilterFunction] = {
    "map": map_,
    "push": push,
    "pop": pop,
    "shift": shift,
    "unshift": unshift,
    "sample": sample,
}
