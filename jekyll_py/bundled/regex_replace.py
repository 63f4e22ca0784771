"""jekyll-regex-replace: the filters ``regex_replace`` and ``regex_replace_once``."""

from __future__ import annotations

import re

from ..plugins import LiquidError, liquid_filter, to_s

_RUBY = re.compile(r"\\h|\\H|\\z|\\Z|\\R|\\.|\(\?<(?![=!])", re.DOTALL)
_PYTHON = {
    "\\h": "[0-9a-fA-F]",
    "\\H": "[^0-9a-fA-F]",
    "\\z": r"\Z",
    "\\Z": r"(?=\n?\Z)",
    "\\R": r"(?:\r\n|[\n\v\f\r\x85\u2028\u2029])",
    "(?<": "(?P<",
}
"""The constructs that Ruby writes in another way."""
_REFERENCE = re.compile(r"\\(?:([0-9&])|k<(\w+)>|(\\))")


@liquid_filter("regex_replace")
def regex_replace(text: object, pattern: object, replacement: object) -> str:
    """The text with each match of a pattern replaced.

    Raises:
        LiquidError: it is no pattern.
    """
    return _replaced(text, pattern, replacement, 0)


@liquid_filter("regex_replace_once")
def regex_replace_once(text: object, pattern: object, replacement: object) -> str:
    """The text with the first match of a pattern replaced.

    Raises:
        LiquidError: it is no pattern.
    """
    return _replaced(text, pattern, replacement, 1)


def _replaced(text: object, pattern: object, replacement: object, count: int) -> str:
    if not isinstance(text, str):
        raise LiquidError("regex_replace needs a text", hint="write | append: '' before it to make one of a value")
    new = to_s(replacement)
    try:
        compiled = re.compile(_RUBY.sub(lambda found: _PYTHON.get(found[0], found[0]), to_s(pattern)), re.MULTILINE)
        return compiled.sub(lambda match: _REFERENCE.sub(lambda found: _part(match, found), new), text, count=count)
    except (re.error, IndexError) as error:
        raise LiquidError(f"{to_s(pattern)!r} is no pattern: {error}") from None


def _part(match: re.Match[str], reference: re.Match[str]) -> str:
    """The text that a reference in the replacement stands for; empty for a group that there is not."""
    number, name, backslash = reference.groups()
    if backslash:
        return "\\"
    if name:
        return match[name] or ""
    group = 0 if number == "&" else int(number)
    return (match[group] or "") if group <= match.re.groups else ""
