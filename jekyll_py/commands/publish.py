"""The command ``publish``: move a draft into ``_posts``, as in jekyll-compose."""

from __future__ import annotations

import os

from ..errors import JekyllError
from ..model import front_matter
from .compose_context import DAY, ComposeContext
from .request import Request


def run(request: Request) -> int:
    """Move the draft into ``_posts`` and give it a date unless it has one.

    Raises:
        JekyllError: the draft does not exist, or the post does.
    """
    if not request.arguments:
        raise JekyllError("You must specify a draft path.", hint="jekyll-py publish _drafts/a-title.md")
    context = ComposeContext.from_request(request)
    origin = os.path.join(context.root, " ".join(request.arguments))
    name = f"{context.date.strftime(DAY)}-{os.path.basename(origin)}"
    keys = {} if _has_date(origin) else {"date": context.timestamp}
    context.move(origin, "draft", f"_posts/{name}", "post", keys)
    return 0


def _has_date(path: str) -> bool:
    if not os.path.isfile(path):
        return False
    with open(path, "rb") as file:
        return bool(front_matter.parse(file.read(), path).data.get("date"))
