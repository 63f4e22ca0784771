"""``page`` while an include is watched: tells what was asked of it from what was asked of the same page in a list."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Protocol, Self

from ..drops import DocumentDrop, PageDrop
from ..liquid import Drop


class PageAnswers(Protocol):
    """The page that is rendered, or a view of it."""

    def value_of(self, question: str) -> object:
        """An answer, unrecorded."""

    def note(self, question: str) -> None:
        """Record that the question was asked."""


class PageView(Drop):
    """Fields as the page does, and keeps the questions.

    It stands for the page only where a template looks something up in it: `Recording` takes it away before anything
    runs that could compare, print or pass on the page itself.
    """

    __slots__ = ("_unlike", "asked", "page", "plain")

    def __init__(self, page: PageAnswers) -> None:
        self.page = page
        self.asked: set[str] = set()
        """The questions whose answers matter as they are."""
        self.plain: set[str] = set()
        """Questions whose answers are used for more than comparing them."""
        self._unlike: dict[str, set[str]] = {}

    def __getitem__(self, key: str) -> object:
        answer = self.page.value_of(key)
        if key in self.plain or answer.__class__ is not str:
            self.asked.add(key)
            return answer
        self._unlike.setdefault(key, set())
        return Compared.of(answer, self, key)

    def value_of(self, question: str) -> object:
        """See `PageAnswers.answer`."""
        return self.page.value_of(question)

    def note(self, question: str) -> None:
        """See `PageAnswers.note`."""
        self.asked.add(question)

    def differs(self, question: str, others: Iterable[str]) -> None:
        """The answer was compared with others and equals none of them."""
        self._unlike.setdefault(question, set()).update(others)

    @property
    def innermost(self) -> PageAnswers:
        """The page itself, where this is the view of a view."""
        return self.page.innermost if isinstance(self.page, PageView) else self.page

    @property
    def unlike(self) -> dict[str, set[str]]:
        """What those answers were compared with of which nothing else matters."""
        return {question: others for question, others in self._unlike.items() if question not in self.asked}


class Compared(str):
    """An answer of the page that a template does nothing with but compare it."""

    view: PageView
    question: str

    @classmethod
    def of(cls, answer: object, view: PageView, question: str) -> Self:
        """An answer that tells the view what it is compared with."""
        made = cls(answer)
        made.view, made.question = view, question
        return made

    def __eq__(self, other: object) -> bool:
        if isinstance(other, Compared):
            other.view.note(other.question)
        if str.__eq__(self, other) is True:
            self.view.note(self.question)
            return True
        if isinstance(other, str):
            self.view.differs(self.question, (str(other),))
        return False

    def __ne__(self, other: object) -> bool:
        return not self == other

    __hash__ = str.__hash__


def page_of(scope: Mapping[str, object]) -> PageAnswers | None:
    """The page that ``page`` means, None when it means something else."""
    page = scope.get("page")
    return page if isinstance(page, PageDrop | DocumentDrop | PageView) else None


def ask(page: PageAnswers, questions: Iterable[str], unlike: Mapping[str, Collection[str]]) -> None:
    """Record that questions were asked of a page.

    Args:
        unlike: questions of which nothing matters but that the answers are none of these.
    """
    for question in questions:
        page.note(question)
    for question, others in unlike.items():
        if isinstance(page, PageView):
            page.differs(question, others)
        else:
            page.note(question)
