"""The files of a theme that its packages bring to others."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping

from ..disk.regular_file import open_regular_nofollow
from ..errors import JekyllError
from ..themes.theme import THEME_FOLDERS

_BESIDE = ("license", "licence", "readme", "changelog", "copying")
"""The beginnings of names of files that go with the folders of a theme."""


def packaged_files(root: str) -> Mapping[str, bytes]:
    """The files for a package of the theme in a folder: contents by the names of the files, which have ``/`` in them.

    Links and hidden files are left out.

    Args:
        root: the folder of the theme.

    Raises:
        JekyllError: there is nothing, or a file cannot be read.
    """
    found = {name: _read(os.path.join(root, name), name) for name in sorted(_names(root))}
    if not any(name.startswith(("_layouts/", "_includes/")) for name in found):
        raise JekyllError(f"{root} has no theme", hint="name the folder of a theme, which has _layouts or _includes")
    return found


def _names(root: str) -> Iterator[str]:
    for name in os.listdir(root):
        is_beside = name.lower().startswith(_BESIDE) or name == "_config.yml"
        if is_beside and _is_own(os.path.join(root, name)):
            yield name
    folders = (os.path.join(root, name) for name in THEME_FOLDERS)
    for path in (path for folder in folders if not os.path.islink(folder) for path in _files_below(folder)):
        yield os.path.relpath(path, root).replace(os.sep, "/")


def _files_below(folder: str) -> Iterator[str]:
    """The paths of the files in a folder and in those below it, hidden ones and links left out."""
    for path, folders, files in os.walk(folder):
        folders[:] = [each for each in folders if not each.startswith(".")]
        shown = (os.path.join(path, name) for name in files if not name.startswith("."))
        yield from filter(_is_own, shown)


def _is_own(path: str) -> bool:
    return os.path.isfile(path) and not os.path.islink(path)


def _read(path: str, name: str) -> bytes:
    try:
        with open(path, "rb", opener=open_regular_nofollow) as file:
            return file.read()
    except OSError as error:
        raise JekyllError(f"cannot be read: {error.strerror}", path=name) from error
