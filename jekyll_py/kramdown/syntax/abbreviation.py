"""The definition of an abbreviation: ``*[HTML]: HyperText Markup Language``."""

from __future__ import annotations

from re import Match

from ..block_parser import BlockParser
from ..block_state import BlockState
from ..definitions import Token
from ..patterns import OPT_SPACE, STRIP

DEFINITION = rf"{OPT_SPACE}\*\[(.+?)\]:(.*)\n"


def parse_abbreviation_definition(block: BlockParser, m: Match[str], state: BlockState) -> int:
    """Keep an abbreviation; nothing is written for it."""
    definitions = state.document.definitions
    if m[1] in definitions.abbreviations:
        state.warn(f"Duplicate abbreviation ID '{m[1]}' on line {{line}} - overwriting")
    marker: Token = {"type": "eob", "kind": "abbrev_def"}
    state.add(marker)
    definitions.abbreviations[m[1]] = m[2].strip(STRIP)
    definitions.abbreviation_markers[m[1]] = marker
    return m.end()
