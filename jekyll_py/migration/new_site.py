"""The files of the new site, and what of the old one has no place in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from ..compat import yaml_dump
from ..model import front_matter
from .liquid_left_out import Included, without_foreign_tags
from .old_site import OldPage, OldSite, plain_value
from .profile import Profile, profile
from .publications import Publications, publications

ABOUT = ("_pages/about.md", "index.md")
COPIED = ("assets/img", "assets/pdf", "assets/files", "images", "files")
"""Folders that are taken as they are."""
CVS = {"_data/cv.yml": "_data/cv.yml", "_data/cv.json": "_data/cv.json", "assets/json/resume.json": "_data/resume.json"}
COLLECTIONS = {
    "_talks": "Talks",
    "_teaching": "Teaching",
    "_teachings": "Teaching",
    "_projects": "Projects",
    "_portfolio": "Projects",
}
"""Each becomes one page."""
_TAKEN = {"_bibliography", "_data", "_news", "_pages", "_posts", "_publications", *COLLECTIONS}
_OF_A_THEME = {"_includes", "_layouts", "_sass", "_plugins", "_scripts", "_site"}
_KEYS_OF_POSTS = ("title", "date", "tags", "description", "permalink")
_MADE_ANEW = ("404", "about", "blog", "cv", "news", "publications")
_DATA = {"socials.yml", "publications.yml", "cv.yml", "cv.json"}


@dataclass
class NewSite:
    """Files by their paths, and words on what was left out."""

    texts: dict[str, str] = field(default_factory=dict)
    copies: dict[str, str] = field(default_factory=dict)
    """Path in the new site to path in the old one."""
    left: list[str] = field(default_factory=list)
    """One line for each file, folder and tag of the old site that is left out."""
    _menu: int = 1
    """The place in the menu of the page that was added last."""

    def page(self, name: str, title: str, text: str) -> None:
        """Add a page that is in the menu."""
        self._menu += 1
        self.texts[f"_pages/{name}.md"] = front_matter.dumps({"title": title, "nav": self._menu}, f"\n{text.strip()}\n")

    def text_of(self, page: OldPage, included: Included = lambda _: None) -> str:
        """The text of a page without the tags of its theme, which are added to `left` (see `without_foreign_tags`)."""
        kept = without_foreign_tags(page.text, included)
        self.left += [f"{page.path}: {{% {tag} %}}" for tag in kept.lost]
        return kept.text


def new_site(old: OldSite) -> NewSite:
    """A site of this theme with what is in an old one.

    Args:
        old: a site made with al-folio, academicpages or minimal-light.
    """
    new = NewSite()
    papers = publications(old)
    about = next((page for path in ABOUT if (page := old.page(path))), None)
    person = profile(old, about)
    new.texts["_config.yml"] = _config(old, person.name)
    _add_home(new, old, about, person, papers)
    if papers.rows or papers.bibliographies:
        new.page("publications", "Publications", papers.include(person.name))
    _add_publications(new, papers)
    _add_cv(new, old)
    _add_collections(new, old)
    _add_posts(new, old)
    _add_pages(new, old)
    new.copies |= {path: path for folder in COPIED for path in old.files(folder)}
    new.left += [*_unused(old), *old.unread]
    return new


def _config(old: OldSite, name: str) -> str:
    given = {key: plain_value(old.config.get(key)) for key in ("description", "url", "baseurl", "lang", "timezone")}
    values = {"title": name, **{key: value for key, value in given.items() if value}}
    values["description"] = re.sub(r"\s+", " ", values.get("description", ""))
    fixed = {
        "include": ["_pages"],
        "defaults": [
            {"scope": {"path": "_pages"}, "values": {"layout": "page", "permalink": "/:basename/"}},
            {"scope": {"path": "_posts"}, "values": {"layout": "post"}},
        ],
    }
    return yaml_dump.dump({**{key: value for key, value in values.items() if value}, **fixed}).removeprefix("---\n")


def _add_home(new: NewSite, old: OldSite, about: OldPage | None, person: Profile, papers: Publications) -> None:
    head: dict[str, object] = {"layout": "home", "title": person.name, "nav": 1, "nav_title": "Home"}
    if person.photo:
        head |= {"photo": person.photo, "photo_alt": f"Portrait of {person.name}"}
    head |= {key: value for key, value in (("roles", person.roles), ("links", person.links)) if value}

    def included(name: str) -> str | None:
        text = old.read(name)
        if text is None:
            return None
        if b"site.data.publications" in text:
            return f"## Publications\n\n{papers.include(person.name)}"
        return without_foreign_tags(text.decode("utf-8", "replace")).text

    parts = [new.text_of(about, included) if about else "", _news(new, old)]
    if _has_selected(old, papers):
        parts.append(f"## Selected publications\n\n{papers.include(person.name, selected=True)}")
    new.texts["index.md"] = front_matter.dumps(head, "\n" + "\n".join(filter(None, parts)))


def _news(new: NewSite, old: OldSite) -> str:
    items = sorted(old.pages("_news"), key=lambda page: page.date, reverse=True)
    rows = [f"{_month(page.date)}\n: {_indented(new.text_of(page)) or page.words('title')}\n" for page in items]
    return "## News\n\n" + "\n".join(rows).rstrip() + "\n{: .timeline}\n" if rows else ""


def _has_selected(old: OldSite, papers: Publications) -> bool:
    sources = ((old.read(path) or b"").decode("utf-8", "replace") for path in papers.bibliographies)
    return any(re.search(r"\bselected\s*=\s*[{\"]true", text, re.I) for text in sources)


def _add_publications(new: NewSite, papers: Publications) -> None:
    new.copies |= {path: path for path in papers.bibliographies}
    if papers.rows:
        rows = yaml_dump.dump({"rows": papers.rows})
        new.texts["_data/publications.yml"] = rows.removeprefix("---\nrows:\n")  # the theme reads a list


def _add_cv(new: NewSite, old: OldSite) -> None:
    source = next((path for path in CVS if old.has(path)), None)
    if source:
        new.copies[CVS[source]] = source
        data = CVS[source].removeprefix("_data/").partition(".")[0]
        new.page("cv", "CV", f"{{% include cv.html cv=site.data.{data} %}}")


def _add_collections(new: NewSite, old: OldSite) -> None:
    titles = dict.fromkeys(COLLECTIONS.values())
    for title in titles:
        folders = (folder for folder, its in COLLECTIONS.items() if its == title)
        documents = [page for folder in folders for page in old.pages(folder)]
        documents.sort(key=lambda page: page.date, reverse=True)
        if documents:
            new.page(title.lower(), title, "\n".join(_section(new, page) for page in documents))


def _section(new: NewSite, page: OldPage) -> str:
    facts = [page.words(key) for key in ("type", "venue", "location")]
    line = ", ".join(filter(None, [*facts, _month(page.date)]))
    text = new.text_of(page).strip() or page.words("description") or page.words("excerpt")
    return "\n\n".join(filter(None, [f"## {page.words('title') or page.name}", line, text])) + "\n"


def _add_posts(new: NewSite, old: OldSite) -> None:
    posts = old.pages("_posts")
    for post in posts:
        kept = {key: post.data[key] for key in _KEYS_OF_POSTS if key in post.data}
        new.texts[post.path] = front_matter.dumps(kept, "\n" + new.text_of(post))
    if posts:
        new.page("posts", "Posts", '{% include entries.html by="year" %}')


def _add_pages(new: NewSite, old: OldSite) -> None:
    for page in old.pages("_pages"):
        is_known = page.name in _MADE_ANEW or page.path in ABOUT or f"_pages/{page.name}.md" in new.texts
        text = "" if is_known else without_foreign_tags(page.text).text.strip()
        if text:
            new.page(page.name, page.words("title") or page.name, new.text_of(page))
        elif not is_known:
            new.left.append(f"{page.path}: nothing but templates of its theme")


def _unused(old: OldSite) -> Iterator[str]:
    """The folders and data of the old site that nothing was made of."""
    for folder in old.folders():
        if folder in _OF_A_THEME and old.files(folder):
            yield f"{folder}/: belongs to the old theme"
        elif folder not in _TAKEN and folder not in _OF_A_THEME and old.files(folder):
            yield f"{folder}/: the theme has no such kind of page"
    for path in old.files("_data"):
        if path.removeprefix("_data/") not in _DATA:
            yield f"{path}: nothing in the theme reads it"


def _month(day: str) -> str:
    """``2026-01-31`` as ``January 2026``; other texts as they are."""
    try:
        return date.fromisoformat(day).strftime("%B %Y")
    except ValueError:
        return day


def _indented(text: str) -> str:
    """A text as the rest of a definition that begins with ``: ``."""
    return text.strip().replace("\n", "\n  ")


def summary(new: NewSite, kinds: Mapping[str, str]) -> str:
    """How many files of each kind there are, in one line.

    Args:
        new: the new site.
        kinds: the folder of each kind to the word for its files.
    """
    paths = (*new.texts, *new.copies)
    counts = ((words, sum(path.startswith(folder) for path in paths)) for folder, words in kinds.items())
    return ", ".join(f"{count} {words}" for words, count in counts if count)
