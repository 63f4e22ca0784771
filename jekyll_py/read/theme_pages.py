"""The files of the site of the bundled theme that other sites with this theme get too."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

WORDS = "words"
"""The folder of `_data` with the words of the theme, one file for each language."""

_PAGES = ("404.html", "sitemap.xml", "feed.xml")
_VERSION = re.compile(r"index([_.-][\w-]+)\.(?:md|markdown|html)")
"""The homepage in another language; its mark follows the name, as in ``index_cn.md``."""


def theme_pages(paths: Iterable[str]) -> Iterator[tuple[str, str]]:
    """The name of each page in the site, and the file of the theme that it is made from.

    Args:
        paths: the pages of the site, whose languages get a feed each.
    """
    yield from ((name, name) for name in _PAGES)
    for mark in sorted({found[1] for path in paths if (found := _VERSION.fullmatch(path))}):
        yield f"feed{mark}.xml", "feed.xml"
