"""The pages of the old site: homepages, others, and those of its theme."""

from __future__ import annotations

from ..lazy.tuples import NamedTuple
from .menu import Menu, menu
from .old_site import MARKDOWN, OldPage, OldSite, is_markdown

_PAGES = (*MARKDOWN, ".html", ".htm")
_FURNITURE = (
    *("404", "archive-layout-with-content", "category-archive", "collection-archive", "markdown", "non-menu-page"),
    *("page-archive", "sitemap", "splash", "tag-archive", "talkmap", "terms", "year-archive"),
)
"""Names of pages that come with al-folio and academicpages; one in the menu belongs to the site."""
_DOCUMENTS = ("readme", "license", "changelog", "contributing", "customize", "faq", "install", "upgrading")


class OldPages(NamedTuple):
    """The pages of a site."""

    homes: list[OldPage]
    """The homepages, one for each language."""
    others: list[OldPage]
    furniture: list[str]
    """Paths of pages that belong to the theme."""
    menu: Menu

    @property
    def home(self) -> OldPage | None:
        """The first homepage."""
        return self.homes[0] if self.homes else None


def old_pages(old: OldSite) -> OldPages:
    """The pages of a site, each of one kind.

    Args:
        old: the site.
    """
    roots = (old.page(path) for path in old.top_files() if path.endswith(_PAGES))
    every = [page for page in (*roots, *old.pages("_pages", _PAGES)) if page]
    pages = list(filter(_is_taken, every))
    its = menu(old, every)
    homes = sorted(filter(_is_home, pages), key=lambda page: (old.language(page) != "", page.address, page.path))
    found = [page for page in pages if page not in homes]
    furniture = [page.path for page in found if page.name in _FURNITURE and not _is_listed(its, page)]
    return OldPages(homes, [page for page in found if page.path not in furniture], furniture, its)


def _is_taken(page: OldPage) -> bool:
    is_document = "/" not in page.path and page.name.lower().partition("_")[0] in _DOCUMENTS
    return bool(page.data) and not is_document and not page.data.keys() & {"redirect_to", "redirect", "children"}


def _is_home(page: OldPage) -> bool:
    is_index = page.path in ("index.md", "index.html") or (page.words("permalink") == "/" and page.name != "404")
    return is_index or (page.words("layout") == "about" and is_markdown(page.path))


def _is_listed(its: Menu, page: OldPage) -> bool:
    return bool(its.titles or its.numbers) and its.place(page, page.address) is not None
