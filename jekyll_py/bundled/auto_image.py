"""jekyll-auto-image: pages and posts that name no ``image`` get the last picture on the first line with one.

Without a picture it is the key ``image`` of the configuration. Liquid is not run before.
"""

from __future__ import annotations

import re

from ..plugins import Generator, Item, SiteContents
from .values import given

_KEY = "image"
_PICTURE = re.compile(r"<img.*\ssrc=[\"'](\S+)[\"']", re.IGNORECASE | re.ASCII)


class AutoImage(Generator):
    """Sets the key ``image``."""

    def generate(self, site: SiteContents) -> None:
        """Set it on every page and post that has none."""
        default = site.config.get(_KEY)
        for item in site.items(site.collections["posts"].docs):
            if not given(item.data[_KEY]):
                found = _PICTURE.search(_html(site, item))
                image = found[1] if found else default
                if given(image):
                    item.data[_KEY] = image


def _html(site: SiteContents, item: Item) -> str:
    return site.convert_markdown(item.content) if site.is_markdown(item) else item.content
