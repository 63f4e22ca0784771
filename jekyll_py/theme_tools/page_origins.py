"""The files and values that a page was made from, each file with its origin."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence

from ..config.configuration import Configuration
from ..lazy.tuples import NamedTuple
from .files import ThemeFile
from .recorded_build import PageRecord


class OriginFile(NamedTuple):
    """A layout, an include or a style sheet."""

    name: str
    """Its name as in a theme, such as ``_includes/head.html``; the path of a file that is in no such folder."""
    path: str
    """The absolute path."""
    origin: str
    """``site``, or the name of the theme with its version; empty for a file that is in no such folder."""


class PageOrigins(NamedTuple):
    """The files and values that a page was made from."""

    source: str
    """The path of its file, relative to the site or its theme."""
    files: Sequence[OriginFile]
    """Its layouts, innermost first, its includes, and the style sheets it imports."""
    settings: Sequence[str]
    """The fields of ``site`` that were read."""
    data: Sequence[str]
    """The same of ``site.data``."""
    keys: Sequence[str]
    """The same of ``page``."""


def origins_of(page: PageRecord, files: Mapping[str, ThemeFile], config: Configuration) -> PageOrigins:
    """The origins of a page.

    Args:
        page: the record of the page.
        files: all files of the theme and the site's own, by name.
        config: the configuration of the site.
    """
    by_path = {os.path.realpath(file.path): file for file in files.values()}
    return PageOrigins(
        page.source,
        [_origin(path, by_path.get(os.path.realpath(path)), config) for path in page.files],
        sorted(page.settings - {"data"}),
        sorted(page.data),
        sorted(page.keys),
    )


def as_json(origins: PageOrigins) -> Mapping[str, object]:
    """The origins of a page as JSON."""
    return {**origins._asdict(), "files": [file._asdict() for file in origins.files]}


def short_path(path: str, config: Configuration) -> str:
    """A path relative to the site, if it is below it."""
    inside = path.startswith(os.path.join(config.source, ""))
    return os.path.relpath(path, config.source) if inside else path


def _origin(path: str, file: ThemeFile | None, config: Configuration) -> OriginFile:
    if file is None:
        return OriginFile(short_path(path, config), path, "")
    return OriginFile(file.name, file.path, file.origin)
