"""``page``: a new page."""

from __future__ import annotations

from .composing import Desk
from .request import Request


def run(request: Request) -> int:
    """Create the page.

    Raises:
        JekyllError: it has no name, or is there already.
    """
    desk = Desk.open(request)
    desk.create("page", desk.file_name(desk.title), "page", {})
    return 0
