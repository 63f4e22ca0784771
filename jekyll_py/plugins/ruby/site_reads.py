"""The parts of the site that Ruby has read in its own memory, by the names that ``reads.rb`` gives, as dependencies."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from ...config.values import deep_merge
from ...drops import SiteDrop, ThemeDrop
from ...model.document import Document
from ...model.item import Item
from ...model.page import Page
from ...model.static_file import StaticFile
from ...tracking import reads
from ...tracking.kinds import COLLECTION, DATA, KEYS, LAYOUT, LAYOUT_KEYS, PAGER, SITE, STATE_MIXED, THEME
from ...tracking.reads import Dependency, field_of
from ..recorded_calls import record_call

if TYPE_CHECKING:
    from ...plan import Plan
    from .handles import Handles

_OF_PAGES = ("dir", "name", "path", "url", "excerpt")
_OF_DOCUMENTS = ("id", "url", "date", "collection", "excerpt")
_OF_FILES = ("modified_time", "collection")


class SiteReads:
    """Records what Ruby has read of the plan of one site.

    Args:
        plan: the plan.
        handles: the numbers of its items.
        hidden: called where what is read may hide what earlier renders have left there.
    """

    def __init__(self, plan: Plan, handles: Handles, hidden: Callable[[], None]) -> None:
        self._plan = plan
        self._handles = handles
        self._hidden = hidden
        self._known: dict[int | str, frozenset[int]] = {}

    def record(self, names: Iterable[int | str]) -> None:
        """Record reads.

        Args:
            names: the numbers of items, and the names of everything else.
        """
        for name in names:
            if name == "volatile":
                record_call()
                self._hidden()
                continue
            if name == "mixed":
                reads.record_volatile(STATE_MIXED)
                continue
            found = self._known.get(name)
            if found is None:
                numbers = frozenset(reads.dependency_id(*each) for each in self._dependencies(name))
                found = self._known[name] = reads.grouped(numbers)
            reads.record_all(found)

    def _dependencies(self, name: int | str) -> Iterable[Dependency]:
        if isinstance(name, int):
            return self._of_item(self._handles.get(name))
        kind, _, of = name.partition(" ")
        whole = self._of_whole(kind)
        if whole is not None:
            return whole
        if kind in ("docs", "files"):
            return [(COLLECTION + of, kind)]
        if kind == "metadata":
            found = self._plan.collections.get(of)
            return _of_keys(COLLECTION + of, {} if found is None else found.metadata)
        if kind == "layout":
            return [(LAYOUT, of.removeprefix("text ")), (LAYOUT_KEYS, of)]
        return self._of_text(kind, self._handles.get(int(of)))

    def _of_whole(self, kind: str) -> Iterable[Dependency] | None:
        """The dependencies of what there is once in a site; None for everything else."""
        plan = self._plan
        if kind == "config":
            return [each for each in _of_keys(SITE, plan.config) if each[1] not in SiteDrop.FIELDS]
        if kind == "data":
            return [(SITE, "data"), *_of_keys(DATA, plan.data)]
        if kind == "layouts":
            return [*_of_keys(LAYOUT, plan.layouts), *((LAYOUT_KEYS, name) for name in plan.layouts)]
        if kind == "theme":
            return [(THEME, name) for name in ThemeDrop.FIELDS]
        return [(SITE, kind)] if kind in ("pages", "static_files", "collections", "time", "defaults") else None

    def _of_item(self, item: object) -> Iterator[Dependency]:
        """All of an item but its texts."""
        assert isinstance(item, Item | StaticFile)
        subject = item.relative_path
        data = deep_merge(item.data.defaults, item.data) if isinstance(item, Page) else item.data
        own = _OF_PAGES if isinstance(item, Page) else _OF_DOCUMENTS if isinstance(item, Document) else _OF_FILES
        yield from _of_keys(subject, data)
        yield from ((subject, name) for name in own)
        yield SITE, "defaults"
        if isinstance(item, Item) and item.pager is not None:
            yield f"{PAGER}{item.destination} {subject}", KEYS

    def _of_text(self, kind: str, item: object) -> Iterator[Dependency]:
        """An item with its texts, or one of them."""
        assert isinstance(item, Item)
        if kind == "hash":
            yield from self._of_item(item)
        yield from ((item.relative_path, name) for name in (("content", "output") if kind == "hash" else (kind,)))


def _of_keys(subject: str, values: Mapping[str, object]) -> Iterator[Dependency]:
    yield subject, KEYS
    yield from ((subject, field_of(key)) for key in values)
