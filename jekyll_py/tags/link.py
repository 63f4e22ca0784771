"""``{% link path %}``: the URL of the page, document or static file at a path of the source."""

from __future__ import annotations

import re

from ..filters.refusal import refused
from ..filters.site import site_of
from ..filters.url import relative_url
from ..liquid import Context, Tag
from .missing_target import MissingTarget


class Link(Tag):
    """The tag; its path may hold Liquid: ``{% link {{ page.next_file }} %}``."""

    repeatable = True

    def render(self, context: Context) -> str:
        """The URL as `address` gives it.

        Raises:
            MissingTarget: no page, document or static file has that path.
        """
        path = _filled_in(context, self.markup.strip())
        url = site_of(context).link_target(path)
        if url is None:
            raise MissingTarget(
                f"Could not find document '{path}' in tag 'link'.\n\n"
                "Make sure the document exists and the path is correct.\n",
                rf"{re.escape(path.lstrip('/'))}\Z",
                path.lstrip("/"),
            )
        return address(context, url)


def address(context: Context, url: str) -> str:
    """The result of ``link`` and ``post_url``: the URL, from Jekyll 4 on with the site's ``baseurl`` in front."""
    return url if context.environment.reference.jekyll < (4,) else str(relative_url(context, url))


def _filled_in(context: Context, markup: str) -> str:
    """``markup`` with the Liquid in it rendered."""
    if "{" not in markup:
        return markup
    if context.environment.reference.jekyll < (4,):
        refused(
            context, f"Liquid in the tag 'link' ({markup})", "use the url of the page: {{ page.url | relative_url }}"
        )
    template = context.environment.parse(markup)
    context.will_read(template.free_variables)
    return context.text_of(template.root)
