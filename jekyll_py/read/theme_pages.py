"""The files of the site of the bundled theme that other sites with this theme get too."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..lazy.patterns import lazy_pattern
from ..model.page import Page

WORDS = "words"
"""The folder of `_data` with the words of the theme, one file for each language."""

_PAGES = ("404.html", "sitemap.xml", "feed.xml")
_VERSION = lazy_pattern(r"index([_.-][\w-]+)\.(?:md|markdown|html)")
"""The homepage in another language; its mark follows the name, as in ``index_cn.md``."""
_INDEX = "zz_search.json"
_SEARCH = "search"
"""The layout of the page that reads the index."""


def theme_pages(pages: Sequence[Page]) -> Iterator[tuple[str, str]]:
    """The name of each page in the site, and the file of the theme that it is made from.

    Args:
        pages: those of the site. Its languages get a feed each, and a search page gets an index.
    """
    yield from ((name, name) for name in _PAGES)
    for mark in sorted({found[1] for page in pages if (found := _VERSION.fullmatch(page.relative_path))}):
        yield f"feed{mark}.xml", "feed.xml"
    if any(page.data.get("layout") == _SEARCH for page in pages):
        yield _INDEX, _INDEX
