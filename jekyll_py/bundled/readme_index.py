"""jekyll-readme-index: a README is the index of a folder that has none.

Since 0.4 ``.github/README.md`` and ``docs/README.md`` are for the home page, where they are the only ones.

Keys: ``readme_index.enabled``, ``.remove_originals``, ``.with_frontmatter``, since 0.4 ``.readme_pattern``.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Collection, Iterable
from typing import TypeVar

from ..errors import SettingError
from ..plugins import Document, Generator, Page, SiteContents, StaticFile, to_s
from ..plugins.internals import Reads
from .optional_front_matter import page_of
from .settings import is_enabled, section
from .values import given

Item = TypeVar("Item", Page, StaticFile)

_INDEX = ("", "index.htm", "index.html", "index.xhtml", "index.xml")
_FOR_HOME = ("/.github", "/docs")
_ORDER = ("/.github/readme", "/readme", "/docs/readme")
"""The beginnings of the paths of READMEs for the home page, the most important first."""


class ReadmeIndex(Generator):
    """Gives a README its folder's address."""

    priority = "low"
    reads = Reads(texts=False, keys=(), settings=("readme_index",), data=False)

    def generate(self, site: SiteContents) -> None:
        """Add a page per README, or move the README's own page.

        Raises:
            SettingError: ``readme_pattern`` is no regular expression.
        """
        if not is_enabled(site, "readme_index"):
            return
        options = section(site, "readme_index")
        is_new = site.config.reference.plugin("jekyll-readme-index") >= (0, 4)
        is_readme = _by_pattern(site, options.get("readme_pattern")) if is_new else _by_name(site)
        for file in _chosen(filter(is_readme, site.listed_files), is_new=is_new):
            if _lacks_index(site, _folder(file.url)):
                page = page_of(site, file)
                page.move_to("/" if is_new and _is_for_home(file) else _folder(file.url))
                site.pages.append(page)
                if options.get("remove_originals") is True:
                    site.static_files.remove(file)
        if options.get("with_frontmatter") is True:
            for page in _chosen(filter(is_readme, site.pages), is_new=is_new):
                if _lacks_index(site, _folder(page.url)):
                    page.move_to(page.url if is_new and page.url.endswith("/") else _folder(page.url))

    def ignores_posts(self, site: SiteContents, posts: Collection[Document]) -> bool:
        """Only pages and static files count."""
        return True


def _by_name(site: SiteContents) -> Callable[[StaticFile | Page], bool]:
    """A test by name, in any case but for the extension, as in the gem."""
    return lambda item: item.basename.lower() == "readme" and _ext(item).islower() and site.is_markdown(item)


def _ext(item: StaticFile | Page) -> str:
    return item.extname if isinstance(item, StaticFile) else item.ext


def _by_pattern(site: SiteContents, pattern: object) -> Callable[[StaticFile | Page], bool]:
    """A test by a regular expression for the path of a file."""
    if not given(pattern):
        return _by_name(site)
    keys = ("readme_index", "readme_pattern")
    if site.config.flag("safe"):
        raise SettingError("readme_pattern is not used with --safe", *keys, hint="a pattern could take any time")
    try:
        expression = re.compile(to_s(pattern), re.IGNORECASE | re.MULTILINE)
    except re.error as error:
        raise SettingError(f"readme_pattern is no regular expression: {error}", *keys) from error
    return lambda item: expression.search("/" + item.relative_path.lstrip("/")) is not None


def _chosen(readmes: Iterable[Item], *, is_new: bool) -> list[Item]:
    """The READMEs of which one may be the index of a folder: since 0.4 the most important one of each folder."""
    found: dict[str, Item] = {}
    for number, item in enumerate(readmes):
        folder = posixpath.dirname(item.url.rstrip("/"))
        key = ("/" if folder in _FOR_HOME else folder) if is_new else str(number)
        if key not in found or _rank(item) < _rank(found[key]):
            found[key] = item
    return list(found.values())


def _rank(item: StaticFile | Page) -> int:
    path = item.relative_path.lower()  # that of a page begins without a slash, and so pages are all of one rank
    return next((rank for rank, start in enumerate(_ORDER) if path.startswith(start)), len(_ORDER))


def _is_for_home(file: StaticFile) -> bool:
    return file.relative_path.lower().startswith((_ORDER[0], _ORDER[2]))


def _folder(url: str) -> str:
    """The folder of an address, with a slash at both ends; that of ``/a/b/`` is ``/a/``."""
    folder = posixpath.dirname(url.rstrip("/"))
    return folder if folder.endswith("/") else folder + "/"


def _lacks_index(site: SiteContents, folder: str) -> bool:
    addresses = {(folder + name).lower() for name in _INDEX}
    taken = {item.url.lower() for item in site.pages} | {file.url.lower() for file in site.static_files}
    return not addresses & taken
