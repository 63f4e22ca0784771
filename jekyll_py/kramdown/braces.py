"""Text between braces: attribute lists, their definitions, and the tags of extensions.

They may go on over lines, so the place where one ends is looked for in the whole text, and remembered. A brace after a
backslash ends one only where no other does.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..lazy.patterns import lazy_pattern
from ..lazy.tuples import NamedTuple
from .patterns import ID_NAME, OPT_SPACE, S, W
from .search import Closer, Searches

_CLOSING = lazy_pattern(r"(?<!\\)\}")
_ESCAPED = lazy_pattern(r"(?<=\\)\}")
_MOST_ESCAPED = 10
_REST_OF_LINE = lazy_pattern(r"[ \t\r\f\v]*\n")
LIST_LINE = rf"{OPT_SPACE}\{{:(?![:/}}])"
"""The beginning of a line that is an attribute list."""
_LIST = lazy_pattern(LIST_LINE)
_DEFINITION = lazy_pattern(rf"{OPT_SPACE}\{{:({ID_NAME}):(?!\}})")
_SPAN_LIST = lazy_pattern(r"\{:(?!\})")
_TAG = lazy_pattern(rf"\{{:(?::({W}+)(?:({S})|(/)?\}})|/({ID_NAME})?\}})")
_SPACES = lazy_pattern(OPT_SPACE)
_STOP = lazy_pattern(rf"\{{:/({ID_NAME})?\}}")
_STOP_LINE = lazy_pattern(rf"\n{OPT_SPACE}\{{:/({ID_NAME})?\}} *(?=\n)")


class Braces(NamedTuple):
    """An attribute list, or a definition of one."""

    content: slice
    end: int
    name: str = ""
    """Of a definition."""


class ExtensionTag(NamedTuple):
    """The tag of an extension."""

    name: str | None
    """None for a stop tag."""
    stops: str
    """The name in a stop tag, or nothing."""
    arguments: slice
    closed: bool
    """Whether no stop tag follows."""
    end: int


def list_on_line(src: str, searches: Searches, at: int) -> Braces | None:
    """The attribute list that makes up the line at ``at``."""
    begun = _LIST.match(src, at)
    return _to_line_end(src, searches, begun.end()) if begun else None


def definition_on_line(src: str, searches: Searches, at: int) -> Braces | None:
    """The definition of an attribute list that makes up the line at ``at``."""
    begun = _DEFINITION.match(src, at)
    found = _to_line_end(src, searches, begun.end()) if begun else None
    return found._replace(name=begun[1]) if begun and found else None


def _to_line_end(src: str, searches: Searches, start: int) -> Braces | None:
    close = searches.search(_CLOSING, start)
    if close and (rest := _REST_OF_LINE.match(src, close.end())):
        return Braces(slice(start, close.start()), rest.end())
    end = close.start() if close else len(src)
    for _ in range(_MOST_ESCAPED):
        if (end := searches.last(_ESCAPED, start, end)) < 0:
            break
        if rest := _REST_OF_LINE.match(src, end + 1):
            return Braces(slice(start, end), rest.end())
    return None


def list_in_text(src: str, searches: Searches, at: int) -> Braces | None:
    """The attribute list at ``at``, inside text."""
    if not _SPAN_LIST.match(src, at):
        return None
    found = searches.search(_CLOSING, at + 2)
    close = found.start() if found else searches.last(_ESCAPED, at + 2, len(src))
    return None if close < 0 else Braces(slice(at + 2, close), close + 1)


def tag_on_line(src: str, searches: Searches, at: int) -> ExtensionTag | None:
    """The tag of an extension that makes up the line at ``at``."""
    lead = _SPACES.match(src, at)
    found = tag_at(src, searches, lead.end()) if lead else None
    line = _REST_OF_LINE.match(src, found.end) if found else None
    return found._replace(end=line.end()) if found and line else None


def tag_begins(src: str, at: int) -> bool:
    """Whether the tag of an extension begins at ``at``, if a brace closes it."""
    return _TAG.match(src, at) is not None


def tag_at(src: str, searches: Searches, at: int) -> ExtensionTag | None:
    """The tag of an extension at ``at``."""
    begun = _TAG.match(src, at)
    if begun is None:
        return None
    name, has_arguments, closed, stops = begun.groups()
    start = end = begun.end()
    if has_arguments:
        found = searches.search(_CLOSING, start)
        if found is None:
            return None
        end = found.end()
        closed = end - 1 > start and src[end - 2] == "/"
    return ExtensionTag(name, stops or "", slice(start, end - (2 if closed else 1)), bool(closed), end)


def stop_tags(src: str) -> Iterator[tuple[str, Closer]]:
    """The stop tags in a text."""
    return ((found[1] or "", (*found.span(), 0)) for found in _STOP.finditer(src))


def stop_tag_lines(src: str) -> Iterator[tuple[str, Closer]]:
    """The stop tags on lines of their own."""
    return ((found[1] or "", (found.start() + 1, found.end() + 1, 0)) for found in _STOP_LINE.finditer(src))
