"""The drops ``site``, ``theme`` and ``jekyll``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import ClassVar

from ..liquid import Drop
from ..liquid.drop import HashOfParts, UnreadList
from ..model.document import Document
from ..plan import Plan
from ..themes.theme import Theme
from ..tracking import clock, reads
from ..tracking.kinds import FIRST, RELATED, SITE, SOURCE_MAPS, THEME, VARIABLE
from .base import Fields, RecordedDrop
from .factory import DropFactory
from .listing import Listing
from .mapping import DataMapping, DataPart, RecordedMapping
from .methods import method
from .source_map import SourceMapDrop


def site_time(plan: Plan) -> datetime | None:
    """``site.time``, or None if a collection or a variable of a generator has that name."""
    return None if "time" in plan.collections or "time" in plan.variables else plan.time


class ListOfSite(UnreadList):
    """The posts or the documents of a collection, of which a template reads the first few or the last one.

    Args:
        site: the drop.
        name: the field that has the list.
        drops: the drops in it.
    """

    __slots__ = ("_drops", "_name", "_site")

    def __init__(self, site: SiteDrop, name: str, drops: Sequence[object]) -> None:
        self._site = site
        self._name = name
        self._drops = drops

    def part(self, start: int, stop: int | None) -> Sequence[object]:
        """The drops from ``start`` to ``stop``: those up to ``stop`` are the dependency."""
        if stop is None:
            self._site.note(self._name)
        else:
            self._record(stop)
        return self._drops[start:stop]

    def at(self, index: int) -> object:
        """The drop at an index: those up to it are the dependency, from the end where the index is negative."""
        self._record(index if index < 0 else index + 1)
        return self._drops[index] if -len(self._drops) <= index < len(self._drops) else None

    def _record(self, number: int) -> None:
        reads.record(reads.dependency_id(FIRST + self._name, str(number)))


class SiteDrop(RecordedDrop, HashOfParts):
    """The drop ``site``: lists of drops, data files, and every key of the configuration.

    Args:
        factory: makes the drops of the site's items.
    """

    __slots__ = ("_data", "_lists", "_shown", "factory")
    has_methods = True

    def __init__(self, factory: DropFactory) -> None:
        plan = factory.plan
        super().__init__(SITE, plan.config)
        self.factory = factory
        self._data = DataMapping(plan.data)
        self._lists: dict[str, object] = {}
        self._shown: set[str] = set()

    def __getitem__(self, key: str) -> object:
        self.note(key)
        return self._value(key)

    def _value(self, key: str) -> object:
        if key == RELATED:
            return self._build(key)
        if key == "pages" and "pages" not in self.factory.plan.collections:
            return self._pages()
        if key not in self._lists:
            self._lists[key] = self._build(key)
        return self._lists[key]

    def _pages(self) -> object:
        """The pages; Jekyll adds the page of a source map while it renders the style sheet."""
        self.note("sass")
        sheets = self.factory.renders.mapped_sheets()
        if sheets.all:
            self.note(SOURCE_MAPS)
        if "pages" not in self._lists:
            self._lists["pages"] = self._build("pages")
        pages, key = self._lists["pages"], f"pages after {sheets.before} style sheets"
        if not sheets.before or not isinstance(pages, tuple):
            return pages
        if key not in self._lists:
            maps = (SourceMapDrop(page, self.factory) for page in sheets.all[: sheets.before])
            self._lists[key] = Listing([*pages, *maps])
        return self._lists[key]

    def show(self, key: str, value: object) -> None:
        """Give a field another value, as a hook may."""
        self._lists[key] = value
        self._shown.add(key)

    def lazy_value(self, key: str) -> object:
        """As `__getitem__`, but ``time`` as a `Clock`, which records the parts of the time that are printed."""
        time = site_time(self.factory.plan) if key == "time" else None
        return self[key] if time is None else clock.of_build(time)

    def unread_list(self, key: str) -> object:
        """As `__getitem__`, but of the posts and of a collection only those that a template takes are recorded."""
        drops = self._value(key) if self.factory.plan.listed(key) is not None else None
        return ListOfSite(self, key, drops) if isinstance(drops, tuple) else self[key]

    def within(self, key: str) -> object:
        """As `__getitem__`, but of a hash that a generator added only what a template takes is recorded."""
        plan = self.factory.plan
        if type(plan.variables.get(key)) is not dict or key in plan.collections or key in self._shown:
            return self[key]
        value = self._value(key)
        assert isinstance(value, dict)
        return DataPart((key,), value)

    def holds(self, key: str) -> bool:
        """Whether there is a field (Jekyll's ``SiteDrop#key?``), which is looked up next if there is."""
        plan = self.factory.plan
        if any(key in names for names in (self.FIELDS, self.fallback, plan.collections, plan.variables)):
            return True
        self.note(key)
        return False

    def _build(self, key: str) -> object:
        collection = self.factory.plan.collections.get(key)
        if collection is not None and key != "posts":
            return self.factory.all(collection.docs)
        if key in self.factory.plan.variables:
            return self._variable(key)
        compute = self.FIELDS.get(key) or method(self, key)
        return self.fallback.get(key) if compute is None else compute(self)

    def related_posts(self) -> object:
        """At most ten posts related to the current one; None unless a document is being rendered."""
        current = self.factory.renders.current
        return self.factory.all(self.factory.plan.related_posts(current)) if isinstance(current, Document) else None

    def _variable(self, name: str) -> object:
        """A variable that a generator added; reads of a custom mapping are recorded by key."""
        value = self.factory.plan.variables[name]
        if isinstance(value, Mapping) and not isinstance(value, dict):
            return RecordedMapping(VARIABLE + name, value)
        return self.factory.to_drops(value)

    def _groups(self, groups: Mapping[object, tuple[Document, ...]]) -> dict[object, object]:
        """The drops of posts, by tag or category."""
        return {name: self.factory.all(posts) for name, posts in groups.items()}

    def _collections(self) -> tuple[RecordedDrop, ...]:
        """The drops of the collections, sorted by label."""
        ordered = sorted(self.factory.plan.collections.values(), key=lambda collection: collection.label)
        return tuple(map(self.factory.collection, ordered))

    def __str__(self) -> str:
        return "Jekyll::Drops::SiteDrop"

    FIELDS: ClassVar[Fields] = {
        "html_pages": lambda self: self.factory.all(
            [page for page in self.factory.plan.pages if page.is_html or page.url.endswith("/")]
        ),
        "time": lambda self: self.factory.plan.time,
        "documents": lambda self: self.factory.all(self.factory.plan.documents),
        "config": lambda _: None,
        "related_posts": lambda self: self.related_posts(),
        "data": lambda self: self.fallback.get("data") or self._data,
        "pages": lambda self: self.factory.all(self.factory.plan.pages),
        "categories": lambda self: self._groups(self.factory.plan.categories),
        "static_files": lambda self: self.factory.all(
            [file for file in self.factory.plan.static_files if file.is_listed]
        ),
        "collections": lambda self: self._collections(),
        "posts": lambda self: self.factory.all(self.factory.plan.posts),
        "tags": lambda self: self._groups(self.factory.plan.tags),
    }


class JekyllDrop(Drop):
    """The drop ``jekyll``. Its fields are constant, so reads are not recorded.

    Args:
        version: the version of Jekyll that is reproduced.
        environment: the value of ``JEKYLL_ENV``.
        added: fields that plugins add.
    """

    __slots__ = ("_added", "_values")

    def __init__(self, version: str, environment: str, added: Fields | None = None) -> None:
        self._values = {"version": version, "environment": environment}
        self._added = added or {}

    def __getitem__(self, key: str) -> object:
        compute = self._added.get(key) or _METHODS_OF_JEKYLL.get(key)
        return self._values.get(key) if compute is None else compute(self)

    def keys(self) -> list[str]:
        """The names of its fields."""
        return list({**self._values, **self._added})

    def __str__(self) -> str:
        return "Jekyll::Drops::JekyllDrop"


_METHODS_OF_JEKYLL: Fields = {
    "to_h": lambda drop: {key: drop[key] for key in list(drop.keys())},
    "to_liquid": lambda drop: drop,
}


class ThemeDrop(RecordedDrop):
    """The drop ``theme``: the metadata of the theme's gem."""

    __slots__ = ("theme",)
    has_methods = True

    def __init__(self, theme: Theme) -> None:
        super().__init__(THEME, {})
        self.theme = theme

    def __str__(self) -> str:
        return "Jekyll::Drops::ThemeDrop"

    FIELDS: ClassVar[Fields] = {
        "version": lambda self: self.theme.version,
        "metadata": lambda self: dict(self.theme.metadata),
        "root": lambda self: str(self.theme.root),
        "dependencies": lambda self: [str(each) for each in self.theme.runtime_dependencies],
        "authors": lambda self: self.theme.authors,
        "description": lambda self: self.theme.description,
    }
