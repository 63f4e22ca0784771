"""A stylesheet on its way through a Sass compiler: what goes in, what comes out, what can be wrong."""

from __future__ import annotations

import os
import posixpath
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from ..errors import JekyllError
from .sass_options import SassOptions


class Stylesheet(NamedTuple):
    """The page a stylesheet stands in."""

    relative_path: str
    """Its path in the source folder."""
    first_line: int = 1
    """The line of the file at which the content begins, after the front matter."""

    @property
    def name(self) -> str:
        """The file name."""
        return posixpath.basename(self.relative_path)

    @property
    def stem(self) -> str:
        """The file name without its extension."""
        return posixpath.splitext(self.name)[0]


class Converted(NamedTuple):
    """A compiled stylesheet."""

    text: str
    source_map: str | None
    """The map, for a file next to the CSS with ``.map`` added to its name; None when there is to be none."""
    imports: tuple[Path, ...]
    """The other stylesheets that were read."""
    asked: frozenset[str]
    """The absolute paths that were looked for, as the stylesheets name them: without underscore and extension."""


class SassError(JekyllError):
    """A stylesheet that cannot be compiled.

    Attributes:
        details: Sass's own account of it, on several lines.
    """

    details: str = ""


class Job(NamedTuple):
    """One compilation."""

    content: str
    syntax: str
    """``scss`` or ``sass``."""
    page: Stylesheet | None
    """None for text that stands in no file."""
    options: SassOptions
    load_paths: Sequence[Path]
    warn: Callable[[str, str, str | None, int | None], None]
    """Takes a warning: topic, message, file and line."""

    @property
    def wants_map(self) -> bool:
        """Whether a source map is to be made."""
        return self.page is not None and self.options.sourcemap

    def place(self, path: str | None, line: int, own: str) -> tuple[str | None, int]:
        """File and line as the user knows them, from those a compiler names.

        Args:
            path: as the compiler names it; None or empty for the text it was given.
            line: counted from the first line of that text.
            own: the path under which the compiler knows that text.
        """
        if path and os.path.abspath(path) != os.path.abspath(own):
            return os.path.abspath(path).removeprefix(f"{self.options.source.as_posix()}/"), line
        if self.page is None:
            return None, line
        return self.page.relative_path, line + self.page.first_line - 1

    def chain(self, importers: Sequence[tuple[str, int]], own: str) -> list[str]:
        """The imports that led to a place, as the user knows them; arguments as for `place`."""
        return ["{}:{}".format(*self.place(path, line, own)) for path, line in importers]
