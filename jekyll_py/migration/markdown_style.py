"""Markdown as this theme's pages have it: headings below that of the page, emoji as characters, the theme's colours."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..bundled.jemoji import character

_FENCE = re.compile(r" {0,3}(?:```|~~~)")
_ATX = re.compile(r"(#{1,6})(?=[ \t])")
_UNDERLINE = re.compile(r" {0,3}(=+|-{2,})[ \t]*$")
_NO_TITLE = re.compile(r"\s*(?:[-*+>|#=<{]|\d+[.)]\s|$)")
"""A line that an underline does not make a heading."""
_EMOJI = re.compile(r"(?<![\w:/]):([a-z0-9_+-]+):(?![\w/])")

_STYLE = re.compile(r"""(?<=[\s:])style\s*=\s*(["'])([^"'<>{}]*)\1""")
_COLOUR = re.compile(r"(?:^|(?<=;))\s*(?:background-)?colou?r\s*:[^;]*;?", re.I)
_EMPTY_STYLE = re.compile(r"""\{:\s*style=""\s*\}|\s+style=""(?=[\s>}])""")
_FONT = re.compile(r"</?font\b[^<>]*>", re.I)


def restyled(text: str) -> str:
    """A text without headings of the first level and colours, and with characters for emoji such as ``:tada:``.

    A colour of a text is that of a light page, and cannot be read on a dark one.

    Args:
        text: Markdown; code in it stays as it is.
    """
    lines = list(_atx_lines(text.split("\n")))
    deeper = any(level == 1 for level, _ in lines)
    return "\n".join(f"{'#' * min(level + deeper, 6)}{line}" if level else line for level, line in lines)


def _atx_lines(lines: list[str]) -> Iterator[tuple[int, str]]:
    """The level of each line and the rest of it; 0 for lines that are no heading."""
    in_code = False
    skipped = False
    for line, after in zip(lines, [*lines[1:], ""], strict=True):
        in_code ^= bool(_FENCE.match(line))
        underline = None if in_code or _NO_TITLE.match(line) else _UNDERLINE.match(after)
        if skipped:
            skipped = False
        elif underline:
            skipped = True
            yield (1 if "=" in underline[1] else 2), f" {_plain(line.strip())}"
        elif not in_code and (found := _ATX.match(line)):
            yield len(found[1]), _plain(line[found.end() :])
        else:
            yield 0, line if in_code else _plain(line)


def _plain(line: str) -> str:
    """A line of text with characters for emoji, and without colours."""
    if "style" in line or "<font" in line or "</font" in line:
        line = _STYLE.sub(lambda style: f'style="{_COLOUR.sub("", style[2]).strip()}"', _FONT.sub("", line))
        line = _EMPTY_STYLE.sub("", line)
    return _with_emoji(line)


def _with_emoji(line: str) -> str:
    return _EMOJI.sub(lambda name: character(name[1]) or name[0], line) if ":" in line else line
