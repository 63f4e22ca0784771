"""The source of the site that shows a theme: the folder of the theme itself, or its files and those of ``demo``."""

from __future__ import annotations

import os
import shutil
from collections.abc import Sequence

from ..config.configuration import Configuration
from ..lazy.tuples import NamedTuple
from ..themes.theme import THEME_FOLDERS

DEMO = "demo"
"""The folder of a theme that holds the site which shows it, if that is not the folder of the theme itself."""


class DemoSource(NamedTuple):
    """The site that shows a theme."""

    config: Configuration
    root: str
    """The folder of the theme."""

    def shown(self, path: str) -> str:
        """A path of this source, absolute or relative to it, relative to the folder of the theme."""
        name = os.path.relpath(os.path.join(self.config.source, path), self.config.source).replace(os.sep, "/")
        is_of_theme = os.path.lexists(os.path.join(self.root, name))
        return name if is_of_theme or self.config.source == self.root else f"{DEMO}/{name}"


def demo_source(config: Configuration, folder: str) -> DemoSource:
    """The site that shows a theme.

    A demo in a folder of its own is put together with the theme, so that all is one site, whose files can be told apart
    by their names, with the gems that the gemspec names.

    Args:
        config: the configuration of the folder of the theme.
        folder: an empty folder to put the site together in.

    Raises:
        JekyllError: the configuration of the demo cannot be read.
    """
    root = config.source
    demo = os.path.join(root, DEMO)
    if not os.path.isfile(os.path.join(demo, "_config.yml")) or os.path.islink(demo):
        theme = {} if config.origin.has("theme") or config.get("remote_theme") else _own(root)
        return DemoSource(config.replace(**theme), root)
    shutil.copytree(demo, folder, ignore=_left_out, dirs_exist_ok=True)
    for name in THEME_FOLDERS:
        if os.path.isdir(os.path.join(root, name)) and not os.path.islink(os.path.join(root, name)):
            shutil.copytree(os.path.join(root, name), os.path.join(folder, name), ignore=_left_out, dirs_exist_ok=True)
    for name in _gemspecs(root):
        shutil.copyfile(os.path.join(root, name), os.path.join(folder, name))
    files = [os.path.join(each, "_config.yml") for each in (root, demo)]
    read = Configuration.load({"source": folder}, [path for path in files if os.path.isfile(path)])
    return DemoSource(read.replace(**({"theme": None} | _own(root))), root)


def _own(root: str) -> dict[str, object]:
    """The settings that make a folder with a gemspec use itself as its theme, with what its gem needs.

    Its documentation, which is not for sites, is no part of the demo, though GitHub Pages makes pages of such files.
    """
    names = _gemspecs(root)
    if len(names) != 1:
        return {}
    documentation = {key: {"enabled": False} for key in ("optional_front_matter", "readme_index")}
    return {"theme": names[0].removesuffix(".gemspec"), **documentation}


def _gemspecs(root: str) -> Sequence[str]:
    return [
        name for name in os.listdir(root) if name.endswith(".gemspec") and not os.path.islink(os.path.join(root, name))
    ]


def _left_out(folder: str, names: list[str]) -> list[str]:
    """Links, hidden files, and the list of gems, which names folders beside the demo."""
    return [name for name in names if name[0] == "." or name == "Gemfile" or os.path.islink(os.path.join(folder, name))]
