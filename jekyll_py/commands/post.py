"""The command ``post``: create a post, as in jekyll-compose."""

from __future__ import annotations

from .compose_context import DAY, ComposeContext
from .request import Request


def run(request: Request) -> int:
    """Create the post.

    Raises:
        JekyllError: the title is missing, the date is invalid, or the post exists.
    """
    context = ComposeContext.from_request(request)
    name = f"{context.date.strftime(DAY)}-{context.file_name(context.title)}"
    extra = {"date": context.timestamp, **context.defaults("posts")}
    context.edit(context.create("post", f"_posts/{name}", "post", extra))
    return 0
