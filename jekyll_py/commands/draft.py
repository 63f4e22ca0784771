"""The command ``draft``: create a draft."""

from __future__ import annotations

from .compose_context import ComposeContext
from .request import Request


def run(request: Request) -> int:
    """Create the draft.

    Raises:
        JekyllError: the title is missing, or the draft exists.
    """
    context = ComposeContext.from_request(request)
    context.edit(
        context.create("draft", f"_drafts/{context.file_name(context.title)}", "post", context.defaults("drafts"))
    )
    return 0
