"""Entities: ``&copy;``, ``&#169;``, ``&#xA9;``, and how the option ``entity_output`` has them written."""

from __future__ import annotations

from functools import cache
from html.entities import html5, name2codepoint
from re import Match

from ...lazy.tuples import NamedTuple
from ...reference import JEKYLL, Version
from ..inline_parser import InlineParser
from ..inline_state import InlineState
from ..patterns import W

PATTERN = rf"&((?:{W}|:)(?:{W}|[.:-])*);|&#([0-9]+);|&#x([0-9a-fA-F]+);"

_CODE_POINTS = {
    **name2codepoint,
    "apos": 39,
    "vellip": 8942,
    # kramdown's table has these four the other way round
    "lceil": 8969,
    "rceil": 8968,
    "lang": 9002,
    "rang": 9001,
}
_WINDOWS = dict(
    zip(
        [128, *range(130, 141), 142, *range(145, 157), 158, 159],
        (ord(char) for char in "€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"),
        strict=True,
    )
)
"""References to the control characters of Latin-1 mean those of Windows-1252."""
_FRACTIONS = "frac13 frac23 frac15 frac25 frac35 frac45 frac16 frac56 frac18 frac38 frac58 frac78"
_BEYOND = 0x110000
_LONGEST = 20
_ESCAPED = {"<": "&lt;", ">": "&gt;", "&": "&amp;"}


class Entity(NamedTuple):
    """A character, by number and, if it has one, by name."""

    code_point: int
    name: str | None

    @property
    def char(self) -> str | None:
        """The character; None where there is none."""
        return chr(self.code_point) if self.code_point <= 0x10FFFF else None


def entity(reference: str | int, version: Version) -> Entity | None:
    """The entity of a name or number; None for a name that a version of kramdown does not know."""
    since_2_5 = version >= (2, 5)
    if isinstance(reference, str):
        code = _CODE_POINTS.get(reference) or (_new_code_points().get(reference) if since_2_5 else None)
        return None if code is None else Entity(code, reference)
    code = _WINDOWS.get(reference, reference)
    return Entity(code, _names(since_2_5).get(code))


def character(reference: str | int) -> str:
    """The character of an entity that is known; nothing where there is none."""
    found = entity(reference, JEKYLL.kramdown)
    return (found and found.char) or ""


@cache
def _names(since_2_5: bool) -> dict[int, str]:
    """The name of each character that has one; of several the last."""
    codes = _CODE_POINTS | _new_code_points() if since_2_5 else _CODE_POINTS
    return {code: name for name, code in codes.items()}


@cache
def _new_code_points() -> dict[str, int]:
    """The names that came with kramdown 2.5: two digammas, fractions, and of HTML 5 those of characters from U+27EA on.

    Of names that stand for two characters, kramdown knows the first.
    """
    found = {"Gammad": 988, "gammad": 989}
    found |= dict(zip(_FRACTIONS.split(), range(8531, 8543), strict=True))
    for name, chars in sorted(html5.items(), key=_order):
        if name.endswith(";") and name[:-1] not in _CODE_POINTS and (len(chars) > 1 or chars >= "\u27ea"):
            found[name[:-1]] = ord(chars[0])
    return found


def _order(item: tuple[str, str]) -> tuple[str, int, str]:
    """By character, then names for one character by length, as it happens: a character is called by its last name."""
    name, chars = item
    return chars, len(name) if len(chars) == 1 else 0, name.swapcase()


def code_point(decimal: str | None, hexadecimal: str | None) -> int:
    """The number of a reference; all beyond Unicode are one, since Python refuses to read very long numbers."""
    digits = (decimal or hexadecimal or "").lstrip("0")
    return _BEYOND if len(digits) > _LONGEST else int(digits or "0", 10 if decimal else 16)


def write(found: Entity, output: str, original: str | None = None) -> str:
    """The entity as the option ``entity_output`` wants it."""
    char = found.char
    escaped = char in _ESCAPED or char == '"'
    if output == "as_char" and char is not None and char not in _ESCAPED:
        return char
    if output in ("as_input", "as_char") and original:
        return original
    if (output == "symbolic" or escaped) and found.name is not None:
        return f"&{found.name};"
    return f"&#{found.code_point};"


def parse_entity(inline: InlineParser, m: Match[str], state: InlineState) -> int:
    """An entity; the ampersand of an unknown one is written escaped."""
    name, decimal, hexadecimal = m.groups()
    reference = name or code_point(decimal, hexadecimal)
    if entity(reference, inline.options.version) is None:
        state.add(state.renderer.entity("amp"))
        state.buffer.append(m[0][1:])
    else:
        state.add(state.renderer.entity(reference, m[0]))
    return m.end()
