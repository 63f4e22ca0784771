"""jekyll-readme-index: a README is the index of a folder that has none.

Keys: ``readme_index.enabled``, ``.remove_originals``, ``.with_frontmatter``.
"""

from __future__ import annotations

import posixpath

from ..plugins import Generator, Page, SiteContents, StaticFile
from .optional_front_matter import page_of
from .settings import is_enabled, section

_INDEX = ("", "index.htm", "index.html", "index.xhtml", "index.xml")


class ReadmeIndex(Generator):
    """Gives a README its folder's address."""

    priority = "low"
    reads_texts = False

    def generate(self, site: SiteContents) -> None:
        """Add a page per README, or move the README's own page."""
        if not is_enabled(site, "readme_index"):
            return
        options = section(site, "readme_index")
        for file in [file for file in site.listed_files if _is_readme(site, file)]:
            if _lacks_index(site, _folder(file)):
                page = page_of(site, file)
                page.move_to(_folder(file))
                site.pages.append(page)
                if options.get("remove_originals") is True:
                    site.static_files.remove(file)
        if options.get("with_frontmatter") is True:
            for page in [page for page in site.pages if _is_readme(site, page)]:
                if _lacks_index(site, _folder(page)):
                    page.move_to(_folder(page))


def _is_readme(site: SiteContents, item: StaticFile | Page) -> bool:
    return item.basename.lower() == "readme" and site.is_markdown(item)


def _folder(item: StaticFile | Page) -> str:
    """The folder of an address, with a slash at both ends; that of ``/a/b/`` is ``/a/``."""
    folder = posixpath.dirname(item.url.rstrip("/"))
    return folder if folder.endswith("/") else folder + "/"


def _lacks_index(site: SiteContents, folder: str) -> bool:
    addresses = {(folder + name).lower() for name in _INDEX}
    taken = {item.url.lower() for item in site.pages} | {file.url.lower() for file in site.static_files}
    return not addresses & taken
