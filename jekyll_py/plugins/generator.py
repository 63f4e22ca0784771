"""Generators: plugins that add to a site, or change it, before it is planned."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import ClassVar

from ..model.document import Document
from ..model.front_matter import FrontMatter
from ..model.item import Item
from .reads import Reads
from .site_contents import SiteContents


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

    def ignores_posts(self, site: SiteContents, posts: Collection[Document]) -> bool:
        """Whether the results of `generate` stay as they are when some posts come or go.

        Asked of generators that come with jekyll_py only.

        Args:
            site: the site with its new posts.
            posts: those that have come or gone; of one that has changed both versions.
        """
        return False

    def read_again(self, site: SiteContents, path: str) -> bool:
        """Take in a file that has changed since an earlier build, before `revise`, for generators as there.

        Args:
            site: as in `revise`.
            path: the path of the file, relative to the source; it is none of a page, a document, data or a layout.

        Returns:
            True if it is a file that the generator reads.

        Raises:
            JekyllError: it cannot be read.
        """
        return False
