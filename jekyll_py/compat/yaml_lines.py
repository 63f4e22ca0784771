"""Reads YAML of lines such as ``title: Home``, as most front matter is, several times faster than PyYAML does.

Only forms that need no more than one line to be understood are read here; every other text is left to `yaml_blocks`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable

from ..liquid.hash_keys import to_key

Plain = Callable[[str], object]
"""Gives the value of a plain scalar."""

_START = re.compile("--- *\n")
_LINE = re.compile(
    r"""
    ([A-Za-z_][A-Za-z0-9_-]{0,99}) :
    (?: [ ]++ (?:
        ([\w/] (?> (?: [\w .,;/()+=%@!?&*'"-] | : (?=[\w/]) )* ) (?<! [ ]))  # a plain scalar
      | " ([\w !#$%&'()*+,./:;<=>?@[\]^`{|}~-]*+) "
      | ' ([\w !"#$%&()*+,./:;<=>?@[\]^`{|}~-]*+) '
      | \[ [ ]*+ ((?> (?: \w [\w ./+-]*+ (?: , (?=[ ]*+\w) [ ]*+ | (?=\]) ) )* )) \]
    ) )?
    (?: \n | \Z )
    """,
    re.VERBOSE,
)


def mapping(text: str, plain: Plain) -> dict[Hashable, object] | None:
    """The mapping that a text is; None if the text has any other form, or a key twice.

    Args:
        text: YAML.
        plain: gives the values of plain scalars.
    """
    start = _START.match(text)
    position, found = start.end() if start else 0, dict[Hashable, object]()
    while position < len(text):
        line = _LINE.match(text, position)
        if line is None:
            return None
        key, position = to_key(plain(line[1])), line.end()
        if key in found:
            return None
        found[key] = _value(line, plain)
    return found or None


def _value(line: re.Match[str], plain: Plain) -> object:
    kind = line.lastindex
    return _KINDS[kind or 1](line[kind or 1], plain)


def _list(text: str, plain: Plain) -> list[object]:
    return [plain(each.strip(" ")) for each in text.split(",")] if text else []


_KINDS: dict[int, Callable[[str, Plain], object]] = {
    1: lambda _, plain: plain(""),
    2: lambda text, plain: plain(text),
    3: lambda text, _: text,
    4: lambda text, _: text,
    5: _list,
}
"""The value by the group of the line that has it; a line without one has the key only."""
