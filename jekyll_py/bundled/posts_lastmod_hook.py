"""``_plugins/posts-lastmod-hook.rb`` of the theme Chirpy: ``last_modified_at`` of each post with several commits.

It is the date of the last one, as ``git log --date=iso`` prints it. A date in front matter is kept.
"""

from __future__ import annotations

import os
from functools import lru_cache

from ..plugins import SiteContents, hook
from ..plugins.internals import git

_KEY = "last_modified_at"
_FORMAT = ("--format=%x01%ad%x00", "--date=iso")


@hook("site", "post_read")
def date_posts(site: SiteContents) -> None:
    """Date the posts."""
    root = site.source.root
    head = git(root, "rev-parse", "HEAD").strip()
    has_merges = bool(head) and git(root, "rev-list", "--merges", "--max-count=1", head) != ""
    for post in site.collections["posts"].docs if head else ():
        path = os.path.realpath(post.file or "")
        dates = _dates_of_file(root, head, path) if has_merges else _dates(root, head).get(path, ())
        if len(dates) > 1 and _KEY not in post.data and _KEY not in post.data.defaults:
            post.data[_KEY] = f"{dates[0]}\n"


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
