"""Renders of includes that are kept for the next build: a navigation of a thousand pages takes longer than its page.

A result is kept if its inputs and the variables that it assigns are plain values, drops of pages and documents or lists
of these, and if all that it read stays the same throughout a build. Then it is used again while none of that changes.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from contextlib import suppress
from functools import cached_property
from typing import Any, Protocol

from ..disk.digest import digest
from ..drops import RecordedDrop
from ..lazy.tuples import NamedTuple
from ..limits import Cost
from ..liquid import Template
from ..liquid.scopes import MISSING
from ..model.item import Item, ItemKey
from ..tracking import reads
from ..tracking.kinds import INCLUDES, KEYS, LIQUID, SITE, SOURCE_MAPS
from .include_result import IncludeResult, Inputs
from .kept_values import NotKept, ValueReader, ValueWriter

WORTH = 2_000_000
"""The nanoseconds from which a render is worth keeping; reading one of a thousand links takes about as long."""
MOST_OF_ONE = 2
"""The most results that are kept of one include: where it has another text on every page, none will be of use."""
_EVERYWHERE = {reads.dependency_id(LIQUID, KEYS), reads.dependency_id(INCLUDES, KEYS)}
"""Dependencies that the page around an include records once for all its templates: options of Liquid, folders."""
_MISSING, _SITE = "missing", "site"
"""Inputs that are no values of JSON, in an array."""
_MAPS_ADDED = reads.dependency_id(SITE, SOURCE_MAPS)


class CachedInclude(NamedTuple):
    """A render of an include of the last build that is up to date."""

    text: Callable[[], str]
    """Reads it, as JSON."""
    dependencies: frozenset[int]


class IncludeCache(Protocol):
    """Keeps renders of includes from one build to the next (`render.cache.CacheTransaction`)."""

    @property
    def keys(self) -> Mapping[Item, ItemKey]:
        """The items of the plan, each with what names it in the next build."""

    def includes(self, code: str) -> Iterable[CachedInclude]:
        """The renders of the include with some code that are up to date."""

    def put_include(self, code: str, text: str, dependencies: Iterable[int]) -> None:
        """Take a new render."""


class Drops(Protocol):
    """Makes the drops of items (`drops.DropTable`)."""

    @property
    def site(self) -> RecordedDrop:
        """The drop of the site."""

    def item(self, item: Item) -> RecordedDrop:
        """The drop of a page or a document."""


class KeptResults:
    """The results that one build takes from the last one, and leaves for the next.

    Args:
        cache: keeps them.
        drops: makes the drops of this build.
    """

    def __init__(self, cache: IncludeCache, drops: Drops) -> None:
        self._cache = cache
        self._drops = drops
        self._new: dict[str, list[tuple[Inputs, Hashable, IncludeResult]]] = {}

    def of(self, template: Template) -> Iterator[tuple[Inputs, Hashable, IncludeResult]]:
        """The results of an include that are up to date, each with its inputs and the key of their values.

        Raises:
            Damaged: the cache cannot be read.
        """
        for kept in self._cache.includes(_code(template)):
            with suppress(NotKept):
                yield self._read(json.loads(kept.text()), kept.dependencies)

    def add(self, template: Template, inputs: Inputs, key: Hashable, result: IncludeResult) -> None:
        """Take a result of this build, which is kept if it can be."""
        if result.took >= WORTH and _MAPS_ADDED not in result.dependencies:
            found = self._new.setdefault(_code(template), [])
            if len(found) < MOST_OF_ONE:
                found.append((inputs, key, result))

    def put(self) -> None:
        """Put the results of this build into the cache: in the process that has it, when all items are rendered.

        Raises:
            Damaged: the disk does not take them.
        """
        for code, found in self._new.items():
            for inputs, key, result in found:
                with suppress(NotKept):
                    text = json.dumps(self._written(inputs, key, result))
                    self._cache.put_include(code, text, result.dependencies | _EVERYWHERE)

    def _written(self, inputs: Inputs, key: Hashable, result: IncludeResult) -> Mapping[str, object]:
        """A result as values of JSON.

        Raises:
            NotKept: an input, or a variable that it assigns, is of another kind.
        """
        writer = ValueWriter(self._keys_by_drop.get)
        assert isinstance(key, tuple)
        return {
            "inputs": [*inputs],
            "key": [self._written_input(value) for value in key],
            "assigns": {name: writer.written(value) for name, value in result.assigns.items()},
            "items": writer.items,
            "unequal": {field: sorted(others) for field, others in result.unequal.items()},
            "rest": [result.text, {**result.offsets}, result.depth, [*result.cost], result.took],
        }

    def _read(self, written: Mapping[str, Any], dependencies: frozenset[int]) -> tuple[Inputs, Hashable, IncludeResult]:
        """The inputs of a result, the key of their values, and the result.

        Raises:
            NotKept: an item that it assigns is gone.
        """
        names, page = written["inputs"]
        inputs = Inputs(tuple((name, key) for name, key in names), None if page is None else tuple(page))
        values = ValueReader([self._drop(path, destination) for path, destination in written["items"]])
        assigns = {name: values.read(value) for name, value in written["assigns"].items()}
        unequal = {field: frozenset(others) for field, others in written["unequal"].items()}
        text, offsets, depth, cost, took = written["rest"]
        result = IncludeResult(text, dependencies, assigns, offsets, unequal, depth, Cost(*cost), took)
        return inputs, tuple(self._read_input(value) for value in written["key"]), result

    def _written_input(self, value: object) -> object:
        if value is None or type(value) is str:
            return value
        if value is MISSING:
            return [_MISSING]
        if value is self._drops.site:
            return [_SITE]
        raise NotKept

    def _read_input(self, written: object) -> Hashable:
        if isinstance(written, list):
            return MISSING if written == [_MISSING] else self._drops.site
        assert written is None or isinstance(written, str)
        return written

    def _drop(self, path: str, destination: str) -> RecordedDrop:
        item = self._items_by_key.get((path, destination))
        if item is None:
            raise NotKept
        return self._drops.item(item)

    @cached_property
    def _items_by_key(self) -> Mapping[ItemKey, Item]:
        """The items of the plan by key, without keys that several items share."""
        keys = self._cache.keys
        times = Counter(keys.values())
        return {key: item for item, key in keys.items() if times[key] == 1}

    @cached_property
    def _keys_by_drop(self) -> Mapping[RecordedDrop, ItemKey]:
        return {self._drops.item(item): key for key, item in self._items_by_key.items()}


def _code(template: Template) -> str:
    """A digest of the path and the text of an include, under which its renders are kept."""
    source = template.source
    return digest(f"{source.path}\0{source.first_line}\0{source.text}".encode("utf-8", "surrogatepass")).hex()
