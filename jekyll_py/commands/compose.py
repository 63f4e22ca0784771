"""``compose``: a new post, draft or document of any collection."""

from __future__ import annotations

from ..errors import JekyllError
from .composing import DAY, Desk
from .request import Request


def run(request: Request) -> int:
    """Create the document.

    Raises:
        JekyllError: it has no name, its date is none, it is there already, or two kinds are asked for.
    """
    if sum(request.options.get(key) is not None for key in ("post", "draft", "collection")) > 1:
        raise JekyllError("You can only specify one of --post, --draft, or --collection COLLECTION.")
    desk = Desk.open(request)
    label = request.text("collection") or ("drafts" if request.flag("draft") else "posts")
    kind = {"posts": "post", "drafts": "draft"}.get(label, "file")
    dated = f"{desk.date.strftime(DAY)}-" if label == "posts" else ""
    extra = {"date": desk.timestamp, **desk.defaults(label)}
    desk.edit(desk.create(kind, f"_{label}/{dated}{desk.file_name(desk.title)}", "post", extra))
    return 0
