"""Mistakes in YAML that can be read: second documents, and the first words of values that YAML takes for marks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from itertools import islice
from typing import TYPE_CHECKING

from ..errors import JekyllError, SourcePosition
from ..lazy.patterns import lazy_pattern

if TYPE_CHECKING:
    import yaml

_MOST = 20
"""The mistakes of one kind in one file: further ones are mostly the same."""
_CONTENT = lazy_pattern(r"^(?!---[ \t\r]*$|\.\.\.[ \t\r]*$|%)(?:---[ \t]+)?[ \t]*[^\s#]", re.MULTILINE)
"""A line that is no comment, no directive and no mark alone."""
_START = lazy_pattern(r"^---(?=\s|$)", re.MULTILINE)
_MARKED = lazy_pattern(r"(?::[ \t]|-[ \t])[ \t]*(?:&\w|![a-z])")
_TYPED = lazy_pattern(r"![a-z]+\Z")
"""A tag that is a word; those of Ruby, of YAML itself and of other programs mostly have more signs or capitals."""
_TYPES = frozenset({"!binary", "!str", "!int", "!float", "!bool", "!null", "!map", "!seq", "!set", "!include"})


def yaml_mistakes(text: str, path: str) -> Iterator[JekyllError]:
    """The errors about values of a file that are lost.

    Args:
        text: YAML that can be read.
        path: the file.
    """
    if "\n---" in text:
        yield from _second_document(text, path)
    yield from marks_as_values(text, path)


def _second_document(text: str, path: str) -> Iterator[JekyllError]:
    """The error about the second document, as Ruby reads the first alone."""
    first = _CONTENT.search(text)
    second = None if first is None else _START.search(text, first.end())
    if second is not None and _CONTENT.search(text, second.start()) is not None:
        message = "a second document of YAML begins here, and only the first is read"
        hint = "take the line --- out, or put what is below into a file of its own"
        yield JekyllError.at(SourcePosition.at(text, second.start()), message, path=path, hint=hint)


def marks_as_values(text: str, path: str) -> Iterator[JekyllError]:
    """The errors about values that begin with ``&`` or ``!``, so that their first word is a name or a type.

    Args:
        text: YAML that can be read, from the first line of its file.
        path: the file.
    """
    if _MARKED.search(text) is None:
        return
    import yaml  # few files have such a mark

    from .libyaml import CSafeLoader

    try:
        events = [*yaml.parse(text, CSafeLoader)]
    except yaml.YAMLError:  # in a later document
        return
    used = {event.anchor for event in events if isinstance(event, yaml.AliasEvent)}
    lines = text.splitlines()
    scalars = (each for each in events if isinstance(each, yaml.ScalarEvent) and each.style in (None, ""))
    lost = (each for each in scalars if _is_typed(each) or _is_named(each, used, text))
    yield from (_error(event, lines, path) for event in islice(lost, _MOST))


def _is_typed(event: yaml.ScalarEvent) -> bool:
    return event.tag is not None and _TYPED.match(event.tag) is not None and event.tag not in _TYPES


def _is_named(event: yaml.ScalarEvent, used: Set[str | None], text: str) -> bool:
    """Whether a value has a name that no alias uses; that of a key, or of a single word, may be left from one."""
    if event.anchor is None or event.anchor in used or (event.value and " " not in event.value):
        return False
    return re.search(rf"^[ \t-]*{re.escape(event.anchor)}[ \t]*:", text, re.MULTILINE) is None


def _place(event: yaml.ScalarEvent) -> tuple[int, int]:
    """The line and the column, both from 0."""
    mark = event.start_mark
    return (0, 0) if mark is None else (mark.line, mark.column)


def _error(event: yaml.ScalarEvent, lines: Sequence[str], path: str) -> JekyllError:
    line, column = _place(event)
    word, purpose = (f"&{event.anchor}", "names") if event.anchor else (event.tag, "is the type of")
    return JekyllError(
        f"in YAML {word} {purpose} the value, and is no part of it",
        path=path,
        line=line + 1,
        column=column + 1,
        source_line=lines[line],
        hint="put the whole value in quotation marks",
    )
