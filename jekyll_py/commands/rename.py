"""``rename``: another title, and the file name that goes with it."""

from __future__ import annotations

import os
import re
from datetime import datetime

from ..errors import JekyllError
from .composing import DAY, TIMESTAMP, Desk
from .request import Request

_DATED = re.compile(r"(\d{2,4}-\d{1,2}-\d{1,2})-[^/]*\.[^.]+$")


def run(request: Request) -> int:
    """Move a file to the name that a title makes, and set the title, and the date when one is given.

    Raises:
        JekyllError: an argument is missing, the file is not there, or another one is where it goes.
    """
    if len(request.arguments) < 2:
        raise JekyllError("You must specify current path and the new title.", hint="jekyll-py rename PATH TITLE")
    if request.flag("now") and request.text("date"):
        raise JekyllError("You can only specify one of --date DATE or --now.")
    desk = Desk.open(request)
    path, title = request.arguments[0], " ".join(request.arguments[1:])
    date = desk.date if request.flag("now") or request.text("date") else None
    folder = os.path.dirname(path)
    kind = {"_posts": "post", "_drafts": "draft"}.get(folder, "file")
    name = f"{slug_of(desk, title)}{os.path.splitext(path)[1] or '.md'}"
    if kind == "post":
        name = f"{_day(path, date)}-{name}"
    keys = {"title": title, **({"date": date.strftime(TIMESTAMP)} if date else {})}
    desk.move(os.path.join(desk.root, path), kind, os.path.join(folder, name), kind, keys)
    return 0


def slug_of(desk: Desk, title: str) -> str:
    """The new name without extension."""
    return os.path.splitext(desk.file_name(title))[0]


def _day(path: str, date: datetime | None) -> str:
    if date is not None:
        return date.strftime(DAY)
    found = _DATED.search(os.path.basename(path))
    if found is None:
        raise JekyllError("the name of the post has no date", path=path, hint="give one with --date or --now")
    return found[1]
