"""Themes on this machine: in a folder, in the site itself, in a Python package, in a gem."""

from __future__ import annotations

import importlib.util
import os
from typing import TYPE_CHECKING

from ..errors import SettingError
from ..packages import gemfile, gems
from ..packages.entry_points import entry_points
from ..packages.gems import GemSpec
from .theme import Theme, is_inside, theme_of_gem

if TYPE_CHECKING:
    from importlib.metadata import Distribution


ENTRY_POINTS = "jekyll_py.themes"
"""The entry point group by which a Python package registers its themes: ``name = "package.folder"``."""


def by_path(name: str, source: str, *, safe: bool, keep: bool = True) -> Theme | None:
    """The theme in a folder or a ``.gem`` file; None if there is none.

    Args:
        name: the path, from the folder of the site; a name without a slash or ``.gem`` is none.
        source: the folder of the site.
        safe: whether the path has to lie in the site.
        keep: whether an unpacked gem is cached in the user's cache folder.

    Raises:
        SettingError: the path lies outside of the site.
    """
    path = os.path.join(source, os.path.expanduser(name))
    if safe and os.path.exists(path):
        _check_inside(path, source, name)
    if name.endswith(".gem") and os.path.isfile(path):
        from ..packages import gem_archive  # few sites need it

        found = gem_archive.unpack(path, keep=keep)
        return theme_of_gem(found.spec.name, found)
    if "/" in name and os.path.isdir(path):
        root = os.path.realpath(path)
        return Theme(os.path.basename(root), root, _spec_in(root, os.path.basename(root)))
    return None


def in_source(name: str, source: str) -> Theme | None:
    """The site itself, if it has the gem specification of the theme: it is its own demonstration."""
    if not os.path.isfile(os.path.join(source, f"{name}.gemspec")):
        return None
    return Theme(name, os.path.realpath(source), _spec_in(source, name))


def in_gemfile(name: str, source: str, *, safe: bool) -> Theme | None:
    """The theme in a folder that the ``Gemfile`` names."""
    path = gemfile.path_of(gemfile.read(source) or "", name)
    found = by_path(os.path.join(path, ""), source, safe=safe) if path else None
    return found._replace(name=name, spec=_spec_in(found.root, name)) if found else None


def in_packages(name: str) -> Theme | None:
    """The theme that an installed Python package registers under a name.

    Raises:
        SettingError: the package cannot be loaded.
    """
    for entry in entry_points(ENTRY_POINTS, name):
        try:
            spec = importlib.util.find_spec(entry.value)
        except (ImportError, ValueError) as error:
            message = f"the package that brings the theme {name} cannot be loaded: {error}"
            raise SettingError(message, "theme") from error
        for folder in (spec.submodule_search_locations or []) if spec else []:
            return Theme(name, os.path.realpath(folder), _spec_of_package(name, entry.dist), packaged=True)
    return None


def in_gems(name: str, source: str, *, safe: bool) -> Theme | None:
    """The theme in a gem of this machine.

    Raises:
        SettingError: with ``safe``, a link of the site to the gem leads out of the site.
    """
    found = gems.find(name, source, safe=safe)
    if found is None:
        return None
    if safe and os.path.abspath(found.root).startswith(os.path.join(os.path.abspath(source), "")):
        _check_inside(found.root, source, name)
    return theme_of_gem(name, found)


def _check_inside(path: str, source: str, name: str) -> None:
    if not is_inside(path, source):
        hint = "safe mode, as on GitHub Pages, reads nothing from there: move it into the site, or use --target jekyll"
        raise SettingError(f"The theme {name} lies outside of the site.", "theme", hint=hint)


def _spec_in(root: str, name: str) -> GemSpec:
    path = os.path.join(root, f"{name}.gemspec")
    return gems.read_gemspec(path, name) if os.path.isfile(path) else GemSpec(name)


def _spec_of_package(name: str, package: Distribution | None) -> GemSpec:
    """A gem specification made from the metadata of a Python package."""
    if package is None:
        return GemSpec(name)
    fields = package.metadata
    authors = [author for field in ("Author", "Author-email") for author in fields.get_all(field, []) if author]
    return GemSpec(name, package.version, tuple(authors[:1]), "".join(fields.get_all("Summary", [])[:1]))
