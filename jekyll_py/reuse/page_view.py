"""The value of ``page`` while an include is recorded: it collects the fields that the include reads of the page.

The same page in a list, such as ``site.posts``, is another object, so reads of its fields there are not collected.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Protocol, Self

from ..drops import DocumentDrop, PageDrop
from ..liquid import Drop


class PageFields(Protocol):
    """The page being rendered, or a view of it."""

    def value_of(self, field: str) -> object:
        """The value of a field, without recording the read."""

    def note(self, field: str) -> None:
        """Record a read of a field."""


class PageView(Drop):
    """The fields of a page, whose reads are collected.

    It stands for the page only where a template looks something up in it: `Recording` takes it away before anything
    runs that could compare, print or pass on the page itself.
    """

    __slots__ = ("_unequal", "page", "plain", "read")

    def __init__(self, page: PageFields) -> None:
        self.page = page
        self.read: set[str] = set()
        """The fields whose values matter as they are."""
        self.plain: set[str] = set()
        """Fields whose values are used for more than comparisons."""
        self._unequal: dict[str, set[str]] = {}

    def __getitem__(self, key: str) -> object:
        value = self.page.value_of(key)
        if key in self.plain or value.__class__ is not str:
            self.read.add(key)
            return value
        self._unequal.setdefault(key, set())
        return ComparedText.of(value, self, key)

    def value_of(self, field: str) -> object:
        """See `PageFields.value_of`."""
        return self.page.value_of(field)

    def note(self, field: str) -> None:
        """See `PageFields.note`."""
        self.read.add(field)

    def differs(self, field: str, others: Iterable[str]) -> None:
        """Note that the value of a field was compared with other texts and equals none of them."""
        self._unequal.setdefault(field, set()).update(others)

    @property
    def innermost(self) -> PageFields:
        """The page itself, also where this is the view of a view."""
        return self.page.innermost if isinstance(self.page, PageView) else self.page

    @property
    def unequal(self) -> dict[str, set[str]]:
        """Fields that are not in `read`, each with the texts that it was compared with and does not equal."""
        return {field: others for field, others in self._unequal.items() if field not in self.read}


class ComparedText(str):
    """The value of a field that a template only compares."""

    view: PageView
    field: str

    @classmethod
    def of(cls, value: object, view: PageView, field: str) -> Self:
        """A text that notes in the view each text that it is compared with."""
        made = cls(value)
        made.view, made.field = view, field
        return made

    def __eq__(self, other: object) -> bool:
        if isinstance(other, ComparedText):
            other.view.note(other.field)
        if str.__eq__(self, other) is True:
            self.view.note(self.field)
            return True
        if isinstance(other, str):
            self.view.differs(self.field, (str(other),))
        return False

    def __ne__(self, other: object) -> bool:
        return not self == other

    __hash__ = str.__hash__


def page_of(scope: Mapping[str, object]) -> PageFields | None:
    """The value of ``page`` if it is a page, a document or a view of one, else None."""
    page = scope.get("page")
    return page if isinstance(page, PageDrop | DocumentDrop | PageView) else None


def note_reads(page: PageFields, fields: Iterable[str], unequal: Mapping[str, Collection[str]]) -> None:
    """Record reads of the fields of a page.

    Args:
        page: the page.
        fields: fields whose values matter as they are.
        unequal: fields that were only compared, each with the texts that it does not equal.
    """
    for field in fields:
        page.note(field)
    for field, others in unequal.items():
        if isinstance(page, PageView):
            page.differs(field, others)
        else:
            page.note(field)
