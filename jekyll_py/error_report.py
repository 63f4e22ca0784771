"""The parts of the report of an error: the line with the fault and a caret, and the chain of includes around it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

_LONGEST = 200
"""The length of the lines that are shown whole; those of HTML without line ends have no limit."""


def marked_line(line: str, column: int | None) -> Iterator[str]:
    """A line, or the part of a long one around a column, and below it a line with a caret under the column.

    Args:
        line: the text.
        column: counted from 1, in characters; there is no caret without one.
    """
    text, shown_column = _part_around(line, column)
    yield text.expandtabs(1)
    if shown_column is not None:
        yield _padding(text, shown_column) + "^"


def _part_around(line: str, column: int | None) -> tuple[str, int | None]:
    """The part of a long line around a column, and the column in that part."""
    if len(line) <= _LONGEST:
        return line, column
    start = max(0, min((column or 1) - 1 - _LONGEST // 2, len(line) - _LONGEST))
    before, after = "…" if start else "", "…" if start + _LONGEST < len(line) else ""
    return f"{before}{line[start : start + _LONGEST]}{after}", column and column - start + len(before)


def _padding(text: str, column: int) -> str:
    """Spaces as wide on a terminal as the text before ``column`` (East Asian wide characters take two cells)."""
    from unicodedata import east_asian_width

    return "".join("  " if east_asian_width(char) in "WF" else " " for char in text[: column - 1])


def chain_lines(chain: Sequence[str]) -> Iterator[str]:
    """The lines of a chain of places; a circle that repeats is there once."""
    length, count = _circle(chain)
    yield from (f"  from {place}" for place in chain[:length])
    if count > 1:
        yield f"  and {count - 1} times the same: these files include each other in a circle"
    yield from (f"  from {place}" for place in chain[length * count :])


def _circle(chain: Sequence[str]) -> tuple[int, int]:
    """The number of places at the beginning of a chain that are repeated, and how often they are there in all."""
    for length in range(1, len(chain) // 2 + 1):
        count = 1
        while chain[count * length : (count + 1) * length] == chain[:length]:
            count += 1
        if count > 1:
            return length, count
    return len(chain), 1
