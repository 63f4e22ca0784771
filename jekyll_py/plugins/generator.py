"""Generators: plugins that add to a site, or change it, before it is planned."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import ClassVar, NamedTuple

from ..model.front_matter import FrontMatter
from ..model.item import Item
from .site_contents import SiteContents


class Reads(NamedTuple):
    """The parts of a site that a generator reads, beside its items with their addresses, dates, tags and files."""

    texts: bool = True
    """The content of pages, documents and layouts."""
    keys: Collection[str] | None = None
    """These keys of front matter; None for any."""
    settings: Collection[str] | None = None
    """These keys of the configuration; None for any."""
    data: bool = True
    """Data files, and the front matter of layouts."""

    def meets(self, keys: Iterable[str], settings: Iterable[str], *, has_new_data: bool) -> bool:
        """Whether it reads something that has changed, apart from texts.

        Args:
            keys: of front matter.
            settings: keys of the configuration.
            has_new_data: whether data files or front matter of layouts have changed.
        """
        return (has_new_data and self.data) or _meet(self.keys, keys) or _meet(self.settings, settings)


def _meet(read: Collection[str] | None, changed: Iterable[str]) -> bool:
    return any(read is None or key in read for key in changed)


class Generator:
    """Adds to or changes a site after it was read and before it is planned."""

    priority: ClassVar[str] = "normal"
    """``highest``, ``high``, ``normal``, ``low`` or ``lowest``; higher goes first."""
    reads: ClassVar[Reads] = Reads()
    """The parts that it reads; by default everything."""

    def generate(self, site: SiteContents) -> None:
        """Change ``site``: its pages, documents, static files and variables."""
        raise NotImplementedError

    def revise(self, site: SiteContents, items: Mapping[Item, FrontMatter]) -> bool:
        """Bring the results of `generate` in an earlier build up to date when some items are new.

        Called for generators that come with jekyll_py only, and if nothing else that it reads has changed.

        Args:
            site: the site of the earlier build with the new contents; variables that are lazy mappings are missing.
            items: the items with new content or other front matter, each with what its file holds.

        Returns:
            True if the results are up to date; False if the site has to be read and generated again.
        """
        return not self.reads.texts
