"""``draft``: a new draft."""

from __future__ import annotations

from .composing import Desk
from .request import Request


def run(request: Request) -> int:
    """Create the draft.

    Raises:
        JekyllError: it has no name, or is there already.
    """
    desk = Desk.open(request)
    desk.edit(desk.create("draft", f"_drafts/{desk.file_name(desk.title)}", "post", desk.defaults("drafts")))
    return 0
