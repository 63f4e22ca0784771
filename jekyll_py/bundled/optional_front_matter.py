"""jekyll-optional-front-matter: Markdown files without front matter are pages too.

Keys: ``optional_front_matter.enabled``, ``.remove_originals``; ``require_front_matter``.
"""

from __future__ import annotations

from collections.abc import Collection

from ..plugins import Document, Generator, Page, SiteContents, StaticFile
from ..plugins.internals import Reads
from .settings import is_enabled, section

NOT_PAGES = frozenset(
    {
        "README",
        "LICENSE",
        "LICENCE",
        "COPYING",
        "CODE_OF_CONDUCT",
        "CONTRIBUTING",
        "ISSUE_TEMPLATE",
        "PULL_REQUEST_TEMPLATE",
    }
)
"""Names, without extension, that are pages only when ``include`` lists them."""


class OptionalFrontMatter(Generator):
    """Adds the pages."""

    reads = Reads(
        texts=False, keys=(), settings=("require_front_matter", "optional_front_matter", "include"), data=False
    )

    def generate(self, site: SiteContents) -> None:
        """Turn Markdown among the static files into pages; the files themselves stay without ``remove_originals``."""
        if site.config.get("require_front_matter") or not is_enabled(site, "optional_front_matter"):
            return
        found = [file for file in site.listed_files if _is_wanted(site, file)]
        site.pages.extend(page_of(site, file) for file in found)
        if site.config.reference.plugin("jekyll-optional-front-matter") >= (0, 3, 3):
            site.pages.sort(key=lambda page: page.name)
        if section(site, "optional_front_matter").get("remove_originals") is True:
            for file in found:
                site.static_files.remove(file)

    def ignores_posts(self, site: SiteContents, posts: Collection[Document]) -> bool:
        """Posts have front matter."""
        return True


def page_of(site: SiteContents, file: StaticFile) -> Page:
    """A Markdown file as a page: one without front matter, or with a byte order mark before it."""
    directory = file.relative_path.rpartition("/")[0]
    return site.read_page(directory, file.name) or site.new_page(
        directory, file.name, {}, site.read_text(file), file=file.file
    )


def _is_wanted(site: SiteContents, file: StaticFile) -> bool:
    if not site.is_markdown(file):
        return False
    include = site.config.get("include")
    named = isinstance(include, list) and any(
        site.matches_glob(include, path) for path in (file.relative_path, file.name)
    )
    return named or file.basename.upper() not in NOT_PAGES
