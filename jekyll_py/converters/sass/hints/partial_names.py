"""The names of partials that a style sheet may have meant to import."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from ....hints import near_miss

_IMPORTED = re.compile(r"@(?:use|forward|import)\s+[\"']([^\"']+)[\"']")
_ENDINGS = (".scss", ".sass", ".css")
_MOST = 2000
"""So many files are looked at."""


def import_hint(line: str, folders: Sequence[Path]) -> str | None:
    """The hint for an import that fails: with the partial whose name is most similar, or what to add.

    Args:
        line: the line of the style sheet.
        folders: those in which imports are looked for.
    """
    found = _IMPORTED.search(line)
    if found is None:
        return None
    folder, _, stem = os.path.splitext(found[1])[0].rpartition("/")
    name = f"{folder}{'/' if folder else ''}_{stem.removeprefix('_')}.scss"
    if any(os.path.exists(each / name) for each in folders):  # `Path.exists` raises for long names
        return f"check the permissions of {name}"
    return near_miss(found[1], _names(folders)) or f"add _sass/{name}"


def _names(folders: Iterable[Path]) -> list[str]:
    """The names by which the files below some folders can be imported."""
    names: list[str] = []
    for folder in folders:
        for root, _, files in os.walk(folder):
            below = os.path.relpath(root, folder).replace(os.sep, "/")
            stems = [os.path.splitext(file)[0].removeprefix("_") for file in files if file.endswith(_ENDINGS)]
            names += [stem if below == "." else f"{below}/{stem}" for stem in stems]
            if len(names) > _MOST:
                return names
    return names
