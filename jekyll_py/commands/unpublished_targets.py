"""Tags that name what is there and not published: the error says why."""

from __future__ import annotations

from ..errors import errors_in
from ..model.document import Document
from ..model.item import Item
from ..site import Site
from ..tags.missing_target import MissingTarget


def explain(error: Exception, site: Site) -> None:
    """Give each error about a target that is not published a hint that says so.

    Args:
        error: what ended the build.
        site: what was built.
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
