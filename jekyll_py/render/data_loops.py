"""Warnings of loops over data that does not exist, given in each render that uses a template with one."""

from __future__ import annotations

from collections.abc import Sequence

from ..diagnostics import Diagnostics
from ..errors import JekyllError
from ..mistakes import TOPIC
from ..mistakes.data_names import MissingData
from .registers import SiteAccess


class DataLoops:
    """The loops of the templates of one build.

    Args:
        site: knows the data; a use of a template depends on their names if one of its loops has no data.
        diagnostics: takes the warnings.
    """

    def __init__(self, site: SiteAccess, diagnostics: Diagnostics) -> None:
        self._site = site
        self._diagnostics = diagnostics
        self._mistakes: dict[str, Sequence[JekyllError]] = {}

    def note(self, source: str, path: str, first_line: int) -> None:
        """Look for loops in a template.

        Args:
            source: the template.
            path: its file.
            first_line: the line of the file on which it begins.
        """
        if "site.data." in source:
            missing = MissingData(source, path, first_line, self._site.data_names)
            if missing:
                self._mistakes[path] = tuple(missing.mistakes())

    def use(self, path: str) -> None:
        """Warn of the loops of a template that a render uses."""
        mistakes = self._mistakes.get(path)
        if mistakes is not None:
            self._site.note_data_names()
            for mistake in mistakes:
                self._diagnostics.add(TOPIC, mistake)
