"""Emphasis: ``*em*``, ``_em_``, ``**strong**``, ``__strong__``.

The rules are not CommonMark's: see kramdown's ``parser/kramdown/emphasis.rb``.
"""

from __future__ import annotations

from re import Match

from ..definitions import Piece
from ..inline_parser import EM, STRONG, InlineParser
from ..inline_state import InlineState
from ..options import Options
from ..patterns import SPACES, is_letter, is_letter_or_digit

START = r"\*\*?|__?"
_PLAIN = r"[^*_`\[\]!\"'${&\\<>~\-.\n \t\r\f\v]"
SIMPLE = rf"(\*\*?)((?>(?:{_PLAIN}++[ .-](?=[^ .\-]))*){_PLAIN}++)\1(?!\*|\{{:)"
"""The most frequent form: stars, nothing special between them, nothing after them."""


def parse_simple_emphasis(inline: InlineParser, m: Match[str], state: InlineState) -> int | None:
    """An emphasised span whose text is plain."""
    strong = len(m[1]) == 2
    if state.flags & (STRONG if strong else EM) or state.abbreviations is not None:
        return None
    renderer = state.renderer
    text = renderer.text(m[2])
    state.add(renderer.strong(text) if strong else renderer.emphasis(text))
    return m.end()


def parse_emphasis(inline: InlineParser, m: Match[str], state: InlineState) -> int:
    """An emphasised span; the delimiter is text when nothing closes it, or inside a span of the same kind."""
    src, delimiter, at, after = state.src, m[0], m.start(), m.end()
    strong = len(delimiter) == 2
    if (
        state.flags & (STRONG if strong else EM)
        or src[after : after + 1] in _SPACE_CHARS
        or (delimiter[0] == "_" and at and _inside_word(src, at, inline.options))
    ):
        state.buffer.append(delimiter)
        return after
    end, children = _read(inline, state, at, delimiter, strong=strong)
    if end < 0 and strong and state.parent != "em":
        # ** without an end may be * followed by a star; kramdown does not ask again whether an em surrounds it
        delimiter, strong = delimiter[0], False
        end, children = _read(inline, state, at, delimiter, strong=False)
    if end < 0:
        state.buffer.append(m[0])
        return after
    attributes: dict[str, str] = {}
    end, _ = inline.attributes(state, end, attributes)
    renderer = state.renderer
    state.add(renderer.strong(children, attributes) if strong else renderer.emphasis(children, attributes))
    return end


_SPACE_CHARS = frozenset(SPACES)
_LONGEST_RUN = 1000
"""Underscores that are looked back over, so that a text of nothing else costs no more than any other."""


def _inside_word(src: str, at: int, options: Options) -> bool:
    """Whether a letter, or a letter and a hyphen, stand before ``at``: ``snake_case`` is no emphasis.

    Since kramdown 2.5 underscores may stand between.
    """
    if src[at - 1] == "_" and options.version >= (2, 5):
        at = max(0, at - _LONGEST_RUN) + len(src[max(0, at - _LONGEST_RUN) : at].rstrip("_"))
        if not at:
            return False
    before = src[at - 1]
    return is_letter(before) or (before == "-" and at > 1 and is_letter(src[at - 2]))


def _read(inline: InlineParser, state: InlineState, at: int, delimiter: str, *, strong: bool) -> tuple[int, Piece]:
    """The place after the closing delimiter, and what is emphasised; -1 when there is none."""
    src, width = state.src, len(delimiter)
    key = (at, delimiter, state.flags)
    if key in state.failed or state.exhausted() or src.find(delimiter, at + width) < 0:
        return -1, None
    char = delimiter[0]

    def accept(place: int) -> bool:
        return (
            src.startswith(delimiter, place)
            and src[place - 1] not in SPACES
            and (strong or not (src.startswith(char * 2, place) and not src.startswith(char, place + 2)))
            and (char != "_" or place + width >= len(src) or not is_letter_or_digit(src[place + width]))
            and bool(state.out or state.buffer)
        )

    end, children = inline.nested(
        state, at + width, "strong" if strong else "em", STRONG if strong else EM, char, accept
    )
    if end < 0:
        state.failed.add(key)
        return -1, None
    return end + width, children
