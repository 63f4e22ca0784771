"""The copies of files of a theme that a site has made to change them, with what they were copied from.

The original of each copy is kept below `.theme-copies/` in the site, which belongs into its repository: it is the
common ancestor when a new version of the theme is merged into the copy.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping

import yaml

from ..config.configuration import Configuration
from ..disk.inside import lies_in
from ..disk.new_file import make_folder, put
from ..errors import JekyllError
from ..lazy.tuples import NamedTuple
from ..themes.theme import THEME_FOLDERS
from .files import SITE, ThemeFile, site_path

FOLDER = ".theme-copies"
_LIST = "copies.yml"


class Copy(NamedTuple):
    """A copy of a file of a theme."""

    name: str
    """Its name in the theme, such as ``_includes/head.html``."""
    path: str
    """The absolute path of the copy."""
    mine: bytes
    """The bytes that the site has made of it."""
    original: bytes | None
    """The bytes it was copied from; None for a file that was not copied with this tool."""
    origin: str
    """The theme and version it was copied from; empty if that is not known."""
    theirs: bytes | None
    """The file that the theme has now; None if it has none any more."""


def copy(config: Configuration, file: ThemeFile) -> str:
    """Copy a file of the theme into the site, and keep the original; returns the path of the copy.

    Raises:
        JekyllError: the site has this file already, or it cannot be written.
    """
    target = site_path(config, file.name)
    if file.origin == SITE or os.path.lexists(target):
        shown = os.path.relpath(target, config.source)
        raise JekyllError(f"the site has {shown} already", hint=f"`jekyll-py theme diff {file.name}` compares it")
    with open(file.path, "rb") as opened:
        content = opened.read()
    _write(config, target, content)
    remember(config, file.name, content, file.origin)
    return target


def remember(config: Configuration, name: str, content: bytes, origin: str) -> None:
    """Keep what a copy was made from.

    Args:
        config: the configuration of the site.
        name: the name of the file in the theme.
        content: the bytes of the theme's file.
        origin: the theme and its version.

    Raises:
        JekyllError: it cannot be written.
    """
    _write(config, os.path.join(config.source, FOLDER, name), content)
    known = {**_origins(config), name: origin}
    text = yaml.safe_dump(known, allow_unicode=True, sort_keys=True)
    _write(config, os.path.join(config.source, FOLDER, _LIST), text.encode())


def update(config: Configuration, copied: Copy, content: bytes) -> None:
    """Give a copy other bytes.

    Raises:
        JekyllError: it cannot be written.
    """
    _write(config, copied.path, content)


def copies_of(config: Configuration, files: Mapping[str, ThemeFile]) -> Iterator[Copy]:
    """The files of a site that were copied from a theme, or take the place of one of its files.

    Args:
        config: the configuration of the site.
        files: the winning files.
    """
    origins = _origins(config)
    for name in sorted({*origins, *(file.name for file in files.values() if file.hidden)}):
        file = files.get(name)
        path = site_path(config, name)
        if os.path.isfile(path):
            hidden = None if file is None else file.hidden
            original = _read(os.path.join(config.source, FOLDER, name)) if name in origins else None
            theirs = None if hidden is None else _read(hidden)
            yield Copy(name, path, _read(path) or b"", original, origins.get(name, ""), theirs)


def _origins(config: Configuration) -> dict[str, str]:
    """By the name of each copied file, the theme it came from."""
    content = _read(os.path.join(config.source, FOLDER, _LIST))
    try:
        found = yaml.safe_load((content or b"").decode("utf-8", "replace"))
    except yaml.YAMLError as error:
        path = f"{FOLDER}/{_LIST}"
        raise JekyllError("the list of copied files is damaged", path=path, hint="remove it") from error
    given = found if isinstance(found, dict) else {}
    return {str(name): str(origin) for name, origin in given.items() if _is_inside(str(name))}


def _is_inside(name: str) -> bool:
    """Whether a name, which may come from an untrusted site, stays below the folder it is joined to."""
    steps = name.split("/")
    return steps[0] in THEME_FOLDERS and ".." not in steps


def _read(path: str) -> bytes | None:
    try:
        with open(path, "rb") as file:
            return file.read()
    except OSError:
        return None


def _write(config: Configuration, path: str, content: bytes) -> None:
    if not lies_in(path, config.source):
        raise JekyllError(f"{path} lies outside of the site", hint="nothing is written there")
    try:
        make_folder(os.path.dirname(path), config.source)
        put(path, content, config.source)
    except OSError as error:
        shown = os.path.relpath(path, config.source)
        raise JekyllError(f"cannot be written: {error.strerror}", path=shown) from error
