"""``publish``: a draft becomes a post."""

from __future__ import annotations

import os

from ..errors import JekyllError
from ..model import front_matter
from .composing import DAY, Desk
from .request import Request


def run(request: Request) -> int:
    """Move the draft into ``_posts`` and give it a date unless it has one.

    Raises:
        JekyllError: it is not there, or the post is already.
    """
    if not request.arguments:
        raise JekyllError("You must specify a draft path.", hint="jekyll-py publish _drafts/a-title.md")
    desk = Desk.open(request)
    origin = os.path.join(desk.root, " ".join(request.arguments))
    name = f"{desk.date.strftime(DAY)}-{os.path.basename(origin)}"
    keys = {} if _has_date(origin) else {"date": desk.timestamp}
    desk.move(origin, "draft", f"_posts/{name}", "post", keys)
    return 0


def _has_date(path: str) -> bool:
    if not os.path.isfile(path):
        return False
    with open(path, "rb") as file:
        return bool(front_matter.parse(file.read(), path).data.get("date"))
