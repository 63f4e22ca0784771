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
    dates = [document.data.get("date") for document in documents]
    if all(isinstance(date, datetime) for date in dates):
        return sorted(documents, key=lambda document: (document.date.timestamp(), document.file), reverse=newest_first)
    if all(date is None for date in dates):
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
