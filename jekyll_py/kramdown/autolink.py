"""Autolinks: ``<https://…>`` and ``<name@example.org>``."""

from __future__ import annotations

import re
from re import Match

from .inline import InlineParser
from .inline_state import InlineState

START = r"<(?=(?:mailto|https?|ftps?):|[-\w.]++@)"
_LINK = re.compile(r"<((mailto|https?|ftps?):[^\n][^\n>]*+|[-\w.]++@[-\w.]++)>")


def parse_autolink(inline: InlineParser, m: Match[str], state: InlineState) -> int | None:
    """A link whose text is its target."""
    found = _LINK.match(state.src, m.start()) if state.seek(">", m.end()) >= 0 else None
    if found is None:
        return None
    url = found[1] if found[2] else f"mailto:{found[1]}"
    attributes = {"href": url}
    end, _ = inline.attributes(state, found.end(), attributes)
    text = state.renderer.join(state.pieces(found[1].removeprefix("mailto:"), last=False))
    state.add(state.renderer.link(text, url, None, attributes))
    return end
