"""jekyll-regex-replace: the filters ``regex_replace`` and ``regex_replace_once``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from ..plugins import LiquidError, liquid_filter, to_s
from ..plugins.internals import SLOW_PATTERN_HINT, in_time, ruby_pattern

_REFERENCE = re.compile(r"\\(?:([0-9&`'])|k<(\w+)>|(\\))")


@liquid_filter("regex_replace")
def regex_replace(text: object, pattern: object, replacement: object) -> str:
    """The text with each match of a pattern replaced.

    Raises:
        LiquidError: it is no pattern, it takes too long, or something is no text.
    """
    return _replaced(text, pattern, replacement, is_once=False)


@liquid_filter("regex_replace_once")
def regex_replace_once(text: object, pattern: object, replacement: object) -> str:
    """The text with the first match of a pattern replaced.

    Raises:
        LiquidError: it is no pattern, it takes too long, or something is no text.
    """
    return _replaced(text, pattern, replacement, is_once=True)


def _replaced(text: object, pattern: object, new: object, *, is_once: bool) -> str:
    if not isinstance(text, str) or not isinstance(new, str):
        raise LiquidError("regex_replace needs a text", hint="write | append: '' before it to make one of a value")
    written = to_s(pattern)
    try:
        found = ruby_pattern(written)
        return in_time(lambda: "".join(_parts(text, found, new, is_once)))
    except TimeoutError:
        raise LiquidError(f"the pattern {written!r} takes too long on this text", hint=SLOW_PATTERN_HINT) from None
    except (ValueError, IndexError) as error:
        raise LiquidError(f"{written!r} is no pattern: {error}") from None


def _parts(text: str, pattern: re.Pattern[str], new: str, is_once: bool) -> Iterator[str]:
    """The parts of the new text. Behind an empty match Ruby goes on with the next character, and Python does not."""
    done = place = 0
    while place <= len(text) and (found := pattern.search(text, place)):
        yield text[done : found.start()]
        yield _REFERENCE.sub(partial(_part, found), new)
        done = found.end()
        if is_once:
            break
        place = done if found[0] else done + 1
    yield text[done:]


def _part(match: re.Match[str], reference: re.Match[str]) -> str:
    """The text that a reference in the replacement stands for; empty for a group that there is not."""
    number, name, backslash = reference.groups()
    if backslash:
        return "\\"
    if name:
        return match[name] or ""
    if number == "`":
        return match.string[: match.start()]
    if number == "'":
        return match.string[match.end() :]
    group = 0 if number == "&" else int(number)
    is_there = group <= match.re.groups and not (group and match.re.groupindex)  # groups with names have no numbers
    return (match[group] or "") if is_there else ""
