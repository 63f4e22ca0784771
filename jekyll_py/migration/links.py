"""The links of the new site's texts, which lead to where things are now."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping

from .addresses import lost_documents, with_new_addresses
from .collections import anchor, old_permalink
from .new_page import NewPage
from .old_pages import OldPages
from .old_site import OldSite, comparable


class Links:
    """Where the pages and documents of an old site are in the new one."""

    def __init__(
        self,
        old: OldSite,
        pages: OldPages,
        made: Iterable[NewPage],
        shown: Mapping[str, str],
        projects: Container[str],
    ) -> None:
        """Find the places.

        Args:
            old: the old site.
            pages: its pages.
            made: the pages of the new site.
            shown: from a collection to the address of the page that shows it.
            projects: the names of the collections that are taken as they are.
        """
        self._moved: dict[str, str] = {}
        self._documents = {page.source: page.address for page in made if page.source}
        self._documents |= {page.path: "/" for page in pages.homes}
        self._kept = {page.path for folder in ("_posts", "_news") for page in old.pages(folder)}
        for name, address in shown.items():
            self._add_collection(old, name, address, has_pages=name in projects)

    def _add_collection(self, old: OldSite, name: str, address: str, *, has_pages: bool) -> None:
        if name in ("posts", "news"):
            return
        if has_pages:
            self._kept |= {page.path for page in old.pages(f"_{name}")}
            own = [] if old_permalink(old, name) else old.pages(f"_{name}")
            moved = (page.name for page in own if not page.words("permalink"))
            self._moved |= {comparable(f"{name}/{each}"): f"/{name}/{each}/" for each in moved}
            return
        for page in old.pages(f"_{name}"):
            target = address if name == "publications" else f"{address}#{anchor(page)}"
            self._documents[page.path] = target
            self._moved[comparable(page.words("permalink") or f"{name}/{page.name}")] = target

    def mended(self, text: str) -> str:
        """A text whose links lead to the places of the new site."""
        return with_new_addresses(text, self._moved, self._documents, self._kept)

    def lost(self, text: str) -> list[str]:
        """The paths of documents that a text links to and that have no place."""
        return list(dict.fromkeys(lost_documents(text, self._documents, self._kept)))
