"""What jekyll-paginate-v2 puts on the pages of a template, and where those pages are."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime
from functools import cmp_to_key

from ..plugins import Document, Page, SiteContents, to_s
from .values import given, is_hash, look

_NUMBER = re.compile(r"\s*[+-]?\d+")


def whole_number(value: object) -> int:
    """Ruby's ``to_i``: the number a text begins with, else 0."""
    found = _NUMBER.match(to_s(value))
    return int(found[0]) if found else 0


def words(value: object, separators: str = "[;,]") -> list[str]:
    """The names that a list or a text holds, in lower case."""
    parts = re.split(separators, value) if isinstance(value, str) else value if isinstance(value, list) else []
    return [to_s(part).strip().lower() for part in parts]


def indexed(document: Document, key: str) -> set[str]:
    """The names under which a document is found by ``tags``, ``categories`` or ``locale``."""
    names = words(document.data.get(key), r"[;,\s]")
    return {part.strip() for name in names for part in re.split("[;,]", name)}


def chosen(site: SiteContents, options: Mapping[str, object]) -> list[Document]:
    """The documents that a template shows, in order."""
    documents = [document for name in _collections(options["collection"]) for document in _collection(site, name)]
    documents = [document for document in documents if not given(document.data["hidden"])]
    for option, key in (("category", "categories"), ("tag", "tags"), ("locale", "locale")):
        wanted = [name for name in words(options.get(option)) if (option, name) != ("category", "posts")]
        documents = [document for document in documents if indexed(document, key).issuperset(wanted)]
    return _sorted(documents, options)


def _collections(value: object) -> list[str]:
    return words(value, r"[;,\s]")


def _collection(site: SiteContents, name: str) -> list[Document]:
    found = [
        collection
        for label, collection in site.collections.items()
        if label == name or (name == "all" and label != "posts")
    ]
    return [document for one in found for document in one.docs if "pagination" not in document.data]


def _sorted(documents: list[Document], options: Mapping[str, object]) -> list[Document]:
    if not given(options.get("sort_field")):
        return documents
    path = [key.strip().lower() for key in to_s(options["sort_field"]).split(":")]
    values = {document: _value(document, path) for document in documents}

    def compared(one: Document, other: Document) -> int:
        return _compared(values[one], values[other])

    ordered = sorted(documents, key=cmp_to_key(compared))
    ordered = ordered[: len(ordered) - max(whole_number(options.get("offset")), 0)]
    return ordered[::-1] if given(options.get("sort_reverse")) else ordered


def _value(document: Document, path: list[str]) -> object:
    if path == ["date"]:
        return document.date
    value: object = document.data
    for key in path:
        value = look(value, key)
    if isinstance(value, date) and not isinstance(value, datetime):
        return datetime(value.year, value.month, value.day).astimezone()
    return None if is_hash(value) else value.lower() if isinstance(value, str) else value


def _compared(one: object, other: object) -> int:
    """What has no value comes first; values of different kinds stand in the order of their texts."""
    if one is None or other is None:
        return (one is not None) - (other is not None)
    if isinstance(one, int | float) and isinstance(other, int | float):
        return (one > other) - (one < other)
    if isinstance(one, datetime) and isinstance(other, datetime):
        return (one > other) - (one < other)
    return (to_s(one) > to_s(other)) - (to_s(one) < to_s(other))


class Addresses:
    """Where the pages of a template are.

    Args:
        template: the page that is paginated.
        options: its ``pagination``.
        total: how many pages there are.
    """

    def __init__(self, template: Page, options: Mapping[str, object], total: int) -> None:
        index, extension = options.get("indexpage"), options.get("extension")
        self.total = total
        self._index = "" if index is None else to_s(index).split(".")[0]
        self._extension = "" if extension is None else "." + to_s(extension).removeprefix(".")
        permalink = template.data["permalink"]
        self._first = (to_s(permalink) if given(permalink) else template.dir).removesuffix("/") + "/"
        self._others = self._first + to_s(options["permalink"]).lstrip("/")

    @property
    def index_name(self) -> str:
        """The name of the file of each page."""
        return self._index + self._extension

    def numbered(self, text: str, number: int) -> str:
        """A text with the number of a page and of all pages."""
        return text.replace(":num", str(number), 1).replace(":max", str(self.total), 1)

    def path(self, number: int) -> str:
        """The address of a page with its file."""
        return self.numbered(_full(self._of(number), self._index or "index", self._extension or ".html"), number)

    def file(self, number: int) -> str:
        """The address a page is written to."""
        path = self.path(number)
        return path if path.endswith(self._extension) else path + self._extension

    def pager(self, number: int) -> dict[str, object]:
        """What templates see as ``paginator`` of the page's place."""
        before, after = number - 1 or None, number + 1 if number < self.total else None
        return {
            "total_pages": self.total,
            "page": number,
            "page_path": self.path(number),
            "previous_page": before,
            "previous_page_path": before and self._link(before),
            "next_page": after,
            "next_page_path": after and self.numbered(self._linked(self._others), after),
            "first_page": 1,
            "first_page_path": self._link(1),
            "last_page": self.total,
            "last_page_path": self.numbered(self._linked(self._others), self.total),
        }

    def _of(self, number: int) -> str:
        return self._first if number == 1 else self._others

    def _link(self, number: int) -> str:
        return self.numbered(self._linked(self._of(number)), number)

    def _linked(self, url: str) -> str:
        return _full(url, self._index, self._extension) if self._index else url


def _full(url: str, index: str, extension: str) -> str:
    if url.endswith("/"):
        return url + index + extension
    return url if "." in url else url + index
