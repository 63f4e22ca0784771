"""The order of documents: by date and path, as Jekyll compares them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime

from ..liquid.ruby_sort import merge_sort
from ..liquid.values import compare
from .document import Document


def in_order(documents: Iterable[Document], *, newest_first: bool = False) -> list[Document]:
    """Documents sorted by date and path, as `by_date` compares them."""
    documents = list(documents)
    found = [document.data.get("date") for document in documents]
    dates = [date for date in found if isinstance(date, datetime)]
    if len(dates) == len(found):
        keys = [(date.timestamp(), each.file) for date, each in zip(dates, documents, strict=True)]
        order = sorted(range(len(keys)), key=keys.__getitem__, reverse=newest_first)
        return [documents[place] for place in order]
    if all(date is None for date in found):
        return sorted(documents, key=lambda document: document.file, reverse=newest_first)
    return sort_as_ruby(documents, (lambda one, other: by_date(other, one)) if newest_first else by_date)


def sort_as_ruby(documents: Iterable[Document], order: Callable[[Document, Document], int]) -> list[Document]:
    """Documents sorted by Ruby's algorithm: an order in which only some have a date is not transitive."""
    return [document for document, _ in merge_sort([(document, document) for document in documents], order)]


def by_date(one: Document, other: Document) -> int:
    """Jekyll's ``Document#<=>``: by date where both have one, then by path. Negative, zero or positive."""
    return (compare(one.data.get("date"), other.data.get("date")) or 0) or _compare_paths(one.file, other.file)


def _compare_paths(left: str, right: str) -> int:
    """Negative, zero or positive, as the first path sorts before, with or after the second."""
    return (left > right) - (left < right)
