"""The users of a file of a theme, and the settings, data and keys that it reads."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Mapping, Sequence

from ..disk.text import text_or_empty
from ..lazy.tuples import NamedTuple
from ..read.data import data_key
from .files import ThemeFile
from .recorded_build import PageRecord, RecordedSite

_SHEETS = frozenset({".css", ".sass", ".scss"})
_INCLUDE = re.compile(r"\{%-?\s*include(?:_cached)?\s+[\"']?([^\s\"'%{}]+)")


class Usage(NamedTuple):
    """The users of a file, and the settings, data and keys that it reads."""

    pages: Sequence[str]
    """The sources of the pages that were made with it."""
    layouts: Sequence[str]
    """The names of the layouts around which it stands, or that include it."""
    includes: Sequence[str]
    """The names of the includes that include it."""
    styles: Sequence[str]
    """The sources of the style sheets that import it."""
    settings: Sequence[str]
    """The fields of ``site`` that it mentions and that pages made with it have read."""
    data: Sequence[str]
    """The same of ``site.data``."""
    keys: Sequence[str]
    """The same of ``page``."""


def usage_of(file: ThemeFile, site: RecordedSite, files: Mapping[str, ThemeFile]) -> Usage:
    """The users of a file, and the settings, data and keys that it reads, from a build.

    A build records what pages read, not in which of their files; a name counts for a file that mentions it.

    Args:
        file: the file.
        site: the site as it was built.
        files: all files of its theme and its own.
    """
    using = users_of(file, site.pages)
    sheets = [page for page in using if os.path.splitext(page.source)[1] in _SHEETS]
    text = text_or_empty(file.path)
    return Usage(
        [page.source for page in using if page not in sheets],
        _including(file, files, "_layouts/") + _inside(file, site),
        _including(file, files, "_includes/"),
        [page.source for page in sheets],
        _mentioned("site", {name for page in using for name in page.settings} - {"data"}, text),
        _mentioned("site.data", {name for page in using for name in page.data}, text),
        _mentioned("page", {name for page in using for name in page.keys}, text),
    )


def users_of(file: ThemeFile, pages: Iterable[PageRecord]) -> Sequence[PageRecord]:
    """The pages that were made with a file, or from it."""
    path, data = os.path.realpath(file.path), _data_path(file.name)
    return [
        page
        for page in pages
        if page.source == file.name
        or any(_is_on_path(read, data) for read in page.data_paths)
        or any(os.path.realpath(each) == path for each in page.files)
    ]


def _data_path(name: str) -> tuple[str, ...]:
    """The keys that lead from ``site.data`` to the content of a data file; empty for other files."""
    parts = os.path.splitext(name)[0].split("/")[1:] if name.startswith("_data/") else []
    return tuple(map(data_key, parts))


def _is_on_path(read: tuple[str, ...], data: tuple[str, ...]) -> bool:
    """Whether a value that was read lies in a data file, or holds it."""
    common = min(len(read), len(data))
    return common > 0 and read[:common] == data[:common]


def _inside(file: ThemeFile, site: RecordedSite) -> list[str]:
    """The layouts that a layout surrounds."""
    name = file.name.removeprefix("_layouts/").rpartition(".")[0]
    layouts = site.plan.layouts.values() if file.name.startswith("_layouts/") else ()
    return [layout.name for layout in layouts if layout.parent == name]


def _including(file: ThemeFile, files: Mapping[str, ThemeFile], folder: str) -> list[str]:
    """The files of a folder that name an include in a tag."""
    name = file.name.removeprefix("_includes/")
    if name == file.name:
        return []
    among = [each for each in files.values() if each.name.startswith(folder)]
    return [each.name.removeprefix(folder) for each in among if name in _INCLUDE.findall(text_or_empty(each.path))]


def _mentioned(variable: str, fields: Iterable[str], text: str) -> list[str]:
    return sorted(field for field in fields if _mention(variable, field).search(text))


def _mention(variable: str, field: str) -> re.Pattern[str]:
    return re.compile(rf"\b{re.escape(variable)}(?:\.{re.escape(field)}\b|\[[\"']{re.escape(field)}[\"']\])")
