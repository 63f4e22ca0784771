"""``{% include_relative file.md %}``: renders a file from the folder of the page."""

from __future__ import annotations

import posixpath
from collections.abc import Callable

from ..liquid.context import Context
from ..liquid.lookup import look
from .include import JekyllInclude, include_name, render_included

_EXCERPT = "/#excerpt"


class IncludeRelative(JekyllInclude):
    """The node of an ``include_relative`` tag."""


def include_relative_file(
    context: Context, append: Callable[[str], None], scopes: int, name: str, parameters: object
) -> int:
    """Render a file relative to the page's folder; arguments and result as of `render_included`."""
    return render_included(context, append, scopes, name, parameters, page_folder(context))


def page_folder(context: Context) -> str:
    """The folder of the page, relative to the source; for an excerpt, that of its document."""
    page = context.registers.get("page")
    path = str(look(page, "path") or "").removesuffix(_EXCERPT)
    if look(page, "collection"):
        path = posixpath.join(_collections_dir(context), path)
    return posixpath.dirname(path)


def _collections_dir(context: Context) -> str:
    config = getattr(context.registers.get("site"), "config", {})
    return str(config["collections_dir"] or "").strip("/") if "collections_dir" in config else ""


IncludeRelative.runtime = {"include_relative_file": include_relative_file, "include_name": include_name}
