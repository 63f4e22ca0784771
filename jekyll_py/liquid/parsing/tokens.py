"""Splits a template into text, ``{{ outputs }}`` and ``{% tags %}``.

Tokens are produced one at a time, so that parsing stops at the first error. The text is searched for each delimiter
once, so that a file full of unclosed ones takes linear time.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...lazy.tuples import NamedTuple


class Token(NamedTuple):
    """A piece of a template, and its position, counted from 1."""

    text: str
    line: int
    column: int


class Tokens:
    """An iterator over the tokens of a template, or over the lines of a ``{% liquid %}`` tag."""

    def __init__(self, pieces: Iterator[Token], *, of_liquid_tag: bool = False) -> None:
        self._pieces = pieces
        self.of_liquid_tag = of_liquid_tag

    def shift(self) -> Token | None:
        """The next token; ``None`` at the end."""
        return next(self._pieces, None)


def template_tokens(source: str, first_line: int = 1) -> Tokens:
    """The tokens of a template."""
    return Tokens(_located(_pieces(source), first_line))


def liquid_tag_tokens(markup: str, line: int, column: int) -> Tokens:
    """The lines of a ``{% liquid %}`` tag."""
    lines = markup.split("\n")
    return Tokens((Token(text, line + number, column) for number, text in enumerate(lines)), of_liquid_tag=True)


def _located(pieces: Iterator[str], line: int) -> Iterator[Token]:
    column = 1
    for text in pieces:
        yield Token(text, line, column)
        newlines = text.count("\n")
        line += newlines
        column = len(text) - text.rfind("\n") if newlines else column + len(text)


def _pieces(source: str) -> Iterator[str]:
    position, tag, output = 0, source.find("{%"), source.find("{{")
    closing = {"{%": 0, "{{": 0}
    while tag >= 0 or output >= 0:
        start = tag if output < 0 or 0 <= tag < output else output
        opening = source[start : start + 2]
        if start > position:
            yield source[position:start]
        position = _end(source, start, opening, closing)
        yield source[start:position]
        tag = source.find("{%", position) if 0 <= tag < position else tag
        output = source.find("{{", position) if 0 <= output < position else output
    if position < len(source):
        yield source[position:]


def _end(source: str, start: int, opening: str, closing: dict[str, int]) -> int:
    """The end of the token that opens at ``start``; an unclosed one is the delimiter alone."""
    mark = "%}" if opening == "{%" else "}"
    if 0 <= closing[opening] < start + 2:
        closing[opening] = source.find(mark, start + 2)
    end = closing[opening]
    if end < 0:
        return start + 2
    if opening == "{%":
        return end + 2
    return end + 2 if source.startswith("}}", end) else end + 1
