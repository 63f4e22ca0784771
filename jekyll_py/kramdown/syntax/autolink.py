"""Autolinks: ``<https://…>`` and ``<name@example.org>``."""

from __future__ import annotations

from re import Match

from ...lazy.patterns import lazy_pattern
from ..inline_parser import InlineParser
from ..inline_state import InlineState

START = r"<(?=(?:mailto|https?|ftps?):|[-\w.]++@)"
_URL = lazy_pattern(r"<(?:mailto|https?|ftps?):[^\n]")
_URL_END = lazy_pattern(r"[>\n]")
_ADDRESS = lazy_pattern(r"<([-\w.]++@[-\w.]++)>")


def parse_autolink(inline: InlineParser, m: Match[str], state: InlineState) -> int | None:
    """A link whose text is its target."""
    if found := _ADDRESS.match(state.src, m.start()):
        target, end = found[1], found.end()
        url = f"mailto:{target}"
    elif (end := _url_end(state, m.start())) >= 0:
        target = url = state.src[m.start() + 1 : end - 1]
    else:
        return None
    attributes = {"href": url}
    end, _ = inline.attributes(state, end, attributes)
    text = state.renderer.join(state.pieces(target.removeprefix("mailto:"), last=False))
    state.add(state.renderer.link(text, url, None, attributes))
    return end


def _url_end(state: InlineState, at: int) -> int:
    """Where the URL in angle brackets at ``at`` ends; -1 when there is none."""
    found = _URL.match(state.src, at)
    close = state.searches.search(_URL_END, found.end()) if found else None
    return close.end() if close and close[0] == ">" else -1
