"""``post``: a new post."""

from __future__ import annotations

from .composing import DAY, Desk
from .request import Request


def run(request: Request) -> int:
    """Create the post.

    Raises:
        JekyllError: it has no name, its date is none, or it is there already.
    """
    desk = Desk.open(request)
    name = f"{desk.date.strftime(DAY)}-{desk.file_name(desk.title)}"
    extra = {"date": desk.timestamp, **desk.defaults("posts")}
    desk.edit(desk.create("post", f"_posts/{name}", "post", extra))
    return 0
