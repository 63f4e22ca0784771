"""jekyll-last-modified-at: ``page.last_modified_at`` and ``{% last_modified_at %d-%b-%y %}`` from git or the file.

Keys: ``last-modified-at.date-format``.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from datetime import datetime
from functools import lru_cache
from typing import Any

from ..plugins import Context, Document, Generator, Item, Page, SiteContents, Tag, call_filter, site_access, to_s
from ..plugins.internals import FrontMatter, Reads, git, reading_hook, reads
from .values import either, look

_KEY = "last_modified_at"


@reading_hook(Reads(texts=False, keys=(_KEY,), settings=(), data=False))
def date_items(site: SiteContents) -> None:
    """Date every page and document with a file. A date in the front matter of a document is kept."""
    commits = _known_commits(site)
    for page in site.pages:
        page.data[_KEY] = _moment(page, commits)
    for document in site.documents():
        document.data.setdefault(_KEY, _moment(document, commits))


class Redating(Generator):
    """Dates the pages that generators make of files without front matter, and the items that are saved later."""

    priority = "lowest"
    reads = Reads(texts=False, keys=(), settings=(), data=False)

    def generate(self, site: SiteContents) -> None:
        """Date the pages that have no date yet; all others were dated when they were read."""
        for page in site.pages:
            if _lacks_date(page):
                page.data[_KEY] = _moment(page, _kept_commits(site.plugin_data, site.source.root))

    def revise(self, site: SiteContents, items: Mapping[Item, FrontMatter]) -> bool:
        """Date the new items; others have no other date unless something was committed, or a file only touched."""
        commits = _known_commits(site)
        if any(_lacks_date(page) for page in site.pages):
            return False
        for item in (*site.pages, *site.documents()):
            if _is_dated(item) and item.data[_KEY] != (moment := _moment(item, commits)):
                if item not in items:
                    return False
                item.data[_KEY] = moment
        return True


def _lacks_date(page: Page) -> bool:
    return page.file is not None and _KEY not in page.data


def _is_dated(item: Item) -> bool:
    """Whether an item had its date given: pages may have no file, and documents a date of their own."""
    has_own = isinstance(item, Document) and _KEY in item.data_as_read
    return item.file is not None and _KEY in item.data and not has_own


class LastModifiedAt(Tag):
    """The date of the last change of the page, in the given format or that of the configuration.

    As with the gem, the first tag of a page says how all later ones print it.
    """

    names = "last_modified_at"

    def render(self, context: Context) -> str:
        """The date as text."""
        key = (self.names, to_s(look(context.registers["page"], "path")))
        return site_access(context).once.get(key, lambda: self._formatted(context))

    def _formatted(self, context: Context) -> str:
        configured = look(context.lookup("site"), "last-modified-at", "date-format")
        form = self.markup.strip() or either(configured, "%d-%b-%y")
        return to_s(call_filter(context, "date", _changed(context), form))


def _changed(context: Context) -> object:
    """When the file of the page that renders was changed, whatever its front matter says; the latter without a file."""
    site, page = site_access(context), context.registers["page"]
    path, dated = os.path.join(site.source, to_s(look(page, "path"))), look(page, _KEY)
    found = _moment_of(path, _kept_commits(site.plugin_data, site.source)) if os.path.isfile(path) else None
    if found not in (None, dated):
        reads.record_volatile(_KEY)  # a later commit of the file is in no field of the page
    return dated if found is None else found


def _known_commits(site: SiteContents) -> dict[str, int]:
    """Look up the times of the last commits anew, for the whole build."""
    site.plugin_data.pop(_KEY, None)
    return _kept_commits(site.plugin_data, site.source.root)


def _kept_commits(kept: dict[str, Any], folder: str) -> dict[str, int]:
    """The times of the last commits, which are looked up once."""
    if _KEY not in kept:
        kept[_KEY] = _commits(folder, _head(folder))
    found: dict[str, int] = kept[_KEY]
    return found


def _moment(item: Item, commits: dict[str, int]) -> datetime | None:
    """The last commit of a file, or the file's own time; None for an item without a file."""
    if item.file is None or not os.path.exists(item.file):
        return None
    return _moment_of(item.file, commits)


def _moment_of(path: str, commits: dict[str, int]) -> datetime:
    seconds = commits.get(os.path.realpath(path), int(os.stat(path).st_mtime))
    return datetime.fromtimestamp(seconds).astimezone()


def _head(folder: str) -> str:
    """The commit that is checked out; part of the key of the cache of `_commits`."""
    return git(folder, "rev-parse", "HEAD").strip()


@lru_cache(maxsize=4)
def _commits(folder: str, head: str) -> dict[str, int]:
    """The time of the last commit of each file of the repository, in seconds, by its absolute path."""
    if not head:
        return {}
    top = git(folder, "rev-parse", "--show-toplevel").removesuffix("\n")
    found: dict[str, int] = {}
    seconds = 0
    for part in git(top, "log", "--format=%x01%ct%x00", "--name-only", "--no-renames", "-z", "HEAD").split("\0"):
        name = part.lstrip("\n")
        if name.startswith("\1"):
            seconds = int(name[1:])
        elif name:
            found.setdefault(os.path.realpath(os.path.join(top, name)), seconds)
    return found
