"""Reports of what works here and ends the build on GitHub Pages."""

from __future__ import annotations

import sys

from ..liquid import Context
from ..liquid.tracing import located_at
from .arguments import JekyllLiquidError
from .site import site_of


def refused(context: Context, what: str, hint: str) -> None:
    """Report a tag or filter of the running template.

    Args:
        context: the context of the template.
        what: the markup, as the subject of a sentence.
        hint: what to write in its place.
    """
    error = JekyllLiquidError(f"{what} does not exist on GitHub Pages: the deployment will fail")
    error.hint = hint
    site_of(context).diagnostics.refused(located_at(error, sys._getframe(1)))
