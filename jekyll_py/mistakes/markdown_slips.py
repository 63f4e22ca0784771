"""Links and headings of Markdown that are one character away from being some, and are shown as they are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from ..errors import JekyllError, SourcePosition
from ..lazy.patterns import lazy_pattern
from .bounds import MOST_OF_A_KIND
from .code_blocks import prose
from .verbatim import without_verbatim

_ADDRESS = (
    r"(?:(?:https?://|mailto:|\.{0,2}/)[^\s()\uff08\uff09\[\]]{1,300}"
    r"|[\w-][\w./-]{0,200}\.(?:html?|md|png|jpe?g|gif|svg|webp|pdf))"
)
_SPACED = lazy_pattern(rf"(?<![\]\\])\[(?P<text>[^\[\]\n]{{1,200}})\] +\({_ADDRESS}\)")
_WIDE = lazy_pattern(rf"\[(?P<text>[^\[\]\n]{{1,200}})\](?:\uff08{_ADDRESS}[\uff09)]|\({_ADDRESS}\uff09)")
_SWAPPED = lazy_pattern(rf"(?<![\]\w])\((?P<text>[^()\[\]\n]{{1,200}})\)\[{_ADDRESS}\]")
_HEADING = lazy_pattern(
    r"(?P<marks>#(?:(?<=\n\n#)|(?<=\A\n#)|(?<=\A#))#{0,5})(?P<text>[^\W\d_][^\n{}<>=;#]*)(?=\n[ \t]*\n|\n*\Z)"
)
"""A heading between empty lines, whose text has nothing of code or of a hashtag behind it. It begins with a character,
as what begins with a look at the one before is tried everywhere."""
_WIDE_HEADING = lazy_pattern(r"^(?P<marks>\uff03{1,6})[ \t\u3000]*(?P<text>\S[^\n]*)$", re.MULTILINE)

_WIDE_MARKS = ("\uff03", "\uff08", "\uff09")
_UNSPACED = lazy_pattern(r"\n#{1,6}[^\W\d_]")


class UnspacedHeading(JekyllError):
    """A heading without a space, which is one where kramdown does not read GitHub's Markdown."""


def markdown_slips(content: str, path: str, first_line: int) -> Iterator[JekyllError]:
    """The errors about links and headings that are none.

    Args:
        content: Markdown.
        path: its file.
        first_line: the line of the file on which it begins.
    """
    if _may_have_any(content):
        plain = content.replace("\r\n", "\n")
        for found, error, message, hint in islice(_found(prose(without_verbatim(plain))), MOST_OF_A_KIND):
            start = found.start("marks" if "marks" in found.re.groupindex else 0)
            yield error.at(SourcePosition.at(plain, start, first_line), message, path=path, hint=hint)


def _may_have_any(text: str) -> bool:
    """Whether what stands beside a bracket or ``#`` may be a slip: few texts have any, and the rest need no more time.

    Single characters are found ten times faster than expressions, or parts of two characters.
    """
    return (
        text.startswith("#")
        or any(mark in text for mark in _WIDE_MARKS)
        or any(text.startswith((" (", "  "), at + 1) for at in _places(text, "]"))
        or any(text.endswith(")", 0, at) for at in _places(text, "["))
        or (any(text[at + 1 : at + 2].isalnum() for at in _places(text, "#")) and _UNSPACED.search(text) is not None)
    )


def _places(text: str, character: str) -> Iterator[int]:
    at = text.find(character)
    while at >= 0:
        yield at
        at = text.find(character, at + 1)


_Found = tuple[re.Match[str], type[JekyllError], str, str]


def _found(text: str) -> Iterator[_Found]:
    for found in _SPACED.finditer(text):
        if not found["text"].isdecimal() and f"[{found['text']}]:" not in text:
            yield found, JekyllError, "a space stands between ] and (, so that this is no link", "take the space out"
    for found in _WIDE.finditer(text):
        message, hint = "full-width brackets make no link, so that this is shown as it is", "write ( and )"
        yield found, JekyllError, message, hint
    for found in _SWAPPED.finditer(text):
        message = "the brackets are swapped, so that this is no link"
        yield found, JekyllError, message, f"write [{found['text']}](…)"
    for found in _HEADING.finditer(text):
        marks, words = found["marks"], found["text"].rstrip()
        if len(marks) > 1 or (words[0].isupper() and (" " in words or not text[: found.start("marks")].strip())):
            message = f"no space stands behind {marks}, so that this is no heading"
            yield found, UnspacedHeading, message, f"write {marks} {words}"
    for found in _WIDE_HEADING.finditer(text):
        marks = "#" * len(found["marks"])
        yield found, JekyllError, "a full-width # begins no heading", f"write {marks} {found['text']}"
