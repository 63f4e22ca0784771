"""The files of the new site, and what of the old one has no place in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from ..compat import yaml_dump
from ..model import front_matter
from .addresses import lost_documents, named_files, with_new_addresses
from .collections import Collections, anchor
from .markdown_style import restyled
from .new_config import new_config
from .old_pages import OldPages, old_pages
from .old_site import OldPage, OldSite, comparable, plain_value
from .profile import profile
from .publications import Publications, publications
from .templates import Templates
from .unused import unused

COPIED = ("assets/img", "assets/pdf", "assets/files", "images", "files")
"""Folders that are taken as they are."""
CVS = {"_data/cv.yml": "_data/cv.yml", "_data/cv.json": "_data/cv.json", "assets/json/resume.json": "_data/resume.json"}
TITLES = {"cv": "CV", "portfolio": "Projects", "teachings": "Teaching"}
"""Titles of pages whose names say something else."""
_KEYS_OF_POSTS = ("title", "date", "tags", "categories", "description", "permalink", "lang")
_KEYS_OF_NEWS = ("title", "date", "inline", "lang")
_CV_TEMPLATE = re.compile(r"\{%-?\s*include\s+(?:cv|resume)[\w/-]*\.")
_WRAPPER = re.compile(r"(?m)^[ \t]*</?(?:div|section|article|ul|ol|hr|br)\b[^<>\n]*>[ \t]*(?:</\w+>)?[ \t]*$")
_MARKUP = re.compile(r"<[^<>]*>|&\w+;|\{%[^{}]*%\}")
_LAST = 1000.0


@dataclass
class NewPage:
    """A page of the new site that is not written yet."""

    name: str
    title: str
    text: str
    place: float | None = _LAST
    """Its place in the menu; None for a page that is not in it."""
    head: dict[str, object] = field(default_factory=dict)
    """More front matter."""
    source: str = ""
    """The path of the old page."""
    ending: str = ".md"

    @property
    def address(self) -> str:
        """Where it is in the new site."""
        return plain_value(self.head.get("permalink")) or f"/{self.name}/"


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


class _Import:
    """The parts of an old site while the new one is made of them."""

    def __init__(self, old: OldSite) -> None:
        self.old = old
        self.pages: OldPages = old_pages(old)
        self.papers: Publications = publications(old)
        self.name = profile(old, self.pages.home).name
        self.collections = Collections(old, lambda page: self.text(page)[0])
        self.cv = next((path for path in CVS if old.has(path)), None)
        self.new = NewSite()
        self.shown: dict[str, str] = {}
        """From a collection to the address of the page that shows it."""
        self._lost: dict[str, list[str]] = {}

    def site(self) -> NewSite:
        new, made = self.new, list(self._made_pages())
        made += self._missing_pages()
        new.texts["_config.yml"] = new_config(self.old, self.name)
        for page in self.pages.homes:
            name = "index" if page is self.pages.home else page.name.replace("about", "index")
            language = self.old.language(page)
            new.texts[f"{name}.{language}.md" if language else f"{name}.md"] = self._home(page)
        if not self.pages.homes:
            new.texts["index.md"] = self._home(None)
        self._write(made)
        self._add_documents("_posts", _KEYS_OF_POSTS)
        self._add_documents("_news", _KEYS_OF_NEWS)
        self._add_data()
        self._mend_links(made)
        self._add_files()
        new.left += [f"{path}: {', '.join(tags)}" for path, tags in self._lost.items()]
        new.left += [*unused(self.old, self.shown, self.pages.furniture), *self.old.unread]
        return new

    def text(self, page: OldPage) -> tuple[str, Templates]:
        """The text of a page, and what it lists; the tags that it loses are noted."""
        templates = Templates(self.old, page, self.papers, self.collections, self.name, self.old.language(page))
        kept = templates.kept(page.text)
        if kept.lost:
            self._lost[page.path] = kept.lost
        text = restyled(kept.text)
        if templates.shown:  # lines of HTML that stood in a grid would be code
            text = re.sub(r"(?m)^[ \t]+(?=<)", "", _WRAPPER.sub("", text))
        return re.sub(r"\n{3,}", "\n\n", templates.filled(text)), templates

    def _home(self, about: OldPage | None) -> str:
        person = profile(self.old, about)
        head: dict[str, object] = {"layout": "home", "title": person.name, "nav": 1}
        if about is self.pages.home:
            head["nav_title"] = "Home"
        elif about:
            language = self.old.language(about)
            head |= {"lang": language} if language else {}
            permalink = about.words("permalink")
            if permalink:
                head["permalink"] = f"/{language}{permalink}" if language else permalink
        if person.photo:
            head |= {"photo": person.photo, "photo_alt": f"Portrait of {person.name}"}
        head |= {key: value for key, value in (("roles", person.roles), ("links", person.links)) if value}
        text = self._home_text(about) if about else ""
        return front_matter.dumps(head, f"\n{text.strip()}\n")

    def _home_text(self, about: OldPage) -> str:
        language = self.old.language(about)
        text, templates = self.text(about)
        parts = [text]
        if (most := _news_of_home(self.old, about)) is not None and "news" not in templates.shown:
            news = self.collections.news(language, most)
            parts += ["## News", news] if news else []
        if about.data.get("selected_papers", True) and self.papers.has_selected:
            title = about.words("selected_papers_title") or "Selected publications"
            parts += [f"## {title}", self.papers.include(self.name, selected=True)]
        return "\n\n".join(parts)

    def _made_pages(self) -> Iterator[NewPage]:
        yield from filter(None, map(self._page, self.pages.others))

    def _page(self, page: OldPage) -> NewPage | None:
        text, templates = self.text(page)
        if self.cv and (page.words("layout").startswith("cv") or _CV_TEMPLATE.search(page.text)):
            self._lost.pop(page.path, None)
            templates.shown["cv"] = None
            text = self._cv(page)
        elif templates.shown and not _MARKUP.sub("", text).strip():  # what is lost showed the same list in other ways
            self._lost.pop(page.path, None)
        if not templates.shown and not _MARKUP.sub("", text).strip():
            self._lost.pop(page.path, None)
            self.new.left.append(f"{page.path}: nothing but templates of its theme")
            return None
        name, language = page.name, self.old.language(page)
        head: dict[str, object] = {}
        if language:
            name = f"{name}.{language}"
            head["lang"] = language
        if (permalink := page.words("permalink")) and comparable(permalink) != f"/{name}":
            head["permalink"] = f"/{language}{permalink}" if language else permalink
        if description := page.words("description"):
            head["description"] = re.sub(r"\s+", " ", description)
        title = self.pages.menu.title(page.address) or page.words("title") or page.name
        is_html = not page.path.endswith((".md", ".markdown")) and not templates.shown
        place = self.pages.menu.place(page, page.address)
        made = NewPage(name, _capital(title), text, place, head, page.path, ".html" if is_html else ".md")
        if not language:
            self.shown |= dict.fromkeys(templates.shown, made.address)
        return made

    def _cv(self, page: OldPage) -> str:
        file = page.words("cv_pdf").lstrip("/")
        paths = (path for path in (file, f"assets/pdf/{file}") if file and self.old.has(path))
        link = next((f"[PDF]({{{{ '/{path}' | relative_url }}}}){{: .button .plain}}\n\n" for path in paths), "")
        return f"{link}{_cv_include(self.cv)}"

    def _missing_pages(self) -> Iterator[NewPage]:
        """Pages for what no page of the old site shows by itself."""
        if (self.papers.rows or self.papers.bibliographies) and "publications" not in self.shown:
            yield self._generated("publications", self.papers.include(self.name))
        if self.cv and "cv" not in self.shown and "cv" not in (page.name for page in self.pages.others):
            yield self._generated("cv", _cv_include(self.cv))
        for name in self.collections.names():
            text = self.collections.sections(name, "") if name not in self.shown else None
            if text:
                yield self._generated(name, text)
        if self.old.pages("_posts") and "posts" not in self.shown:
            yield self._generated("posts", '{% include entries.html by="year" %}')

    def _generated(self, name: str, text: str) -> NewPage:
        title = TITLES.get(name) or _capital(name)
        page = NewPage(title.lower().replace(" ", "-"), title, text)
        self.shown[name] = page.address
        return page

    def _write(self, pages: list[NewPage]) -> None:
        in_menu = sorted((page for page in pages if page.place is not None), key=lambda page: page.place or 0)
        numbers = {id(page): number for number, page in enumerate(in_menu, 2)}
        for page in pages:
            place = {"nav": numbers[id(page)]} if id(page) in numbers else {}
            path = _free(f"_pages/{page.name}{page.ending}", self.new.texts)
            head = {"title": page.title, **place, **page.head}
            self.new.texts[path] = front_matter.dumps(head, f"\n{page.text.strip()}\n")

    def _add_documents(self, folder: str, keys: tuple[str, ...]) -> None:
        for page in self.old.pages(folder):
            kept = {key: page.data[key] for key in keys if key in page.data}
            if (language := self.old.language(page)) and "lang" not in kept:
                kept["lang"] = language
            self.new.texts[page.path] = front_matter.dumps(kept, "\n" + self.text(page)[0])

    def _add_data(self) -> None:
        self.new.copies |= {path: path for path in self.papers.bibliographies}
        if self.papers.rows:
            rows = yaml_dump.dump({"rows": self.papers.rows})
            self.new.texts["_data/publications.yml"] = rows.removeprefix("---\nrows:\n")  # the theme reads a list
        if self.cv:
            self.new.copies[CVS[self.cv]] = self.cv

    def _mend_links(self, pages: list[NewPage]) -> None:
        documents = {page.source: page.address for page in pages if page.source}
        documents |= {page.path: "/" for page in self.pages.homes}
        moved: dict[str, str] = {}
        for name, address in self.shown.items():
            for page in self.old.pages(f"_{name}"):
                target = address if name in ("publications", "posts", "news") else f"{address}#{anchor(page)}"
                if name not in ("posts", "news"):
                    documents[page.path] = target
                    moved[comparable(page.words("permalink") or f"{name}/{page.name}")] = target
        kept = {page.path for folder in ("_posts", "_news") for page in self.old.pages(folder)}
        for path, text in self.new.texts.items():
            lost = dict.fromkeys(name for name in lost_documents(text, documents, kept))
            if lost:
                self._lost.setdefault(path, []).extend(f"the link to {name}" for name in lost)
            self.new.texts[path] = with_new_addresses(text, moved, documents, kept)

    def _add_files(self) -> None:
        new = self.new
        new.copies |= {path: path for folder in COPIED for path in self.old.files(folder)}
        new.copies |= {path: path for path in named_files(new.texts.values(), self.old) if path not in new.texts}
        if self.old.has("CNAME"):
            new.copies["CNAME"] = "CNAME"


def _news_of_home(old: OldSite, about: OldPage) -> int | None:
    """How many news the homepage of al-folio shows, 0 for all; None if it shows none."""
    given = _mapping(about.data.get("announcements"))
    settings = {**_mapping(old.config.get("announcements")), **given}
    is_shown = given.get("enabled", about.data.get("news", about.words("layout") == "about"))
    most = settings.get("limit") or old.config.get("news_limit")
    return (most if isinstance(most, int) else 0) if is_shown else None


def _mapping(value: object) -> Mapping[str, object]:
    return value if isinstance(value, Mapping) else {}


def _cv_include(source: str | None) -> str:
    data = CVS[source or ""].removeprefix("_data/").partition(".")[0]
    return f"{{% include cv.html cv=site.data.{data} %}}"


def _capital(title: str) -> str:
    """A title with a capital, which al-folio's menu has none of."""
    return TITLES.get(title) or title[:1].upper() + title[1:]


def _free(path: str, taken: Mapping[str, str]) -> str:
    """A path that no other file has."""
    stem, dot, ending = path.rpartition(".")
    names = (path, *(f"{stem}-{number}{dot}{ending}" for number in range(2, len(taken) + 3)))
    return next(name for name in names if name not in taken)


def summary(new: NewSite, kinds: Mapping[str, str]) -> str:
    """How many files of each kind there are, in one line.

    Args:
        new: the new site.
        kinds: the folder of each kind to the word for its files.
    """
    paths = (*new.texts, *new.copies)
    counts = ((words, sum(path.startswith(folder) for path in paths)) for folder, words in kinds.items())
    return ", ".join(f"{count} {words}" for words, count in counts if count)
