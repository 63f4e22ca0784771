"""Scripts and style sheets: whether browsers load them, and whether they are what was meant."""

from __future__ import annotations

from collections.abc import Iterator

from ..finding import Fault
from ..pages.element import Element
from ..pages.page import Page
from ..rule import OnPage, Rule

_OTHER_SITE = ("http://", "https://", "//")


def without_integrity(page: Page) -> Iterator[Fault]:
    """A script or style sheet of another site that it could exchange."""
    for element, url in _of_other_sites(page):
        if not element.has("integrity"):
            hint = 'write integrity="sha384-…" and crossorigin="anonymous"'
            yield Fault(f"the <{element.name}> {url} has no integrity", element.at, url, url, hint)


def without_crossorigin(page: Page) -> Iterator[Fault]:
    """``integrity`` for a file of another site that the browser may not look into, so that it refuses to load it."""
    for element, url in _of_other_sites(page):
        if element.get("integrity") and not element.has("crossorigin"):
            message = f"the <{element.name}> {url} has integrity and no crossorigin: browsers do not load it"
            yield Fault(message, element.at, url, url, 'write crossorigin="anonymous"')


def empty(page: Page) -> Iterator[Fault]:
    """A script that has neither an address nor a text."""
    for script in page.named("script"):
        is_used = script.has("id") or (script.get("type") or "").lower() not in ("", "module", "text/javascript")
        if not is_used and not script.has("src") and not script.is_in("svg") and not page.content_of(script).strip():
            is_filled_in = any(name.endswith("src") for name in script.attributes)
            if not is_filled_in:
                yield Fault("a <script> is empty", script.at, written=script.tag, hint="write src, or remove it")


def _of_other_sites(page: Page) -> Iterator[tuple[Element, str]]:
    """The scripts and style sheets that are loaded from other sites, with their addresses."""
    sheets = (link for link in page.named("link") if "stylesheet" in (link.get("rel") or "").lower().split())
    loaded = [
        *((each, each.get("src")) for each in page.named("script")),
        *((each, each.get("href")) for each in sheets),
    ]
    return ((element, url) for element, url in loaded if url and url.startswith(_OTHER_SITE))


_SRI = "Subresource Integrity (W3C), "
RULES = (
    Rule("integrity-missing", "warning", "A script or style sheet of another site has no `integrity`.",
        _SRI + "3.4 The integrity attribute", OnPage(without_integrity),
        '<script src="https://example.org/app.js"></script>', is_on=False),
    Rule("crossorigin-missing", "error",
        "A script or style sheet of another site has `integrity` without `crossorigin`, so that browsers refuse it.",
        _SRI + "3.3.2 Is response eligible for integrity validation", OnPage(without_crossorigin),
        '<script src="https://example.org/app.js" integrity="sha384-…"></script>'),
    Rule("script-empty", "warning", "A script has neither an address nor a text.",
        "HTML Standard, 4.12.1 The script element", OnPage(empty), "<script></script>"),
)  # fmt: skip
"""The rules of this family."""
