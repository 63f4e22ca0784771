"""jekyll-last-modified-at: ``page.last_modified_at`` and ``{% last_modified_at %d-%b-%y %}`` from git or the file.

Keys: ``last-modified-at.date-format``.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from datetime import datetime
from functools import lru_cache

from ..plugins import Context, Document, Generator, Item, SiteContents, Tag, call_filter, site_access, to_s
from ..plugins.internals import FrontMatter, Reads, git, reading_hook
from .values import either, look

_KEY = "last_modified_at"


@reading_hook(Reads(texts=False, keys=(_KEY,), settings=(), data=False))
def date_items(site: SiteContents) -> None:
    """Date every page and document with a file. A date in the front matter of a document is kept."""
    commits = _commits(site.source.root, _head(site.source.root))
    for page in site.pages:
        page.data[_KEY] = _moment(page, commits)
    for document in site.documents():
        document.data.setdefault(_KEY, _moment(document, commits))


class Redating(Generator):
    """Dates the items that are saved later."""

    reads = Reads(texts=False, keys=(), settings=(), data=False)

    def generate(self, site: SiteContents) -> None:
        """Nothing: the items were dated when they were read."""

    def revise(self, site: SiteContents, items: Mapping[Item, FrontMatter]) -> bool:
        """Date the new items; others have no other date unless something was committed, or a file only touched."""
        commits = _commits(site.source.root, _head(site.source.root))
        for item in (*site.pages, *site.documents()):
            if _is_dated(item) and item.data[_KEY] != (moment := _moment(item, commits)):
                if item not in items:
                    return False
                item.data[_KEY] = moment
        return True


def _is_dated(item: Item) -> bool:
    """Whether an item had its date given: generators add pages later, and documents may have one of their own."""
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
        return to_s(call_filter(context, "date", look(context.registers["page"], _KEY), form))


def _moment(item: Item, commits: dict[str, int]) -> datetime | None:
    """The last commit of a file, or the file's own time; None for an item without a file."""
    if item.file is None or not os.path.exists(item.file):
        return None
    seconds = commits.get(os.path.realpath(item.file), int(os.stat(item.file).st_mtime))
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
