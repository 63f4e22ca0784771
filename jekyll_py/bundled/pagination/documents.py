"""The documents that jekyll-paginate-v2 shows on the pages of a template."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from functools import cmp_to_key

from ...plugins import Document, SiteContents, to_s
from ..values import given, is_hash, look
from .addresses import whole_number

_FILTERS = (("category", "categories"), ("tag", "tags"), ("locale", "locale"))
"""The option of a template, and the key of the documents."""

_Documents = dict[Document, None]


class PaginatedDocuments:
    """The documents of a site by collection and name, looked through once for all templates."""

    def __init__(self, site: SiteContents) -> None:
        self._site = site
        self._all: dict[tuple[str, ...], _Documents] = {}
        self._named: dict[tuple[tuple[str, ...], str], dict[str, _Documents]] = {}

    def chosen(self, options: Mapping[str, object]) -> list[Document]:
        """The documents that a template with these options lists, in order."""
        labels = tuple(_words(options["collection"], r"[;,\s]"))
        wanted = [self._with(labels, key, name) for key, name in _wanted(options)]
        first, *others = wanted or [self._of(labels)]
        return _sorted([document for document in first if all(document in other for other in others)], options)

    def _of(self, labels: tuple[str, ...]) -> _Documents:
        """The documents of collections that are not hidden."""
        if labels not in self._all:
            found = (document for label in labels for document in _collection(self._site, label))
            self._all[labels] = dict.fromkeys(document for document in found if not given(document.data["hidden"]))
        return self._all[labels]

    def _with(self, labels: tuple[str, ...], key: str, name: str) -> _Documents:
        """Those that have a name under a key."""
        if (labels, key) not in self._named:
            named = self._named[labels, key] = dict[str, _Documents]()
            for document in self._of(labels):
                for each in _names(document, key):
                    named.setdefault(each, {})[document] = None
        return self._named[labels, key].get(name, {})


def _wanted(options: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    """The keys and names that documents must have."""
    for option, key in _FILTERS:
        for name in _words(options.get(option)):
            if (option, name) != ("category", "posts"):
                yield key, name


def _words(value: object, separators: str = "[;,]") -> list[str]:
    """The names that a list or a text holds, in lower case."""
    parts = re.split(separators, value) if isinstance(value, str) else value if isinstance(value, list) else []
    return [to_s(part).strip().lower() for part in parts]


def _names(document: Document, key: str) -> set[str]:
    """The names under which a document is found by ``tags``, ``categories`` or ``locale``."""
    names = _words(document.data.get(key), r"[;,\s]")
    return {part.strip() for name in names for part in re.split("[;,]", name)}


def _collection(site: SiteContents, name: str) -> list[Document]:
    found = [
        collection
        for label, collection in site.collections.items()
        if label == name or (name == "all" and label != "posts")
    ]
    return [document for one in found for document in one.docs if "pagination" not in document.data]


def sort_path(options: Mapping[str, object]) -> list[str]:
    """The keys that lead to the value by which documents are sorted."""
    return [key.strip().lower() for key in to_s(options["sort_field"]).split(":")]


def _sorted(documents: list[Document], options: Mapping[str, object]) -> list[Document]:
    if not given(options.get("sort_field")):
        return documents
    path = sort_path(options)
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
    """Compare two values: nil comes first, values of different kinds are in the order of their texts."""
    if one is None or other is None:
        return (one is not None) - (other is not None)
    if isinstance(one, int | float) and isinstance(other, int | float):
        return (one > other) - (one < other)
    if isinstance(one, datetime) and isinstance(other, datetime):
        return (one > other) - (one < other)
    return (to_s(one) > to_s(other)) - (to_s(one) < to_s(other))
