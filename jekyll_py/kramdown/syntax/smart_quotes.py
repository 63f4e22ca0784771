"""Smart quotes: which way a straight quote bends.

Source of the rules: kramdown's ``parser/kramdown/smart_quotes.rb``. A quote is looked at together with the
character before it, unless that character was part of another construct.
"""

from __future__ import annotations

import re

from ..inline_state import InlineState
from ..patterns import W

_PUNCTUATION = r"[!\"#$%'()*+,\-./:;<=>?@\[\\\]^_`{|}~]"
_ALONE = re.compile(
    rf"(?P<open>[\"'](?=[_*]{{1,2}}[^ \t\r\n\f\v]))"
    rf"|(?P<close>[\"'](?={_PUNCTUATION}(?!\.\.)\B))"
    rf"|(?P<double_single>\"'(?={W}))"
    rf"|(?P<single_double>'\"(?={W}))"
    rf"|(?P<decade>'(?=[0-9][0-9]s))"
    rf"|(?P<second>[\"'][\"'])"
    rf"|(?P<end>[\"'](?=[ \t\r\n\f\v]|s\b|\Z))"
)
_NESTED = re.compile(rf"(\"'|'\")(?={W})|'(?=[0-9][0-9]s)")
_CJK = (
    *(("\u2e80", "\u303f"), ("\u3041", "\u30ff"), ("\u3400", "\u4dbf"), ("\u4e00", "\u9fff")),
    *(("\uac00", "\ud7af"), ("\uf900", "\ufaff"), ("\uff00", "\uffef"), ("\U00020000", "\U000323af")),
)
_OPEN = {"'": "lsquo", '"': "ldquo"}
_CLOSE = {"'": "rsquo", '"': "rdquo"}


def parse_smart_quotes(state: InlineState, at: int, previous: bool) -> int:
    """The quote at ``at``; ``previous`` tells whether the character before it is still plain text."""
    if state.open_quotes is not None and _beside_cjk(state.src, at):
        return _in_turn(state, at, state.open_quotes)
    if not previous:
        return _alone(state, at)
    src = state.src
    before, quote = src[at - 1], src[at]
    if before in " \t\r\n\f\v":
        if found := _NESTED.match(src, at):
            if found[1] is None:
                state.add(state.renderer.smart_quote("rsquo"))
                return at + 1
            state.add(state.renderer.smart_quote(_OPEN[quote]))
            state.add(state.renderer.smart_quote(_OPEN[src[at + 1]]))
            return at + 2
        kinds = _OPEN if before not in "\f\v" or _is_word(src[at + 1 : at + 2]) else _CLOSE
    else:
        kinds = _OPEN if before in "[{(-" else _CLOSE
    state.add(state.renderer.smart_quote(kinds[quote]))
    return at + 1


def _beside_cjk(src: str, at: int) -> bool:
    return _is_cjk(src[at - 1 : at]) or _is_cjk(src[at + 1 : at + 2])


def _is_cjk(char: str) -> bool:
    return any(first <= char <= last for first, last in _CJK)


def _in_turn(state: InlineState, at: int, opened: set[str]) -> int:
    """Not in kramdown: beside Chinese or Japanese characters, without spaces, quotes open and close in turn."""
    quote = state.src[at]
    kinds = _CLOSE if quote in opened else _OPEN
    opened ^= {quote}
    state.add(state.renderer.smart_quote(kinds[quote]))
    return at + 1


def _is_word(char: str) -> bool:
    return char.isascii() and (char.isalnum() or char == "_")


def _alone(state: InlineState, at: int) -> int:
    quote, renderer = state.src[at], state.renderer
    found = _ALONE.match(state.src, at)
    kind = found.lastgroup if found else None
    if kind in ("double_single", "single_double"):
        state.add(renderer.smart_quote(_OPEN[quote]))
        state.add(renderer.smart_quote(_OPEN[state.src[at + 1]]))
        return at + 2
    if kind == "second":
        state.buffer.append(quote)
        state.add(renderer.smart_quote(_CLOSE[state.src[at + 1]]))
        return at + 2
    state.add(renderer.smart_quote((_OPEN if kind in ("open", None) else _CLOSE)[quote]))
    return at + 1
