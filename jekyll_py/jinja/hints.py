"""Hints for syntax errors in Jinja2 templates, most of which come from writing Liquid."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

_INSTEAD: Mapping[str, str] = {
    "assign": "write set, not assign: {% set name = … %}",
    "capture": "write {% set name %} … {% endset %}",
    "endcapture": "write {% endset %}",
    "elsif": "write elif",
    "elseif": "write elif",
    "unless": "write {% if not … %}",
    "endunless": "write {% endif %}",
    "case": "write {% if … %} and {% elif … %}",
    "when": "write {% elif … %}",
    "comment": "write {# … #}",
    "increment": "write {% set name = name + 1 %}",
    "link": 'write {{ link("…") }}',
    "post_url": 'write {{ post_url("…") }}',
    "highlight": "write a fenced block of code, or {% raw %}",
}
"""Tags of Liquid, and what stands for them in Jinja2."""
_UNKNOWN_TAG = re.compile(r"unknown tag '(\w+)'")
_FILTER_WITH_COLON = re.compile(r"\|\s*(\w+)\s*:\s*(.*?)\s*(?:\||-?[%}]\}|$)")
_TAG = re.compile(r"\{%[-+]?\s*(\w+)([^%]*)%\}")
_INCLUDE = re.compile(r"\{%[-+]?\s*(include|import|from|extends)\s+([\w./-]+\.\w+)\s")
_CHARACTER = re.compile(r"unexpected (?:char )?(?:'(.)'|\"(')\")")
_OPERATORS: Mapping[str, str] = {
    "&&": "write and",
    "||": "write or",
    "!": "write not",
    "'": "a quotation mark is never closed",
    '"': "a quotation mark is never closed",
    "}": "an output is closed with }}, a tag with %}",
    "\u201c": "write straight quotation marks: ' or \"",
    "\u2018": "write straight quotation marks: ' or \"",
    "\uff1a": "write : in the place of the full-width \uff1a",
    "\uff5c": "write | in the place of the full-width \uff5c",
}
"""The notations that Jinja2 does not have, and those that stand for them."""
_OPENING = re.compile(r"\{[{%]")
_BLOCKS = frozenset({"for", "if", "block", "macro", "call", "filter", "set", "with", "raw", "autoescape"})


def syntax_hint(message: str, lines: Sequence[str], last: int) -> str | None:
    """The hint for a message of Jinja2.

    Args:
        message: the message.
        lines: those of the template.
        last: the index of the line that the message is about.
    """
    line = lines[last] if last < len(lines) else ""
    if found := _UNKNOWN_TAG.search(message):
        return _INSTEAD.get(found[1])
    if "got ':'" in message and (found := _FILTER_WITH_COLON.search(line)):
        given = found[2].replace('"', "'")
        return f"write {found[1]}({given}): filters have their arguments in brackets"
    if found := _CHARACTER.search(message):
        sign = next((each for each in ("&&", "||") if each in line), found[1] or found[2])
        return _OPERATORS.get(sign)
    if "needs to be closed is" in message and (opened := _still_open(lines)):
        number, text = opened
        return f"{text} of the template's line {number + 1} is still open"
    return None


def unquoted_file(line: str) -> str | None:
    """The hint for a line that includes a file as Liquid does, without quotes; None for another one."""
    found = _INCLUDE.search(line)
    return None if found is None else f"write {{% {found[1]} '{found[2]}' %}}: the name of a file is a text"


def column(message: str, line: str) -> int | None:
    """The column, counted from 1, of the tag or output in a line that a message is about; None if that is not clear."""
    if found := _UNKNOWN_TAG.search(message):
        tag = re.search(rf"\{{%[-+]?\s*{found[1]}\b", line)
        return None if tag is None else tag.start() + 1
    if found := _CHARACTER.search(message):
        first = _OPENING.search(line)
        at = line.find(found[1] or found[2], first.end() if first else 0)
        return None if at < 0 else at + 1
    places = [place.start() for place in _OPENING.finditer(line)]
    return places[0] + 1 if len(places) == 1 else None


def _still_open(lines: Sequence[str]) -> tuple[int, str] | None:
    """The index of the line of the innermost block that is not closed, and its tag."""
    opened: list[tuple[str, int, str]] = []
    for number, line in enumerate(lines):
        for tag in _TAG.finditer(line):
            name = tag[1]
            if name in _BLOCKS and not (name == "set" and "=" in tag[2]):
                opened.append((name, number, tag[0]))
            elif opened and name == f"end{opened[-1][0]}":
                opened.pop()
    return (opened[-1][1], opened[-1][2]) if opened else None
