"""Themes that were not found, and how to have them."""

from __future__ import annotations

from ..errors import SettingError
from ..packages.gem_error import NO_INDEX

PLUGIN = "jekyll-remote-theme"
"""The plugin that reads the key ``remote_theme``."""


class MissingTheme(SettingError):
    """The theme was not found."""


def missing_path(path: str) -> MissingTheme:
    """The error for a folder or a ``.gem`` file that does not exist."""
    kind = "file" if path.endswith(".gem") else "folder"
    hint = f"there is no such {kind}; a path begins at the folder of the site"
    return MissingTheme(f"The {path} theme could not be found.", "theme", hint=hint)


def missing_gem(name: str, more: str = "") -> MissingTheme:
    """The error for a gem that is not on this machine.

    Args:
        name: the gem.
        more: is added to the hint.
    """
    index = f"let it be downloaded from an index of gems ({NO_INDEX})"
    way = f"{index}; or take it from its repository (remote_theme: owner/name, with {PLUGIN} in plugins)"
    hint = "; ".join(filter(None, (ways_to_install(name), way, more)))
    return MissingTheme(f"The {name} theme could not be found.", "theme", hint=hint)


def ways_to_install(name: str) -> str:
    """A hint with the ways to have a theme without a network at build time."""
    return (
        f"install its gem (gem install {name}) or give the gem's file (theme: path/to/{name}.gem); "
        f"pip install a package that brings the theme {name}"
    )
