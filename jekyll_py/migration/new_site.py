"""The files of the new site, and what of the old one has no place in it."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass, field

from ..compat import yaml_dump
from ..model import front_matter
from .addresses import collection_files, named_files
from .collections import card_text
from .curriculum import curricula, curriculum_text, shows_curriculum
from .home import home, home_name
from .links import Links
from .new_config import new_config
from .new_page import TITLES, NewPage, capital, free
from .old_pages import OldPages, old_pages
from .old_site import OldPage, OldSite, comparable
from .profile import profile
from .publications import Publications, publications
from .texts import Texts, is_empty
from .unused import unused

COPIED = ("assets/img", "assets/pdf", "assets/files", "images", "files")
"""Folders that are taken as they are."""
_KEYS_OF_POSTS = ("title", "date", "tags", "categories", "description", "permalink", "lang")
_KEYS_OF_NEWS = ("title", "date", "inline", "lang")
_KEYS_OF_PROJECTS = ("title", "date", "description", "img", "importance", "category", "redirect", "permalink", "lang")

COAUTHORS = "_data/coauthors.yml"
"""The addresses of people, which lists of publications from BibTeX link."""


@dataclass
class NewSite:
    """Files by their paths, and words on what was left out."""

    texts: dict[str, str] = field(default_factory=dict)
    copies: dict[str, str] = field(default_factory=dict)
    """Path in the new site to path in the old one."""
    left: list[str] = field(default_factory=list)
    """One line for each file, folder and group of tags of the old site that is left out."""


def new_site(old: OldSite) -> NewSite:
    """A site of this theme with what is in an old one.

    Args:
        old: a site made with al-folio, academicpages or minimal-light.
    """
    return _Import(old).site()


def _head(page: OldPage, name: str, language: str) -> dict[str, object]:
    """The front matter that a page keeps, besides its title and its place in the menu."""
    head: dict[str, object] = {"lang": language} if language else {}
    if (permalink := page.words("permalink")) and comparable(permalink) != f"/{name}":
        head["permalink"] = f"/{language}{permalink}" if language else permalink
    if description := page.words("description"):
        head["description"] = re.sub(r"\s+", " ", description)
    return head


class _Import:
    """The parts of an old site while the new one is made of them."""

    def __init__(self, old: OldSite) -> None:
        self.old = old
        self.pages: OldPages = old_pages(old)
        self.name = profile(old, self.pages.home).name
        self.papers: Publications = publications(old, self.name)
        self.texts = Texts(old, self.papers, self.name)
        self.curricula = curricula(old)
        self.new = NewSite()
        self.shown: dict[str, str] = {}
        """From a collection to the address of the page that shows it."""

    def site(self) -> NewSite:
        new, made = self.new, list(self._made_pages())
        made += self._missing_pages({page.source for page in made})
        new.texts["_config.yml"] = new_config(self.old, self.name, self.texts.collections.with_pages())
        for page in self.pages.homes:
            new.texts[home_name(self.old, page, self.pages.home)] = home(self.texts, page, self.pages.home)
        if not self.pages.homes:
            new.texts["index.md"] = home(self.texts, None, None)
        self._write(made)
        self._add_documents("_posts", _KEYS_OF_POSTS)
        self._add_documents("_news", _KEYS_OF_NEWS)
        for name in self.texts.collections.with_pages():
            self._add_documents(f"_{name}", _KEYS_OF_PROJECTS)
        self._add_data()
        self._mend_links(made)
        self._add_files()
        new.left += [f"{path}: {', '.join(tags)}" for path, tags in self.texts.lost.items()]
        new.left += [
            *unused(self.old, {*self.shown, *self.texts.data}, self.pages.furniture, self.new.copies),
            *self.old.unread,
        ]
        new.left[:] = dict.fromkeys(new.left)
        return new

    def _made_pages(self) -> Iterator[NewPage]:
        yield from filter(None, map(self._page, self.pages.others))

    def _page(self, page: OldPage) -> NewPage | None:
        text, templates = self.texts.text(page)
        if self.curricula and shows_curriculum(page):
            self.texts.lost.pop(page.path, None)
            templates.shown["cv"] = None
            text = curriculum_text(self.old, page)
        elif templates.shown and is_empty(text):  # what is lost showed the same list in other ways
            self.texts.lost.pop(page.path, None)
        if not templates.shown and is_empty(text):
            self.texts.lost.pop(page.path, None)
            self.new.left.append(f"{page.path}: nothing but templates of its theme")
            return None
        language = self.old.language(page)
        name = f"{page.name}.{language}" if language else page.name
        title = self.pages.menu.title(page.address) or page.words("title") or page.name
        is_html = not page.path.endswith((".md", ".markdown")) and not templates.shown
        place = self.pages.menu.place(page, page.address)
        made = NewPage(
            name, capital(title), text, place, _head(page, name, language), page.path, ".html" if is_html else ".md"
        )
        if not language:
            self.shown |= dict.fromkeys(templates.shown, made.address)
        return made

    def _missing_pages(self, sources: Container[str]) -> Iterator[NewPage]:
        """Pages for what no page of the old site shows by itself, `sources` being those that were taken."""
        if (self.papers.rows or self.papers.bibliographies) and "publications" not in self.shown:
            yield self._generated("publications", self.papers.include(self.name))
        has_page = any(page.name == "cv" and page.path in sources for page in self.pages.others)
        if self.curricula and "cv" not in self.shown and not has_page:
            yield self._generated("cv", curriculum_text(self.old, None))
        for name in self.texts.collections.names():
            text = self.texts.collections.sections(name, "") if name not in self.shown else None
            if text:
                yield self._generated(name, text)
        if self.old.pages("_posts") and "posts" not in self.shown:
            yield self._generated("posts", '{% include entries.html by="year" %}')

    def _generated(self, name: str, text: str) -> NewPage:
        title = TITLES.get(name) or capital(name)
        page = NewPage(title.lower().replace(" ", "-"), title, text)
        self.shown[name] = page.address
        return page

    def _write(self, pages: list[NewPage]) -> None:
        in_menu = sorted((page for page in pages if page.place is not None), key=lambda page: page.place or 0)
        numbers = {id(page): number for number, page in enumerate(in_menu, 2)}
        for page in pages:
            place = {"nav": numbers[id(page)]} if id(page) in numbers else {}
            path = free(f"_pages/{page.name}{page.ending}", self.new.texts)
            head = {"title": page.title, **place, **page.head}
            self.new.texts[path] = front_matter.dumps(head, f"\n{page.text.strip()}\n")

    def _add_documents(self, folder: str, keys: tuple[str, ...]) -> None:
        for page in self.old.pages(folder):
            kept = {key: page.data[key] for key in keys if key in page.data}
            if "description" in keys and (short := card_text(page)):
                kept |= short
            if (language := self.old.language(page)) and "lang" not in kept:
                kept["lang"] = language
            self.new.texts[page.path] = front_matter.dumps(kept, "\n" + self.texts.text(page)[0])

    def _add_data(self) -> None:
        self.new.copies |= {path: path for path in self.papers.bibliographies}
        if self.papers.bibliographies and self.old.has(COAUTHORS):
            self.new.copies[COAUTHORS] = COAUTHORS
        if self.papers.rows:
            rows = yaml_dump.dump({"rows": self.papers.rows})
            self.new.texts["_data/publications.yml"] = rows.removeprefix("---\nrows:\n")  # the theme reads a list
        self.new.copies |= self.curricula

    def _mend_links(self, pages: list[NewPage]) -> None:
        links = Links(self.old, self.pages, pages, self.shown, self.texts.collections.with_pages())
        for path, text in self.new.texts.items():
            if lost := links.lost(text):
                self.texts.lost.setdefault(path, []).extend(f"the link to {name}" for name in lost)
            self.new.texts[path] = links.mended(text)

    def _add_files(self) -> None:
        new = self.new
        new.copies |= {path: path for folder in COPIED for path in self.old.files(folder)}
        new.copies |= {path: path for path in named_files(new.texts.values(), self.old) if path not in new.texts}
        new.copies |= collection_files(new.texts.values(), self.old)
        if self.old.has("CNAME"):
            new.copies["CNAME"] = "CNAME"


def summary(new: NewSite, kinds: Mapping[str, str]) -> str:
    """The number of files of each kind, in one line.

    Args:
        new: the new site.
        kinds: the folder of each kind to the word for its files, which ends in s for more than one.
    """
    paths = (*new.texts, *new.copies)
    counts = ((words, sum(path.startswith(folder) for path in paths)) for folder, words in kinds.items())
    return ", ".join(f"{count} {words.removesuffix('s') if count == 1 else words}" for words, count in counts if count)
