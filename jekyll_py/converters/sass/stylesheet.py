"""The input, the result and the errors of compiling a stylesheet, common to all Sass compilers."""

from __future__ import annotations

import os
import posixpath
from collections.abc import Callable, Sequence
from pathlib import Path

from ...disk.regular_file import open_regular
from ...errors import JekyllError
from ...lazy.tuples import NamedTuple
from .options import SassOptions


class Stylesheet(NamedTuple):
    """The file that contains a stylesheet."""

    relative_path: str
    """Its path in the source folder."""
    first_line: int = 1
    """The line at which the content begins after the front matter."""

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
    """The source map, to be written beside the CSS with ``.map`` added to its name, or None."""
    imports: tuple[Path, ...]
    """The other stylesheets that were read."""
    asked: frozenset[str]
    """The absolute paths of all loads, as written: without underscore and extension."""


class SassError(JekyllError):
    """A stylesheet could not be compiled.

    Attributes:
        details: the compiler's report, of several lines.
    """

    details: str = ""


class SassJob(NamedTuple):
    """The arguments of one compilation."""

    content: str
    syntax: str
    """``scss`` or ``sass``."""
    page: Stylesheet | None
    """The file of the content, or None."""
    options: SassOptions
    load_paths: Sequence[Path]
    warn: Callable[[str, str, str | None, int | None], None]
    """Called with each warning: topic, message, file and line."""

    @property
    def wants_map(self) -> bool:
        """Whether to make a source map."""
        return self.page is not None and self.options.sourcemap

    def place(self, path: str | None, line: int, own: str) -> tuple[str | None, int]:
        """The file and line in the site for those that a compiler reports.

        Args:
            path: the compiler's path; None or empty for the content itself.
            line: the line in that file or in the content, from 1.
            own: the path that the compiler was given for the content.
        """
        if path and os.path.abspath(path) != os.path.abspath(own):
            return os.path.abspath(path).removeprefix(f"{self.options.source.as_posix()}/"), line
        if self.page is None:
            return None, line
        return self.page.relative_path, line + self.page.first_line - 1

    def source_line(self, path: str | None, line: int, own: str) -> str:
        """The text of a line; empty if it is not there. Arguments as for `place`."""
        text = self.content
        if path and os.path.abspath(path) != os.path.abspath(own):
            try:
                with open(path, encoding="utf-8", errors="replace", opener=open_regular) as file:
                    text = file.read()
            except OSError:
                return ""
        lines = text.split("\n")
        return lines[line - 1].rstrip("\r") if 0 < line <= len(lines) else ""

    def chain(self, importers: Sequence[tuple[str, int]], own: str) -> list[str]:
        """The imports that led to a position as ``path:line``; arguments as for `place`."""
        return ["{}:{}".format(*self.place(path, line, own)) for path, line in importers]
