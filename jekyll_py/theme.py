"""Themes: where one is found, and the folders a site takes from it."""

from __future__ import annotations

import importlib.util
import os
from collections.abc import Mapping
from dataclasses import dataclass, field

from . import gems, ruby_yaml
from .configuration import Configuration
from .errors import JekyllError
from .gems import Dependency, GemSpec

ENTRY_POINTS = "jekyll_py.themes"
"""The entry point group in which a Python package names its themes: ``name = "package.folder"``."""
BUNDLED = ("default", "jekyll-theme-primer")
"""Names that mean the theme we ship: its own, and GitHub Pages' default one when that gem is not
installed."""


class MissingTheme(JekyllError):
    """A theme that is nowhere on this machine."""


@dataclass(frozen=True)
class Theme:
    """A theme on disk."""

    name: str
    root: str
    """The real path of its folder."""
    spec: GemSpec = field(default_factory=lambda: GemSpec(""))
    """What it says about itself."""
    bundled: bool = False
    """Whether it is the theme we ship, whose own site has a configuration that is no theme's."""

    @property
    def layouts_path(self) -> str | None:
        """The folder of its layouts, if it has one."""
        return self.folder("_layouts")

    @property
    def includes_path(self) -> str | None:
        """The folder of its includes, if it has one."""
        return self.folder("_includes")

    @property
    def sass_path(self) -> str | None:
        """The folder of its Sass partials, if it has one."""
        return self.folder("_sass")

    @property
    def assets_path(self) -> str | None:
        """The folder of its assets, if it has one."""
        return self.folder("assets")

    @property
    def data_path(self) -> str | None:
        """The folder of its data files, if it has one; what lies there in ours belongs to its own site."""
        return None if self.bundled else self.folder("_data")

    @property
    def config_path(self) -> str | None:
        """Its ``_config.yml``, unless it is a symbolic link."""
        path = os.path.join(self.root, "_config.yml")
        return None if self.bundled or os.path.islink(path) or not os.path.isfile(path) else path

    @property
    def version(self) -> str:
        """Its version, empty when it has none."""
        return self.spec.version

    @property
    def authors(self) -> str:
        """Its authors, joined by commas."""
        return ", ".join(self.spec.authors)

    @property
    def description(self) -> str:
        """Its description, else its summary."""
        return self.spec.description or self.spec.summary

    @property
    def metadata(self) -> Mapping[str, str]:
        """The metadata of its gemspec."""
        return self.spec.metadata

    @property
    def runtime_dependencies(self) -> tuple[Dependency, ...]:
        """The gems it needs."""
        return self.spec.dependencies

    def config(self) -> Mapping[str, object]:
        """What its ``_config.yml`` says, empty without one.

        Raises:
            JekyllError: the file is not YAML.
        """
        if self.config_path is None:
            return {}
        with open(self.config_path, encoding="utf-8-sig", errors="replace") as file:
            value = ruby_yaml.load(file.read(), self.config_path)
        return value if isinstance(value, Mapping) else {}

    def folder(self, name: str) -> str | None:
        """A folder of the theme; None when there is none or a symbolic link leads it out of the theme."""
        path = os.path.realpath(os.path.join(self.root, name))
        inside = path.startswith(self.root.rstrip("/") + "/")
        return path if inside and os.path.isdir(path) else None


def of(config: Configuration) -> Theme | None:
    """The theme that a configuration names, None when it names none.

    Where the theme we ship stands in for GitHub Pages' default one, it does so only for a site without layouts of
    its own, so that no site gets assets it never uses.

    Raises:
        MissingTheme: it is nowhere.
        JekyllError: it is there but cannot be read.
    """
    name = config.get("theme")
    if not isinstance(name, str) or not name.strip():
        return None
    theme = find(name, config.source)
    stands_in = theme.bundled and theme.name != BUNDLED[0]
    return None if stands_in and os.path.isdir(os.path.join(config.source, config.text("layouts_dir"))) else theme


def configure(config: Configuration, theme: Theme | None) -> Configuration:
    """``config`` laid over what the theme's ``_config.yml`` says.

    Raises:
        JekyllError: that file is not YAML.
    """
    if theme is None or theme.config_path is None:
        return config
    return config.with_theme(theme.config(), theme.config_path)


def find(name: str, source: str) -> Theme:
    """The theme that the key ``theme`` names.

    Looked for as a path (a ``.gem`` file or a folder), in the source itself (``NAME.gemspec``, a theme that
    builds its own demonstration), among Python packages, among the gems of this machine, and as the theme we
    ship.

    Args:
        name: a name or path.
        source: the source folder of the site.

    Raises:
        MissingTheme: it is nowhere.
        JekyllError: it is there but cannot be read.
    """
    plain = name.strip()
    found = _by_path(plain, source) or _in_source(plain.lower(), source) or _in_packages(plain.lower())
    found = found or _in_gems(plain.lower(), source)
    if found is None and plain.lower() in BUNDLED:
        found = default_theme(plain.lower())
    if found is None:
        raise _missing(plain.lower())
    return found


def _missing(name: str) -> MissingTheme:
    ways = f"gem install {name}, or pip install a package that brings it, or write theme: path/to/{name}.gem"
    return MissingTheme(f"The {name} theme could not be found.", hint=ways)


def default_theme(name: str = BUNDLED[0]) -> Theme:
    """The theme we ship."""
    return Theme(name, os.path.realpath(default_theme_root()), GemSpec(name), bundled=True)


def default_theme_root() -> str:
    """The folder of the theme we ship: inside the package when installed, the project itself in a
    checkout."""
    package = os.path.dirname(os.path.abspath(__file__))
    packed = os.path.join(package, "default_theme")
    return packed if os.path.isdir(packed) else os.path.dirname(package)


def _by_path(name: str, source: str) -> Theme | None:
    path = os.path.join(source, os.path.expanduser(name))
    if name.endswith(".gem") and os.path.isfile(path):
        from . import gem_archive  # few themes are archives

        gem = gem_archive.unpack(path)
        return Theme(gem.spec.name, os.path.realpath(gem.root), gem.spec)
    if "/" in name and os.path.isdir(path):
        root = os.path.realpath(path)
        return Theme(os.path.basename(root), root, _spec_in(root, os.path.basename(root)))
    return None


def _in_source(name: str, source: str) -> Theme | None:
    if not os.path.isfile(os.path.join(source, f"{name}.gemspec")):
        return None
    return Theme(name, os.path.realpath(source), _spec_in(source, name))


def _spec_in(root: str, name: str) -> GemSpec:
    path = os.path.join(root, f"{name}.gemspec")
    return gems.read_gemspec(path, name) if os.path.isfile(path) else GemSpec(name)


def _in_packages(name: str) -> Theme | None:
    from importlib.metadata import entry_points  # slow to import, and many sites name no theme

    for entry in entry_points(group=ENTRY_POINTS, name=name):
        spec = importlib.util.find_spec(entry.value)
        for folder in (spec.submodule_search_locations or []) if spec else []:
            version = entry.dist.version if entry.dist else ""
            return Theme(name, os.path.realpath(folder), GemSpec(name, version))
    return None


def _in_gems(name: str, source: str) -> Theme | None:
    gem = gems.find(name, source)
    return None if gem is None else Theme(name, os.path.realpath(gem.root), gem.spec)
