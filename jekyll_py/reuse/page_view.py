"""``page`` while an include is watched: tells what was asked of it from what was asked of the same page in a list."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from ..drops import DocumentDrop, PageDrop
from ..liquid import Drop


class PageAnswers(Protocol):
    """The page that is rendered, or a view of it."""

    def answer(self, question: str) -> object:
        """An answer, unrecorded."""

    def note(self, question: str) -> None:
        """Record that the question was asked."""


class PageView(Drop):
    """Answers as the page does, and keeps the questions.

    It stands for the page only where a template looks something up in it: `Recording` takes it away before anything
    runs that could compare, print or pass on the page itself.
    """

    __slots__ = ("asked", "page")

    def __init__(self, page: PageAnswers) -> None:
        self.page = page
        self.asked: dict[str, None] = {}
        """The questions, in order."""

    def __getitem__(self, key: str) -> object:
        self.asked[key] = None
        return self.page.answer(key)

    def answer(self, question: str) -> object:
        """See `PageAnswers.answer`."""
        return self.page.answer(question)

    def note(self, question: str) -> None:
        """See `PageAnswers.note`."""
        self.asked[question] = None


def page_of(scope: Mapping[str, object]) -> PageAnswers | None:
    """The page that ``page`` means, None when it means something else."""
    page = scope.get("page")
    return page if isinstance(page, PageDrop | DocumentDrop | PageView) else None
