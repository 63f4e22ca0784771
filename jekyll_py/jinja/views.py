"""Read-only views of the lists and hashes of a site, for Jinja2 templates.

All pages of a build share these values, so templates must not get at their mutating methods. A view of any list is made
in constant time: its members are wrapped when they are read.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from typing import Any, overload

from jinja2 import Undefined

from ..drops import DataMapping, DataPart, Listing
from ..liquid import Drop
from ..liquid.hash_keys import HashKey, key_value, to_key

_SCALARS = frozenset({str, int, float, bool, type(None)})


class ListView(Sequence[object]):
    """A list or tuple as templates see it.

    Args:
        items: the list itself.
    """

    __slots__ = ("_items",)

    def __init__(self, items: Sequence[object]) -> None:
        self._items = items

    @overload
    def __getitem__(self, index: int) -> object: ...
    @overload
    def __getitem__(self, index: slice) -> ListView: ...
    def __getitem__(self, index: int | slice) -> object:
        return view(self._items[index])

    def __len__(self) -> int:
        return len(self._items)

    def __iter__(self) -> Iterator[object]:
        return map(view, self._items)

    def __contains__(self, value: object) -> bool:
        return raw(value) in self._items

    def __eq__(self, other: object) -> bool:
        return self._items == raw(other)

    def __lt__(self, other: object) -> bool:
        items: Any = self._items
        return bool(items < raw(other))  # Python refuses what is no list

    def __add__(self, other: object) -> list[object]:
        return [*self, *_members(other)]

    def __radd__(self, other: object) -> list[object]:
        return [*_members(other), *self]

    def __mul__(self, times: int) -> list[object]:
        return list(self) * times

    __rmul__ = __mul__

    def __repr__(self) -> str:
        return repr(self._items)


class HashView(Mapping[object, object]):
    """A hash as templates see it.

    Args:
        values: the hash itself.
    """

    __slots__ = ("_hash",)

    def __init__(self, values: Mapping[Any, object]) -> None:
        self._hash = values

    @property
    def _values(self) -> Mapping[Any, object]:
        """The hash itself; a subclass may record that it is read."""
        return self._hash

    def __getitem__(self, key: object) -> object:
        return view(self._values[self._known(key)])

    def __contains__(self, key: object) -> bool:
        return self._known(key) in self._values

    def __len__(self) -> int:
        return len(self._values)

    def __iter__(self) -> Iterator[object]:
        return map(key_value, self._values)

    def _known(self, key: object) -> Hashable:
        """The key as the hash has it; the key of another class that Python takes for equal, if it has none."""
        found = to_key(key)
        return found if found in self._values or not isinstance(found, HashKey) else found.value

    def __eq__(self, other: object) -> bool:
        return self._values == raw(other)

    def __repr__(self) -> str:
        return repr(self._values)


class DataView(HashView):
    """``site.data``, of whose files no more is recorded than what is read of them.

    Args:
        values: the data.
    """

    __slots__ = ("_data",)

    def __init__(self, values: DataMapping) -> None:
        super().__init__(values)
        self._data = values

    def __getitem__(self, key: object) -> object:
        found = self._data.within(key) if isinstance(key, str) else None
        return DataPartView(found) if isinstance(found, DataPart) else super().__getitem__(key)

    def __contains__(self, key: object) -> bool:
        return self.get(key) is not None or super().__contains__(key)


class DataPartView(HashView):
    """A hash in data: a key that is looked up is recorded, and the whole of it for any other read.

    Args:
        part: the hash.
    """

    __slots__ = ("_part",)

    def __init__(self, part: DataPart) -> None:
        self._part = part
        part.note()

    @property
    def _values(self) -> Mapping[Any, object]:
        return self._part.whole()

    def __getitem__(self, key: object) -> object:
        if not isinstance(key, str):
            return super().__getitem__(key)
        found = self._part.within(key)
        if found is None and not self._part.holds(key):
            raise KeyError(key)
        return DataPartView(found) if isinstance(found, DataPart) else view(found)

    def __contains__(self, key: object) -> bool:
        if not isinstance(key, str):
            return super().__contains__(key)
        try:
            self[key]
        except KeyError:
            return False
        return True


def view(value: object) -> object:
    """A value for a template: a list or hash as a view, everything else unchanged."""
    kind = value.__class__
    make = _VIEWS[kind] if kind in _VIEWS else _learn(kind)
    return value if make is None else make(value)


def _learn(kind: type) -> Callable[[Any], object] | None:
    """The function that makes a view of values of a class, None for classes without views; stored in `_VIEWS`."""
    if issubclass(kind, Drop | Listing | ListView | HashView):
        make = None
    else:
        make = next((make for base, make in _MAKERS if issubclass(kind, base)), None)
    _VIEWS[kind] = make
    return make


_MAKERS: tuple[tuple[type, Callable[[Any], object]], ...] = (
    (DataMapping, DataView),
    (Mapping, HashView),
    (list, ListView),
    (tuple, ListView),
    (set, frozenset),
)
_VIEWS: dict[type, Callable[[Any], object] | None] = {}
"""The results of `_learn` by class."""


def raw(value: object) -> object:
    """A value for Liquid: the value of a view, nil for an undefined one; lists of the template are converted too."""
    kind = value.__class__
    if kind in _SCALARS:
        return value
    if type(value) is ListView:
        return value._items
    if isinstance(value, HashView):
        return value._values
    if isinstance(value, Drop | Listing):
        return value
    if isinstance(value, Undefined):
        return None
    return _raw_members(value)


def _raw_members(value: object) -> object:
    """A list, tuple or hash with converted members; the same object if no member needs it."""
    if isinstance(value, dict):
        members = {key: raw(member) for key, member in value.items()}
        return value if _same(value.values(), members.values()) else members
    if isinstance(value, list | tuple):
        items = list(map(raw, value))
        return value if _same(value, items) else items
    return value


def _same(before: Iterable[object], after: Iterable[object]) -> bool:
    return all(one is other for one, other in zip(before, after, strict=True))


def _members(value: object) -> Iterable[object]:
    """The members of the right side of ``list + value``.

    Raises:
        TypeError: it is no list.
    """
    if isinstance(value, list | tuple | ListView):
        return value
    raise TypeError(f"only a list can be added to a list, not {type(value).__name__!r}")
