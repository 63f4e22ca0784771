"""Hints for the messages of libyaml about text that is no YAML."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .merge_marks import hint_of_conflict

_VALUE = re.compile(r"\s*(?>(?:- +)*)[^\s:#'\"\[{][^:#]*:[ \t]+(?P<value>.*)")
"""A line with a key and the beginning of its value."""
_NO_SPACE = re.compile(r"\s*(?:- +)*[\w-]+:(?=[^\s/])")
"""A key whose colon has no space behind it."""
_WIDE_COLON = re.compile(r"\s*(?:- +)*[\w-]+\s*\uff1a")
_NAMED = re.compile(r":(?:\s|$)")
_NO_BREAK = "\u00a0\u3000\u202f\u2007"
"""Spaces that YAML takes for letters."""
_COMMENT = re.compile(r"(?:^|[\s,{\[])(?://|/\*)")
"""A comment of JavaScript, which JSON has not."""
_INDENTATION = "check the indentation and that quotation marks are closed or doubled"
_QUOTES = "put the whole value in quotes"
_HINTS = (
    ("\t", "indent with spaces: YAML takes no tabs"),
    ("mapping values are not allowed", "put a value that contains a colon and a space in quotes"),
    (
        "found character that cannot start any token",
        "put a value that begins with @, `, % or a tab in quotes",
    ),
    ("unexpected end of stream", "a quotation mark is never closed"),
    ("did not find expected '-' indicator", "the line is indented by too many or too few: align it with the list"),
    ("did not find expected key", _INDENTATION),
    ("undefined alias", "put a value that begins with * in quotes"),
    ("while scanning an alias", "put a value that begins with * in quotes"),
    ("while scanning an anchor", "put a value that begins with & in quotes"),
    ("block sequence entries are not allowed", f"{_QUOTES}, or begin a list on a line of its own"),
    ("while scanning a block scalar", f"{_QUOTES}, or begin the text on the line below"),
    ("found unknown escape character", r"write \\ for a backslash, or put the value in single quotes"),
    ("expected hexdecimal number", r"write \\ for a backslash, or put the value in single quotes"),
    ("did not find expected ','", "put a comma between two values, and close each bracket"),
    ("control characters", "remove the invisible character"),
)


def hint_for(message: str, lines: Sequence[str], is_json: bool = False) -> str | None:
    """The hint for a message; None if none is known.

    Args:
        message: that of libyaml.
        lines: those of the text, up to the one that the message is about.
        is_json: whether the text is JSON.
    """
    above, line = ["", "", *lines][-2:]
    if conflict := hint_of_conflict(lines):
        return conflict
    if line.lstrip(" ").startswith("- ") and above.lstrip(" ").startswith("- "):
        spaces = _indentation(line) - _indentation(above)
        if spaces:
            return f"the line is indented by {abs(spaces)} too {'many' if spaces > 0 else 'few'}"
    if any(re.search(rf":[{_NO_BREAK}]|^ *[{_NO_BREAK}]", each) for each in (above, line)):
        return "write common spaces in the place of those that allow no line break"
    if line.lstrip(" ").startswith("\t"):
        return _HINTS[0][1]
    special = _in_json(lines) if is_json else _for_value(message, line) or _for_key(message, above, line)
    return special or next((hint for words, hint in _HINTS if words in message), None)


def _indentation(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _for_value(message: str, line: str) -> str | None:
    """The hint for a value that ends before its line does, as it begins with a mark of YAML."""
    found = _VALUE.match(line) if "did not find expected key" in message else None
    value = "" if found is None else found["value"].strip()
    match value[:1]:
        case "'" if re.search(r"\w'\w", value[1:]):
            return "double the apostrophe: '' stands for one between single quotes"
        case '"' if value.count('"') > 2 and value.endswith('"'):
            return 'write \\" for a quotation mark within the value, or put the value in single quotes'
        case "'" | '"':
            return f"{_QUOTES}, not a part of it"
        case "[" | "{":
            kind = "list" if value[0] == "[" else "mapping"
            return f"{_QUOTES}: {value[0]} begins a {kind}, behind which nothing may stand"
    return None


def _for_key(message: str, above: str, line: str) -> str | None:
    """The hint for a line that is no whole pair, or for a key below one, or below one that has a value."""
    if "could not find expected ':'" in message and _NO_SPACE.match(line):
        return "write a space behind the colon"
    if "mapping values are not allowed" not in message or not above.strip() or line.count(": ") > 1:
        return None
    if _NO_SPACE.match(above):
        return "write a space behind the colon of the line above"
    if _WIDE_COLON.match(above):
        return "write a colon and a space in the line above, not the full-width \uff1a"
    if not _NAMED.search(above) and not above.lstrip(" ").startswith("- "):
        return "the line above has no colon and no value"
    return "the line is indented by too many" if _indentation(line) > _indentation(above) else None


def _in_json(lines: Sequence[str]) -> str | None:
    if any(_COMMENT.search(_without_texts(line)) for line in lines):
        return "remove the comment: JSON has none"
    above = next((number for number in range(len(lines) - 1, 0, -1) if lines[number - 1].strip()), 0)
    if above and not lines[above - 1].rstrip().endswith((",", "{", "[", ":")) and lines[-1].lstrip()[:1] not in "}],":
        return f"put a comma at the end of line {above}"
    return None


def _without_texts(line: str) -> str:
    return re.sub(r'"(?>(?:[^"\\]|\\.)*)"?', '""', line)
