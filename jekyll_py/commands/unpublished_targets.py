"""Hints for ``link`` and ``post_url`` tags that name an unpublished item."""

from __future__ import annotations

from ..errors import errors_in
from ..model.document import Document
from ..model.item import Item
from ..site import Site
from ..tags.missing_target import MissingTarget


def explain(error: Exception, site: Site) -> None:
    """Set the hint of each `MissingTarget` error whose target exists and is not published.

    Args:
        error: the exception that ended the build, which may be a group.
        site: the site that was being built.
    """
    for each in errors_in(error):
        if isinstance(each, MissingTarget):
            meant = (item for item in site.unpublished if each.means(item.relative_path))
            each.hint = next((_hint(item) for item in meant), each.hint)


def _hint(item: Item) -> str:
    path = item.relative_path.lstrip("/")
    if isinstance(item, Document) and not item.is_marked_unpublished:
        return f"{path} exists, but is dated in the future, {item.date:%Y-%m-%d}: build with --future"
    way = "remove `published: false`, or build with --unpublished"
    return f"{path} exists, but its front matter says that it is not published: {way}"
