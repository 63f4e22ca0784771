"""Loops over data files that do not exist."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from itertools import islice

from ..errors import JekyllError, SourcePosition
from .bounds import MOST_OF_A_KIND
from .slips import is_one_slip
from .verbatim import without_verbatim

_LOOP = re.compile(r"\{%-?\s*(?:for|tablerow)\s+[\w-]+\s+in\s+site\.data\.(?P<name>[\w-]+)")


class MissingData:
    """The loops of one template over data that does not exist.

    Args:
        source: the template.
        path: its file.
        first_line: the line of the file on which it begins.
        known: the names in ``site.data``.
    """

    def __init__(self, source: str, path: str, first_line: int, known: Collection[str]) -> None:
        self._source = source
        self._path = path
        self._first_line = first_line
        self._known = known
        self._found = [found for found in _LOOP.finditer(without_verbatim(source)) if found["name"] not in known]

    def __bool__(self) -> bool:
        """Whether there are any."""
        return bool(self._found)

    def mistakes(self) -> Iterator[JekyllError]:
        """The errors about names that are one letter away from one that exists; others may be meant for later."""
        return islice(self._misspelt(), MOST_OF_A_KIND)

    def _misspelt(self) -> Iterator[JekyllError]:
        for found in self._found:
            meant = next((each for each in self._known if is_one_slip(found["name"], each)), None)
            if meant is not None:
                yield self._error(found["name"], found.start("name"), meant)

    def _error(self, name: str, at: int, meant: str) -> JekyllError:
        position = SourcePosition.at(self._source, at, self._first_line)
        message, hint = f"there is no site.data.{name}, so that the loop is empty", f"did you mean site.data.{meant}?"
        return JekyllError.at(position, message, path=self._path, hint=hint)
