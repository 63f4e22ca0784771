"""The command ``unpublish``: move a post back into ``_drafts``, as in jekyll-compose."""

from __future__ import annotations

import os
import re

from ..errors import JekyllError
from .compose_context import ComposeContext
from .request import Request


def run(request: Request) -> int:
    """Move the post into ``_drafts`` and remove its date from name and front matter.

    Raises:
        JekyllError: the post does not exist, or the draft does.
    """
    if not request.arguments:
        raise JekyllError("You must specify a post path.", hint="jekyll-py unpublish _posts/2024-05-17-a-title.md")
    context = ComposeContext.from_request(request)
    origin = os.path.join(context.root, " ".join(request.arguments))
    name = re.sub(r"\d{4}-\d{2}-\d{2}-", "", os.path.basename(origin), count=1)
    context.move(origin, "post", f"_drafts/{name}", "draft", {"date": None})
    return 0
