"""Patterns that are compiled when they are first matched alone.

Most rules of a lexer are matched only as alternatives of their state's pattern (`rule_matcher`), and many states are
never entered: compiling each rule as well would double what a short build spends on the lexers.
"""

from __future__ import annotations

import re
from functools import cached_property

_GROUP = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|(\((?!\?)|\(\?P<)", re.DOTALL)
"""A group that captures, after what could be taken for one: an escape or a class."""


class LazyPattern:
    """A regular expression that is not compiled yet, with the attributes of a compiled one.

    Attributes:
        pattern: its text.
        flags: those of `re`.
    """

    def __init__(self, pattern: str, flags: int) -> None:
        self.pattern = pattern
        self.flags = flags

    @cached_property
    def groups(self) -> int:
        """The number of its groups."""
        return sum(found[1] is not None for found in _GROUP.finditer(self.pattern))

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """The compiled pattern."""
        return re.compile(self.pattern, self.flags)

    def match(self, text: str, pos: int) -> re.Match[str] | None:
        """The match at a position of a text."""
        return self.compiled.match(text, pos)
