"""The command ``page``: create a page, as in jekyll-compose."""

from __future__ import annotations

from .compose_context import ComposeContext
from .request import Request


def run(request: Request) -> int:
    """Create the page.

    Raises:
        JekyllError: the title is missing, or the page exists.
    """
    context = ComposeContext.from_request(request)
    context.create("page", context.file_name(context.title), "page", {})
    return 0
