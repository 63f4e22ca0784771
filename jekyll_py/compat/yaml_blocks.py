"""Reads YAML of lines that nest by their indentation, as most configurations and data are, without PyYAML.

Only forms whose lines can be understood one by one are read here; every other text is left to PyYAML, which takes a
tenth of a build that has nothing to do to import.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterator

from ..lazy.patterns import lazy_pattern
from ..lazy.tuples import NamedTuple
from ..liquid.hash_keys import to_key

Plain = Callable[[str], object]
"""Gives the value of a plain scalar."""

_MOST_LEVELS = 32
_SPECIAL = lazy_pattern("[\x80-\xa0\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
"""Characters that are not ASCII and have a meaning in YAML, or are not allowed in it."""
_KEY = "[A-Za-z_][A-Za-z0-9_-]{0,99}"
_FIRST = r"[^\x00-\-:-@\[-^`{-\x7f]"
"""The first character of a plain scalar: a letter, digit or one of ``_./``."""
_PLAIN = rf"{_FIRST}(?:[^\x00-\x1f#:\x7f]|:(?=[\w/])|(?<! )\#)*(?<! )"
_DOUBLE = r'"[^\x00-\x1f"\\\x7f]*"'
_SINGLE = r"'[^\x00-\x1f'\x7f]*'"
_INSIDE = rf"{_FIRST}[^\x00-\x1f\"'#,:?\[\]{{}}\x7f]*(?<! )"
"""A plain scalar in a list or mapping of one line."""
_MEMBERS = r"[^\x00-\x1f#\\\[\]{}\x7f]*"
_LINE = re.compile(
    rf"([ ]*)(-[ ]+)?(?:({_KEY}):(?=[ \n]|\Z)[ ]*)?(\[{_MEMBERS}\]|{{{_MEMBERS}}}|{_DOUBLE}|{_SINGLE}|{_PLAIN})?"
    r"[ ]*(?:(?<![^ \n])#[^\x00-\x08\n-\x1f\x7f]*)?(?:\n|\Z)"
)
_MEMBER = re.compile(rf"[ ]*(?:({_KEY}):[ ]+)?({_DOUBLE}|{_SINGLE}|{_INSIDE})[ ]*(?:,(?=.)|\Z)")
_MARK = re.compile("--- *\n")


class _OtherForm(Exception):
    """The text has a form that is not read here."""


class _Line(NamedTuple):
    """A line, or what follows the dash of one."""

    column: int
    dash: str
    """The dash and the spaces behind it, if it begins with them."""
    key: str | None
    value: str | None

    @property
    def behind_dash(self) -> _Line:
        """The rest of the line after the dash, as a line of its own that begins in its column."""
        return _Line(self.column + len(self.dash), "", self.key, self.value)


def collection(text: str, plain: Plain) -> object:
    """The mapping or list that a text is; None if the text has any other form.

    Args:
        text: YAML.
        plain: gives the values of plain scalars.
    """
    try:
        return None if not text.isascii() and _SPECIAL.search(text) else _Reader(_lines(text), plain).all()
    except _OtherForm:
        return None


def _lines(text: str) -> Iterator[_Line]:
    start = _MARK.match(text)
    position = start.end() if start else 0
    while position < len(text):
        found = _LINE.match(text, position)
        if found is None:
            raise _OtherForm
        position = found.end()
        indent, dash, key, value = found.groups()
        if dash is not None or key is not None or value is not None:
            yield _Line(len(indent), dash or "", key, value)


class _Reader:
    """Reads lines, one after the other."""

    def __init__(self, lines: Iterator[_Line], plain: Plain) -> None:
        self._lines = lines
        self._line = next(lines, None)
        """The line that is to be read next."""
        self._plain = plain
        self._level = 0

    def all(self) -> object:
        """The value of all lines."""
        value = self._block()
        if self._line is not None:
            raise _OtherForm
        return value

    def _next(self) -> None:
        self._line = next(self._lines, None)

    def _block(self) -> object:
        """The mapping or list that begins with the next line."""
        line = self._line
        if line is None or self._level == _MOST_LEVELS:
            raise _OtherForm
        self._level += 1
        value = self._list(line.column) if line.dash else self._mapping(line.column)
        self._level -= 1
        return value

    def _list(self, column: int) -> list[object]:
        found: list[object] = []
        while (line := self._line) is not None and line.dash and line.column == column:
            self._line = line.behind_dash
            found.append(self._scalar_item(line.value) if line.key is None else self._block())
        return found

    def _scalar_item(self, value: str | None) -> object:
        self._next()
        if value is None:  # the item is on the lines below
            raise _OtherForm
        return self._value(value)

    def _mapping(self, column: int) -> dict[Hashable, object]:
        found: dict[Hashable, object] = {}
        while (line := self._line) is not None and not line.dash and line.column == column:
            self._next()
            key = self._key(line.key)
            if key in found:
                raise _OtherForm
            found[key] = self._value_below(column) if line.value is None else self._value(line.value)
        return found

    def _value_below(self, column: int) -> object:
        """The value of a key that has none on its line."""
        line = self._line
        is_block = line is not None and (line.column > column or (line.dash != "" and line.column == column))
        return self._block() if is_block else self._plain("")

    def _key(self, name: str | None) -> Hashable:
        if name is None:
            raise _OtherForm
        return to_key(self._plain(name))

    def _value(self, text: str) -> object:
        if text[0] in "'\"":
            return text[1:-1]
        if text[0] == "[":
            return [self._list_member(*member) for member in _members(text[1:-1])]
        return self._flow_mapping(text[1:-1]) if text[0] == "{" else self._plain(text)

    def _list_member(self, key: str | None, value: str) -> object:
        if key is not None:  # a mapping of its own
            raise _OtherForm
        return self._value(value)

    def _flow_mapping(self, text: str) -> dict[Hashable, object]:
        pairs = [(self._key(key), self._value(value)) for key, value in _members(text)]
        found = dict(pairs)
        if len(found) < len(pairs):
            raise _OtherForm
        return found


def _members(text: str) -> Iterator[tuple[str | None, str]]:
    """The key, if there is one, and the text of the value of each member of a list or mapping."""
    position, end = 0, len(text.rstrip(" "))
    while position < end:
        found = _MEMBER.match(text, position)
        if found is None:
            raise _OtherForm
        position = found.end()
        yield found[1], found[2]
