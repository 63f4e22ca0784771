"""Hints for ``link`` and ``post_url`` tags that name an item which is not published, or misspell one."""

from __future__ import annotations

from ..errors import errors_in
from ..hints import near_miss
from ..model.document import Document
from ..model.item import Item
from ..site import Site
from ..tags.missing_target import MissingTarget


def explain(error: Exception, site: Site) -> None:
    """Set the hint of each `MissingTarget` error whose target exists and is not published, or has a similar name.

    Args:
        error: the exception that ended the build, which may be a group.
        site: the site that was being built.
    """
    for each in errors_in(error):
        if isinstance(each, MissingTarget):
            meant = (item for item in site.unpublished if each.means(item.relative_path))
            each.hint = next((_hint(item) for item in meant), each.hint) or _near(each.wanted, site)


def _near(wanted: str, site: Site) -> str | None:
    """The name that is most similar: of a file, or in ``post_url`` of a post without extension."""
    contents = site.contents
    paths = [item.relative_path for item in contents.items()] + [file.relative_path for file in contents.static_files]
    posts = [post.relative_path.partition("_posts/")[2].rpartition(".")[0] for post in site.collections["posts"].docs]
    return near_miss(wanted, [*(path.lstrip("/") for path in paths), *posts])


def _hint(item: Item) -> str:
    path = item.relative_path.lstrip("/")
    if isinstance(item, Document) and not item.is_marked_unpublished:
        return f"{path} exists, but is dated in the future, {item.date:%Y-%m-%d}: build with --future"
    way = "remove `published: false`, or build with --unpublished"
    return f"{path} exists, but its front matter says that it is not published: {way}"
