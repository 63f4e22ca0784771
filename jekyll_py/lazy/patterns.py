"""Regular expressions that are compiled when they are first used: most builds need few of them."""

from __future__ import annotations

import re
from typing import AnyStr, Generic, cast


class _Uncompiled(Generic[AnyStr]):
    def __init__(self, text: AnyStr, flags: int) -> None:
        self._text: AnyStr = text
        self._flags = flags

    def __getattr__(self, name: str) -> object:
        found: object = getattr(re.compile(self._text, self._flags), name)
        setattr(self, name, found)  # so that it is found at once from now on
        return found


def lazy_pattern(text: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """A regular expression with the methods of a compiled one, a little slower: for those that are rarely used.

    Args:
        text: as for `re.compile`, which raises `re.error` for an invalid one when it is first used.
        flags: likewise.
    """
    return cast("re.Pattern[AnyStr]", _Uncompiled(text, flags))
