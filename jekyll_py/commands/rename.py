"""The command ``rename``: change the title of a file and the name that follows from it, as in jekyll-compose."""

from __future__ import annotations

import os
import re
from datetime import datetime

from ..errors import JekyllError
from .compose_context import DAY, TIMESTAMP, ComposeContext
from .request import Request

_DATED = re.compile(r"(\d{2,4}-\d{1,2}-\d{1,2})-[^/]*\.[^.]+$")


def run(request: Request) -> int:
    """Move a file to the name made from the new title, and set title and date in its front matter.

    Raises:
        JekyllError: an argument is missing, the file does not exist, or the target does.
    """
    if len(request.arguments) < 2:
        raise JekyllError("You must specify current path and the new title.", hint="jekyll-py rename PATH TITLE")
    if request.flag("now") and request.text("date"):
        raise JekyllError("You can only specify one of --date DATE or --now.")
    context = ComposeContext.from_request(request)
    path, title = request.arguments[0], " ".join(request.arguments[1:])
    date = context.date if request.flag("now") or request.text("date") else None
    folder = os.path.dirname(path)
    kind = {"_posts": "post", "_drafts": "draft"}.get(folder, "file")
    name = f"{slug_of(context, title)}{os.path.splitext(path)[1] or '.md'}"
    if kind == "post":
        name = f"{_day(path, date)}-{name}"
    keys = {"title": title, **({"date": date.strftime(TIMESTAMP)} if date else {})}
    context.move(os.path.join(context.root, path), kind, os.path.join(folder, name), kind, keys)
    return 0


def slug_of(context: ComposeContext, title: str) -> str:
    """The new file name without its extension."""
    return os.path.splitext(context.file_name(title))[0]


def _day(path: str, date: datetime | None) -> str:
    if date is not None:
        return date.strftime(DAY)
    found = _DATED.search(os.path.basename(path))
    if found is None:
        raise JekyllError("the name of the post has no date", path=path, hint="give one with --date or --now")
    return found[1]
