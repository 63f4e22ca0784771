"""Drops of pages."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, ClassVar

from ..config.values import deep_merge
from ..liquid import HashDrop, inspect, to_s
from ..model.excerpt import Excerpt
from ..model.page import Page
from .base import Fields
from .factory import DropFactory
from .item import ItemDrop


class PageDrop(ItemDrop, HashDrop):
    """The drop of a page, as lists hold it. Pages are hashes in Jekyll, so it has the size, pairs and text of one."""

    __slots__ = ("_hash", "page")

    def __init__(self, page: Page, factory: DropFactory) -> None:
        values = deep_merge(page.data.defaults, page.data)
        if page.file is None or page.fields:  # a plugin's page, which may hold documents
            values = {key: factory.to_drops(value) for key, value in (values | dict(page.fields)).items()}
        super().__init__(page.relative_path, values)
        self.page = page
        self.factory = factory
        self._hash: PageHash | None = None

    def as_hash(self) -> PageDrop:
        if self._hash is None:
            self._hash = PageHash(self)
        return self._hash

    def _names(self) -> list[str]:
        """The keys of the front matter, then the computed fields; Jekyll 3 has no excerpts of pages.

        What a class of a plugin shows is in the front matter already.
        """
        if self.page.fields:
            return list(self.fallback)
        added = (key for key in self.FIELDS if key != "excerpt" or self.page.conventions.jekyll >= (4,))
        return [*self.fallback, *(key for key in added if key not in self.fallback)]

    def value_of(self, field: str) -> object:
        return self.fallback.get(field) if self._hides(field) else super().value_of(field)

    def _find(self, field: str) -> tuple[int, Callable[[Any], object] | None]:
        found = super()._find(field)
        if self._hides(field):
            found = self._known[field] = (found[0], None)
        return found

    def _hides(self, field: str) -> bool:
        """Whether a class of a plugin leaves out a field that other pages show."""
        return bool(self.page.fields) and field in self.FIELDS and field not in self.page.fields

    def excerpt(self) -> object:
        """The rendered excerpt, or the text of the front matter key ``excerpt``; None without either."""
        found = self.fallback.get("excerpt")
        if isinstance(found, Excerpt):
            return self.factory.renders.excerpt(found)
        return found if found is None or found is False else to_s(found)

    def hash_for_json(self, depth: int = 0) -> Mapping[str, object]:
        """The page as a mapping for ``jsonify``."""
        return self.to_dict()

    def member_text(self) -> str:
        self.note("content")
        return self.factory.renders.content(self.page)

    def member_inspect(self) -> str:
        self.note("path")
        kind = "Page" if self.page.file else "PageWithoutAFile"
        is_old = self.page.conventions.jekyll < (4,)
        shown = f"@name={inspect(self.page.name)}" if is_old else f"@relative_path={inspect(self.page.relative_path)}"
        return f"#<Jekyll::{kind} {shown}>"

    FIELDS: ClassVar[Fields] = {
        "content": lambda self: self.factory.renders.content(self.page),
        "dir": lambda self: self.page.dir,
        "excerpt": lambda self: self.excerpt(),
        "name": lambda self: self.page.name,
        "path": lambda self: self.page.path,
        "url": lambda self: self.page.url,
    }


class PageHash(PageDrop):
    """The hash of a page.

    Args:
        page: the drop of the page in lists; both have the same front matter.
    """

    __slots__ = ()

    def __init__(self, page: PageDrop) -> None:
        ItemDrop.__init__(self, page.subject, page.front_matter)
        self.page = page.page
        self.factory = page.factory

    def as_hash(self) -> PageDrop:
        return self

    def member_text(self) -> str:
        return inspect(self)

    member_inspect = member_text


class CurrentPageDrop(PageHash):
    """The variable ``page`` while a page renders. Jekyll makes that hash before it converts the page: what hooks set in
    one of the two, the other has not (``Jekyll::Convertible#to_liquid``)."""

    __slots__ = ("__weakref__",)

    def __init__(self, page: PageDrop) -> None:
        ItemDrop.__init__(self, page.subject, dict(page.front_matter))
        self.page = page.page
        self.factory = page.factory

    FIELDS: ClassVar[Fields] = {**PageDrop.FIELDS, "content": lambda self: self.page.content}
