"""Autolinks: ``<https://…>`` and ``<name@example.org>``."""

from __future__ import annotations

from re import Match

from .inline import InlineParser
from .state import InlineState

PATTERN = r"<((mailto|https?|ftps?):[^\n]+?|[-\w.]+?@[-\w.]+?)>"


def parse_autolink(inline: InlineParser, m: Match[str], state: InlineState) -> int:
    """A link whose text is its target."""
    url = m[1] if m[2] else f"mailto:{m[1]}"
    attributes = {"href": url}
    end, _ = inline.attributes(state, m.end(), attributes)
    text = state.renderer.join(state.pieces(m[1].removeprefix("mailto:"), last=False))
    state.add(state.renderer.link(text, url, None, attributes))
    return end
