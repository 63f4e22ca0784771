"""``site``, ``theme`` and ``jekyll`` as templates see them."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, ClassVar

from ..liquid import Drop
from ..plan import Plan
from ..themes.theme import Theme
from ..tracking import clock
from .base import Answers, RecordedDrop

if TYPE_CHECKING:
    from .table import DropTable


def site_time(plan: Plan) -> datetime | None:
    """``site.time``, None where a collection or something of a generator's has that name."""
    return None if "time" in plan.collections or "time" in plan.variables else plan.time


class SiteDrop(RecordedDrop):
    """``site``: lists of drops, data files, and every key of the configuration.

    Args:
        table: the drops of the site.
    """

    __slots__ = ("_lists", "current", "table")

    def __init__(self, table: DropTable) -> None:
        plan = table.plan
        super().__init__("site", plan.config)
        self.table = table
        self.current: object = None
        """The item that renders, whose related posts are asked for."""
        self._lists: dict[str, object] = {}

    def __getitem__(self, key: str) -> object:
        if key not in self._lists:
            answer = self._build(key)
            if key in self.TRANSIENT:
                self.note(key)
                return answer
            self._lists[key] = answer
        self.note(key)
        return self._lists[key]

    def unread(self, key: str) -> object:
        """``time`` as a clock, which records what is shown of it."""
        time = site_time(self.table.plan) if key == "time" else None
        return self[key] if time is None else clock.of_build(time)

    TRANSIENT: ClassVar = frozenset({"related_posts"})
    """What depends on the item that renders."""

    def _build(self, key: str) -> object:
        collection = self.table.plan.collections.get(key)
        if collection is not None and key != "posts":
            return self.table.all(collection.docs)
        if key in self.table.plan.variables:
            return self.table.variable(key)
        answer = self.ANSWERS.get(key)
        return self.fallback.get(key) if answer is None else answer(self)

    def related_posts(self) -> object:
        """Up to ten posts near the current one; None unless a document renders."""
        from ..model.document import Document

        if not isinstance(self.current, Document):
            return None
        return self.table.all(self.table.plan.related_posts(self.current))

    def __str__(self) -> str:
        return "Jekyll::Drops::SiteDrop"

    ANSWERS: ClassVar[Answers] = {
        "html_pages": lambda self: self.table.all(
            [page for page in self.table.plan.pages if page.is_html or page.url.endswith("/")]
        ),
        "time": lambda self: self.table.plan.time,
        "documents": lambda self: self.table.all(self.table.plan.documents),
        "config": lambda _: None,
        "related_posts": lambda self: self.related_posts(),
        "data": lambda self: self.fallback.get("data") or self.table.data,
        "pages": lambda self: self.table.all(self.table.plan.pages),
        "categories": lambda self: self.table.groups(self.table.plan.categories),
        "static_files": lambda self: self.table.all(self.table.plan.static_files),
        "collections": lambda self: self.table.collections(),
        "posts": lambda self: self.table.all(self.table.plan.posts),
        "tags": lambda self: self.table.groups(self.table.plan.tags),
    }


class JekyllDrop(Drop):
    """``jekyll``: the same for all pages of a build, so that nothing is recorded.

    Args:
        version: the version of Jekyll whose behaviour this is.
        environment: ``JEKYLL_ENV``.
    """

    __slots__ = ("_answers",)

    def __init__(self, version: str, environment: str) -> None:
        self._answers = {"version": version, "environment": environment}

    def __getitem__(self, key: str) -> object:
        return self._answers.get(key)

    def keys(self) -> list[str]:
        """What it answers."""
        return list(self._answers)

    def __str__(self) -> str:
        return "Jekyll::Drops::JekyllDrop"


class ThemeDrop(RecordedDrop):
    """``theme``: what the theme's package says of itself."""

    __slots__ = ("theme",)

    def __init__(self, theme: Theme) -> None:
        super().__init__("theme", {})
        self.theme = theme

    def __str__(self) -> str:
        return "Jekyll::Drops::ThemeDrop"

    ANSWERS: ClassVar[Answers] = {
        "version": lambda self: self.theme.version,
        "metadata": lambda self: dict(self.theme.metadata),
        "root": lambda self: str(self.theme.root),
        "dependencies": lambda self: [str(each) for each in self.theme.runtime_dependencies],
        "authors": lambda self: self.theme.authors,
        "description": lambda self: self.theme.description,
    }
