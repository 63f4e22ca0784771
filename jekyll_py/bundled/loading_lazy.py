"""jekyll-loading-lazy: ``loading="lazy"`` for the pictures and frames of a page, which is written again as HTML 4."""

from __future__ import annotations

from ..html4.tree import elements, parse_document
from ..html4.writer import write_document
from ..plugins import Item, RenderScope, hook
from .html.output import is_html_page

_TAGS = ("img", "iframe")


@hook(("pages", "documents"), "post_render")
def load_late(item: Item, output: str, render: RenderScope) -> str:
    """The page with the attribute on those that have none."""
    if not is_html_page(item) or not any(f"<{tag}" in output for tag in _TAGS):
        return output
    document = parse_document(output)
    for element in elements(document.root, *_TAGS):
        if "src" in element.attributes:
            element.attributes.setdefault("loading", "lazy")
    return write_document(document, older=render.site.reference.is_debian)
