"""Ranges of the protocol from lines and columns; the client chooses the unit that its columns are counted in."""

from __future__ import annotations

from lsprotocol.types import Position, Range
from pygls.workspace import PositionCodec


def span(codec: PositionCodec, number: int, line: str, start: int, end: int) -> Range:
    """The range between two columns of a line.

    Args:
        codec: counts in the client's units.
        number: the line's number, from 0.
        line: its text.
        start: the first column, in characters from 0.
        end: the column behind the last.
    """
    first, last = (codec.client_num_units(line[:column]) for column in (start, end))
    return Range(Position(number, first), Position(number, last))


def text_range(codec: PositionCodec, text: str, start: int, end: int) -> Range:
    """The range between two offsets of a text, in characters."""
    return Range(_position(codec, text, start), _position(codec, text, end))


def _position(codec: PositionCodec, text: str, offset: int) -> Position:
    line = text.rfind("\n", 0, offset) + 1
    return Position(text.count("\n", 0, offset), codec.client_num_units(text[line:offset]))


def top() -> Range:
    """The first character of a file, for what is said of the whole file."""
    return Range(Position(0, 0), Position(0, 1))
