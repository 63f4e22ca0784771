"""The command ``compose``: create a post, a draft or a document of any collection, as in jekyll-compose."""

from __future__ import annotations

from ..errors import JekyllError
from .compose_context import DAY, ComposeContext
from .request import Request


def run(request: Request) -> int:
    """Create the document.

    Raises:
        JekyllError: the title is missing, the date is invalid, the file exists, or two kinds are asked for.
    """
    if sum(request.options.get(key) is not None for key in ("post", "draft", "collection")) > 1:
        raise JekyllError("You can only specify one of --post, --draft, or --collection COLLECTION.")
    context = ComposeContext.from_request(request)
    label = request.text("collection") or ("drafts" if request.flag("draft") else "posts")
    kind = {"posts": "post", "drafts": "draft"}.get(label, "file")
    dated = f"{context.date.strftime(DAY)}-" if label == "posts" else ""
    extra = {"date": context.timestamp, **context.defaults(label)}
    context.edit(context.create(kind, f"_{label}/{dated}{context.file_name(context.title)}", "post", extra))
    return 0
