"""Reports of what GitHub Pages does not know: it ends the build there, or has no effect."""

from __future__ import annotations

import sys

from ..liquid import Context, needs_context
from ..liquid.filter import FilterFunction
from ..liquid.tracing import located_at
from .arguments import JekyllLiquidError
from .site import site_of


def absent_filter(name: str) -> FilterFunction:
    """A filter that GitHub Pages does not know: its input passes, as there, and a warning says so."""

    @needs_context
    def passing(context: Context, value: object, *_arguments: object) -> object:
        error = JekyllLiquidError(f"the filter '{name}' does not exist on GitHub Pages: its input passes unchanged")
        site_of(context).diagnostics.add("GitHub Pages:", located_at(error, sys._getframe(1)))
        return value

    return passing


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
