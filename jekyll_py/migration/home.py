"""The homepage of the new site, in one language."""

from __future__ import annotations

from collections.abc import Mapping

from ..model import front_matter
from .headings import headings
from .old_site import OldPage, OldSite, plain_value
from .profile import profile
from .texts import Texts


def home_name(old: OldSite, page: OldPage, first: OldPage | None) -> str:
    """The name of the file of a homepage.

    Args:
        old: the site.
        page: its homepage in some language.
        first: its homepage in its own language.
    """
    name = "index" if page is first else page.name.replace("about", "index")
    language = old.language(page)
    return f"{name}.{language}.md" if language else f"{name}.md"


def home(texts: Texts, about: OldPage | None, first: OldPage | None) -> str:
    """The file of a homepage.

    Args:
        texts: the texts of the old site.
        about: its homepage in some language; None if there is none.
        first: its homepage in its own language.
    """
    person = profile(texts.old, about)
    head: dict[str, object] = {"layout": "home", "title": person.name, "nav": 1}
    if about is first:
        head["nav_title"] = headings(_language(texts.old, about)).home
    elif about:
        language = texts.old.language(about)
        head |= {"lang": language} if language else {}
        permalink = about.words("permalink")
        if permalink:
            head["permalink"] = f"/{language}{permalink}" if language else permalink
    if person.photo:
        head |= {"photo": person.photo, "photo_alt": f"Portrait of {person.name}"}
    head |= {key: value for key, value in (("roles", person.roles), ("links", person.links)) if value}
    text = _text(texts, about) if about else ""
    return front_matter.dumps(head, f"\n{text.strip()}\n")


def _text(texts: Texts, about: OldPage) -> str:
    text, templates = texts.text(about)
    words = headings(_language(texts.old, about))
    parts = [text]
    if (most := _shown_news(texts.old, about)) is not None and "news" not in templates.shown:
        news = texts.collections.news(texts.old.language(about), most)
        parts += [f"## {words.news}", news] if news else []
    if about.data.get("selected_papers", True) and texts.papers.has_selected:
        title = about.words("selected_papers_title") or words.selected
        parts += [f"## {title}", texts.papers.include(texts.name, selected=True)]
    return "\n\n".join(parts)


def _language(old: OldSite, page: OldPage | None) -> str:
    """The language of a page, or that of the site."""
    own = old.languages[0] if old.languages else plain_value(old.config.get("lang"))
    return (old.language(page) if page else "") or own


def _shown_news(old: OldSite, about: OldPage) -> int | None:
    """The number of news that the homepage of al-folio shows, 0 for all; None if it shows none."""
    given = _mapping(about.data.get("announcements"))
    settings = {**_mapping(old.config.get("announcements")), **given}
    is_shown = given.get("enabled", about.data.get("news", about.words("layout") == "about"))
    most = settings.get("limit") or old.config.get("news_limit")
    return (most if isinstance(most, int) else 0) if is_shown else None


def _mapping(value: object) -> Mapping[str, object]:
    return value if isinstance(value, Mapping) else {}
