"""``_plugins/posts-lastmod-hook.rb`` of the theme Chirpy: ``last_modified_at`` of each post with several commits.

It is the date of the last one, as ``git log --date=iso`` prints it. A date in front matter is kept.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from functools import lru_cache

from ..plugins import Document, Generator, Item, SiteContents
from ..plugins.internals import FrontMatter, Reads, git, reading_hook

_KEY = "last_modified_at"
_FORMAT = ("--format=%x01%ad%x00", "--date=iso")


@reading_hook(Reads(texts=False, keys=(_KEY,), settings=(), data=False))
def date_posts(site: SiteContents) -> None:
    """Date the posts."""
    for post, date in _dated(site):
        if date is not None and _KEY not in post.data:
            post.data[_KEY] = date


class Redating(Generator):
    """Tells whether the posts still have the dates of their commits."""

    reads = Reads(texts=False, keys=(), settings=(), data=False)

    def generate(self, site: SiteContents) -> None:
        """Nothing: the posts were dated when they were read."""

    def revise(self, site: SiteContents, _items: Mapping[Item, FrontMatter]) -> bool:
        """Keep the dates, unless something was committed."""
        return all(_KEY in post.data_as_read or post.data.get(_KEY) == date for post, date in _dated(site))


def _dated(site: SiteContents) -> Iterator[tuple[Document, str | None]]:
    """The posts for which ``defaults`` sets no such date, each with the date that it gets if it has none itself."""
    root, head = site.source.root, _head(site)
    has_merges = bool(head) and git(root, "rev-list", "--merges", "--max-count=1", head) != ""
    for post in site.collections["posts"].docs:
        path = os.path.realpath(post.file or "")
        dates = () if not head else _dates_of_file(root, head, path) if has_merges else _dates(root, head).get(path, ())
        if _KEY not in post.data.defaults:
            yield post, f"{dates[0]}\n" if len(dates) > 1 else None


def _head(site: SiteContents) -> str:
    """The commit that is checked out, empty without one. A build looks at the files that tell it."""
    root = site.source.root
    names = ("HEAD", "packed-refs", git(root, "symbolic-ref", "--quiet", "HEAD").strip())
    found = git(root, "rev-parse", "HEAD", *(word for name in names if name for word in ("--git-path", name)))
    head, *paths = found.splitlines() or [""]
    for path in paths:
        site.source.log.note(os.path.join(root, path))
    return head


@lru_cache(maxsize=4096)
def _dates_of_file(folder: str, head: str, path: str) -> tuple[str, ...]:
    """The dates of the commits that changed a file, newest first; of those of merged branches git leaves out some."""
    found = git(folder, "log", *_FORMAT, head, "--", path)
    return tuple(line.strip("\1\n") for line in found.split("\0") if line.strip("\1\n"))


@lru_cache(maxsize=4)
def _dates(folder: str, head: str) -> dict[str, tuple[str, ...]]:
    """The dates of the commits that changed each file, newest first, by its absolute path."""
    top = git(folder, "rev-parse", "--show-toplevel").removesuffix("\n")
    found: dict[str, tuple[str, ...]] = {}
    date = ""
    for part in git(top, "log", *_FORMAT, "--name-only", "--no-renames", "-z", head).split("\0"):
        name = part.lstrip("\n")
        if name.startswith("\1"):
            date = name[1:]
        elif name:
            path = os.path.realpath(os.path.join(top, name))
            found[path] = (*found.get(path, ()), date)
    return found
