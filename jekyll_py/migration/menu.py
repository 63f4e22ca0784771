"""The menu of the old site: which pages stand in it, in what order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ..lazy.tuples import NamedTuple
from .old_site import OldPage, OldSite, comparable, plain_value

_LAST = 1000


class Menu(NamedTuple):
    """The places of pages; empty for a site whose theme has no menu."""

    titles: dict[str, str]
    """From the address of a page to its name there, in order; from `_data/navigation.yml` of academicpages."""
    numbers: dict[str, float]
    """From the path of a page to its number, from the front matter of al-folio's pages."""

    def place(self, page: OldPage, address: str) -> float | None:
        """Where a page stands; None if it is not in the menu."""
        if not self.titles and not self.numbers:
            return _LAST
        if self.titles:
            return list(self.titles).index(address) if address in self.titles else None
        return self.numbers.get(page.path)

    def title(self, address: str) -> str:
        """The name of a page; empty if it has none of its own."""
        return self.titles.get(address, "")


def menu(old: OldSite, pages: list[OldPage]) -> Menu:
    """The menu of a site.

    Args:
        old: the site.
        pages: its pages.
    """
    rows = old.mapping("_data/navigation.yml").get("main")
    titles = dict(_links(rows)) if isinstance(rows, list) else {}
    children = {
        comparable(plain_value(row.get("permalink"))): _order(page) for page in pages for row in _children(page)
    }
    numbers = {page.path: _order(page) for page in pages if page.data.get("nav") is True}
    numbers |= {page.path: children[page.address] for page in pages if page.address in children}
    return Menu(titles, {} if titles else numbers)


def _links(rows: list[object]) -> Iterator[tuple[str, str]]:
    for row in rows:
        if isinstance(row, Mapping):
            yield comparable(plain_value(row.get("url"))), plain_value(row.get("title"))


def _children(page: OldPage) -> list[Mapping[str, object]]:
    """The rows of a menu that opens, which al-folio declares by a page."""
    rows = page.data.get("children")
    return [row for row in rows if isinstance(row, Mapping)] if isinstance(rows, list) else []


def _order(page: OldPage) -> float:
    number = page.data.get("nav_order")
    return number if isinstance(number, (int, float)) else _LAST - 1
