"""Documents of the old site's collections, as sections of a page."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from .markdown_style import restyled
from .old_site import OldPage, OldSite, plain_value

Plain = Callable[[OldPage], str]
"""From a document to its text without the templates of its theme."""

NO_COLLECTIONS = ("_posts", "_drafts", "_pages", "_publications", "_bibliography", "_data", "_news")


@dataclass(frozen=True)
class Collections:
    """The collections that are shown as text: talks, teaching, projects and any other."""

    old: OldSite
    plain: Plain

    def names(self) -> list[str]:
        """The names of the collections that have documents."""
        folders = [folder for folder in self.old.folders() if folder not in NO_COLLECTIONS]
        return [folder[1:] for folder in folders if self._is_collection(folder) and self.old.pages(folder)]

    def sections(self, name: str, language: str) -> str | None:
        """A section for each document; None if there is no such collection."""
        if name == "news":
            return self.news(language)
        if name in self.with_pages():
            return self._cards(name, language)
        documents = self._documents(name, language)
        return "\n".join(map(self._section, documents)) if documents else None

    def short(self, name: str, language: str) -> str | None:
        """A list with a line for each document; None if there is no such collection."""
        lines = (
            ", ".join(filter(None, [page.words("title"), *_facts(page)])) for page in self._documents(name, language)
        )
        return "\n".join(f"- {line}" for line in lines) or None

    def news(self, language: str, most: int = 0) -> str | None:
        """The Liquid that lists the news, newest first; None without news.

        Args:
            language: that of the page.
            most: how many; 0 for all.
        """
        if not self._in(language, self.old.pages("_news")):
            return None
        return f"{{% include news.html{f' limit={most}' if most else ''} %}}"

    def with_pages(self) -> list[str]:
        """The names of the collections of projects whose documents have pages: these are taken as they are."""
        declared = self.old.config.get("collections")
        rows = declared if isinstance(declared, Mapping) else {}
        names = [name for name in _PROJECTS if isinstance(row := rows.get(name), Mapping) and row.get("output")]
        return [name for name in names if self.old.pages(f"_{name}")]

    def _cards(self, name: str, language: str) -> str | None:
        documents = self._in(language, self.old.pages(f"_{name}"))
        categories = {page.words("category") for page in documents}
        by = ' by="category"' if len(categories) > 1 and "" not in categories else ""
        return f"{{% include cards.html list=site.{name}{by} %}}" if documents else None

    def is_empty(self, name: str) -> bool:
        """Whether this is a collection, or the posts, without documents."""
        folder = f"_{name}"
        is_known = folder in ("_posts", "_publications") or self._is_collection(folder)
        return is_known and not self.old.pages(folder)

    def _is_collection(self, folder: str) -> bool:
        declared = self.old.config.get("collections")
        return folder in _USUAL or (isinstance(declared, (dict, list)) and folder[1:] in declared)

    def _documents(self, name: str, language: str) -> list[OldPage]:
        found = self._in(language, self.old.pages(f"_{name}"))
        if any("importance" in page.data for page in found):  # al-folio's order of projects
            return sorted(found, key=lambda page: (_number(page.data.get("importance")), page.name))
        return sorted(found, key=lambda page: page.date, reverse=True)

    def _in(self, language: str, pages: list[OldPage]) -> list[OldPage]:
        return [page for page in pages if self.old.language(page) == language]

    def _section(self, page: OldPage) -> str:
        text = restyled(self.plain(page)).strip() or page.words("description") or page.words("excerpt")
        title = page.words("title") or page.name
        deeper = text.replace("\n## ", "\n### ") if text.startswith("## ") or "\n## " in text else text
        deeper = f"#{deeper}" if deeper.startswith("## ") else deeper
        parts = [f"## {title}\n{{: #{anchor(page)}}}", ", ".join(_facts(page)), deeper]
        return "\n\n".join(filter(None, parts)) + "\n"


def old_permalink(old: OldSite, name: str) -> str:
    """Where the old site has the documents of a collection; empty if its configuration does not say it."""
    declared = old.config.get("collections")
    row = declared.get(name) if isinstance(declared, Mapping) else None
    return plain_value(row.get("permalink")) if isinstance(row, Mapping) else ""


def anchor(page: OldPage) -> str:
    """The identifier of the section of a document; kramdown wants a letter first."""
    plain = re.sub(r"[^a-z0-9_-]+", "-", page.name.lower()).strip("-")
    return plain if plain[:1].isalpha() else f"item-{plain}"


def card_text(page: OldPage) -> dict[str, str]:
    """The text and the picture of a project's card, from the HTML that academicpages has as its ``excerpt``."""
    excerpt = page.words("excerpt")
    picture = re.search(r"""<img\b[^<>]*\bsrc=["']([^"'<>]+)""", excerpt)
    text = " ".join(re.sub(r"<[^<>]*>", " ", excerpt).split())
    found = {"description": text if "description" not in page.data else "", "img": picture[1] if picture else ""}
    return {key: value for key, value in found.items() if value}


_PROJECTS = ("projects", "portfolio")
_USUAL = ("_talks", "_teaching", "_teachings", "_projects", "_portfolio", "_books", "_people", "_members")


def _facts(page: OldPage) -> list[str]:
    facts = [page.words(key) for key in ("type", "venue", "location")]
    return list(filter(None, [*facts, _month(page.date)]))


def _number(value: object) -> float:
    return value if isinstance(value, (int, float)) else float("inf")


def _month(day: str) -> str:
    """``2026-01-31`` as ``January 2026``; other texts as they are."""
    try:
        return date.fromisoformat(day).strftime("%B %Y")
    except ValueError:
        return day
