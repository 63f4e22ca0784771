"""Warnings of mistakes in templates, given in each render that uses a template with one."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from ..diagnostics import BUILD_WARNING, Diagnostics
from ..errors import JekyllError
from ..lazy.tuples import NamedTuple
from ..mistakes.data_names import MissingData
from ..mistakes.filter_names import misspelt_filters
from ..mistakes.merge_conflicts import merge_conflict
from ..mistakes.misread_tags import misread_tags
from ..mistakes.wide_tags import wide_tags
from .registers import SiteAccess

_KINDS = (misread_tags, wide_tags)
"""The kinds for which a template alone is looked at."""


class _Missing(NamedTuple):
    """Uses of data that does not exist in one template."""

    folders: Collection[str]
    """The names in ``site.data`` whose own names were looked at."""
    mistakes: Sequence[JekyllError]


class TemplateMistakes:
    """The mistakes in the templates of one build.

    Args:
        site: knows the data; a use of a template depends on their names if one of its loops has no data.
        diagnostics: takes the warnings.
        filters: the names of the filters; None where Liquid itself reports unknown ones.
    """

    def __init__(self, site: SiteAccess, diagnostics: Diagnostics, filters: Collection[str] | None) -> None:
        self._site = site
        self._filters = filters
        self._diagnostics = diagnostics
        self._missing_data: dict[str, _Missing] = {}
        self._others: dict[str, Sequence[JekyllError]] = {}

    def note(self, source: str, path: str, first_line: int) -> None:
        """Look for mistakes in a template.

        Args:
            source: the template.
            path: its file.
            first_line: the line of the file on which it begins.
        """
        if "site.data." in source:
            missing = MissingData(source, path, first_line, self._site.data)
            if missing:
                self._missing_data[path] = _Missing(missing.folders, tuple(missing.mistakes()))
        found = [each for kind in _KINDS for each in kind(source, path, first_line)]
        conflict = merge_conflict(source, path, first_line)
        if conflict is not None:
            found.append(conflict)
        if self._filters is not None:
            found += misspelt_filters(source, path, first_line, self._filters)
        if found:
            self._others[path] = found

    def use(self, path: str) -> None:
        """Warn of the mistakes in a template that a render uses."""
        missing = self._missing_data.get(path)
        if missing is not None:
            self._site.note_data_names(missing.folders)
        for mistake in (*(missing.mistakes if missing else ()), *self._others.get(path, ())):
            self._diagnostics.add(BUILD_WARNING, mistake)
