"""Pictures of the pages of a demo: at three widths, light and dark."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ..lazy.tuples import NamedTuple
from .browser import HOST, SCHEMES, Scheme, showing
from .demo import BuiltDemo
from .recorded_build import PageRecord

if TYPE_CHECKING:
    from playwright.sync_api import Browser, FloatRect

WIDTHS = (400, 900, 1400)
"""Of a phone, a tablet and a desk, in pixels."""
_TALLEST = 6000


class Picture(NamedTuple):
    """A picture of one page."""

    url: str
    width: int
    scheme: Scheme
    content: bytes
    """As PNG."""

    @property
    def name(self) -> str:
        """The name of its file, without its ending."""
        page = re.sub(r"\W+", "-", self.url.removesuffix(".html").removesuffix("index")).strip("-") or "home"
        return f"{page}-{self.width}-{self.scheme}"


def pictures_of(demo: BuiltDemo, pages: Sequence[PageRecord], started: Browser) -> Iterator[Picture]:
    """Pictures of pages, the widths and schemes of each together.

    Args:
        demo: the built demo.
        pages: of it.
        started: the browser.
    """
    taken = [picture for scheme in SCHEMES for picture in _in_scheme(demo, pages, started, scheme)]
    order = {page.url: number for number, page in enumerate(pages)}
    yield from sorted(taken, key=lambda each: (order[each.url], SCHEMES.index(each.scheme), each.width))


def _in_scheme(demo: BuiltDemo, pages: Sequence[PageRecord], started: Browser, scheme: Scheme) -> Iterator[Picture]:
    for width in WIDTHS:
        with showing(demo.folder, started, scheme, width) as context:
            tab = context.new_page()
            for page in pages:
                tab.goto(f"{HOST}{page.url}")
                height = min(int(tab.evaluate("document.documentElement.scrollHeight")), _TALLEST)
                part: FloatRect = {"x": 0, "y": 0, "width": width, "height": max(height, 1)}
                content = tab.screenshot(full_page=True, clip=part, animations="disabled")
                yield Picture(page.url, width, scheme, content)
