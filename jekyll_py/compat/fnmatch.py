"""Ruby's ``File.fnmatch`` without flags, as Jekyll's ``include``, ``exclude`` and ``keep_files`` use it."""

from __future__ import annotations

import re
from functools import lru_cache


def matches(pattern: str, path: str) -> bool:
    """Whether a path matches a pattern.

    ``*`` and ``?`` match slashes too; a leading dot of the path must be matched by a dot of the pattern;
    braces have no meaning; a backslash takes the next character literally; a bracket that is never closed
    matches nothing.
    """
    return compiled(pattern).match(path) is not None


@lru_cache(maxsize=1024)
def compiled(pattern: str) -> re.Pattern[str]:
    """The regular expression whose `match` takes the paths that match a pattern."""
    hidden = r"(?!\.)" if pattern[:1] in {"*", "?", "["} else ""
    return re.compile(rf"{hidden}{_translate(pattern)}\Z", re.DOTALL)


def _translate(pattern: str) -> str:
    """The regular expression; between two stars only the first match is tried, which keeps the time linear."""
    first, *rest = _chunks(pattern)
    if not rest:
        return first
    return first + "".join(f"(?>.*?{chunk})" for chunk in rest[:-1] if chunk) + f".*{rest[-1]}"


def _chunks(pattern: str) -> list[str]:
    """The regular expressions of the parts between the stars of a pattern."""
    chunks, position = [""], 0
    while position < len(pattern):
        if pattern[position] == "*":
            chunks.append("")
            position += 1
        else:
            piece, position = _piece(pattern, position)
            chunks[-1] += piece
    return chunks


def _piece(pattern: str, position: int) -> tuple[str, int]:
    char = pattern[position]
    if char == "?":
        return ".", position + 1
    if char == "[":
        return _bracket(pattern, position + 1)
    if char == "\\":
        return re.escape(pattern[position + 1 : position + 2]), position + 2
    return re.escape(char), position + 1


_NEVER = "(?!)"


def _bracket(pattern: str, position: int) -> tuple[str, int]:
    """The regular expression of a bracket, whose contents begin at ``position``, and the position after it."""
    negated = pattern[position : position + 1] in {"!", "^"}
    position += negated
    ranges: list[str] = []
    while position < len(pattern) and pattern[position] != "]":
        low, position = _member(pattern, position)
        high = low
        if pattern[position : position + 1] == "-" and pattern[position + 1 : position + 2] not in {"", "]"}:
            high, position = _member(pattern, position + 1)
        if low <= high:
            ranges.append(f"{re.escape(low)}-{re.escape(high)}")
    if position >= len(pattern):
        return _NEVER, position
    if not ranges:
        return ("." if negated else _NEVER), position + 1
    return f"[{'^' if negated else ''}{''.join(ranges)}]", position + 1


def _member(pattern: str, position: int) -> tuple[str, int]:
    if pattern[position] == "\\" and position + 1 < len(pattern):
        position += 1
    return pattern[position], position + 1
