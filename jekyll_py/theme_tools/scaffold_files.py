"""The files that a new theme starts with: those of the folder ``scaffold``, with words filled in."""

from __future__ import annotations

import os
from collections.abc import Mapping

_FOLDER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "scaffold")
_ENDING = ".in"
"""The ending of files that would be something else here: a module of this package, or a list of what git leaves out."""


def scaffold_files(words: Mapping[str, str]) -> Mapping[str, str]:
    """The texts of the files of a new theme, by their names with ``/``.

    Args:
        words: what stands for ``@NAME@`` and the like, by name.
    """
    found = {}
    for path, folders, files in os.walk(_FOLDER):
        folders.sort()
        for file in sorted(files):
            with open(os.path.join(path, file), encoding="utf-8") as opened:
                text = opened.read()
            name = os.path.relpath(os.path.join(path, file), _FOLDER).replace(os.sep, "/").removesuffix(_ENDING)
            found[_filled(".gitignore" if name == "gitignore" else name, words)] = _filled(text, words)
    return found


def _filled(text: str, words: Mapping[str, str]) -> str:
    for mark, word in words.items():
        text = text.replace(f"@{mark}@", word)
    return text
