"""``unpublish``: a post becomes a draft again."""

from __future__ import annotations

import os
import re

from ..errors import JekyllError
from .composing import Desk
from .request import Request


def run(request: Request) -> int:
    """Move the post into ``_drafts`` and take its date away.

    Raises:
        JekyllError: it is not there, or the draft is already.
    """
    if not request.arguments:
        raise JekyllError("You must specify a post path.", hint="jekyll-py unpublish _posts/2024-05-17-a-title.md")
    desk = Desk.open(request)
    origin = os.path.join(desk.root, " ".join(request.arguments))
    name = re.sub(r"\d{4}-\d{2}-\d{2}-", "", os.path.basename(origin), count=1)
    desk.move(origin, "post", f"_drafts/{name}", "draft", {"date": None})
    return 0
