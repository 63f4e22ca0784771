"""A theme on disk: the folders a site takes from it, and what it says about itself."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field

from ..compat import yaml_load
from ..config.configuration import Configuration
from ..disk import source
from ..log import Message
from ..packages.gems import Dependency, GemSpec

OWN_THEME = "default"
"""The name of the theme we ship."""

THEME_FOLDERS = ("_data", "_includes", "_layouts", "_sass", "assets")
"""What a site takes from a theme."""


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
    repository: bool = False
    """Whether it is a whole repository, whose configuration is that of its own site: it is left alone, by
    jekyll-remote-theme too, and gems do not have it."""
    late: bool = False
    """Whether jekyll-remote-theme brings it, when the generators and converters of a site are already there: of the
    plugins that it needs their tags, filters and hooks are all that counts."""
    messages: tuple[Message, ...] = ()
    """What there is to tell about how it was found."""

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
        """Its ``_config.yml``, unless it is a symbolic link or was written for another site."""
        path = os.path.join(self.root, "_config.yml")
        foreign = self.bundled or self.repository or os.path.islink(path)
        return None if foreign or not os.path.isfile(path) else path

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
            value = yaml_load.load(file.read(), self.config_path)
        return value if isinstance(value, Mapping) else {}

    def folder(self, name: str) -> str | None:
        """A folder of the theme; None when there is none or a symbolic link leads it out of the theme."""
        given = os.path.join(self.root, name)
        path = os.path.realpath(given)
        source.consulted.setdefault(given)
        if not os.path.isdir(path):
            source.note_listing(given, ())
            return None
        return path if is_inside(path, self.root) else None


def configure(config: Configuration, theme: Theme | None) -> Configuration:
    """``config`` laid over what the theme's ``_config.yml`` says, with what there is to tell about the theme.

    Raises:
        JekyllError: that file is not YAML.
    """
    if theme is None:
        return config
    name = {"theme": theme.name} if theme.late else {}
    config = Configuration({**config, **name}, config.files, [*config.messages, *theme.messages], config.given)
    return config if theme.config_path is None else config.with_theme(theme.config(), theme.config_path)


def default_theme(name: str = OWN_THEME) -> Theme:
    """The theme we ship."""
    return Theme(name, os.path.realpath(default_theme_root()), GemSpec(name), bundled=True)


def default_theme_root() -> str:
    """The folder of the theme we ship: inside the package when installed, the project itself in a
    checkout."""
    package = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    packed = os.path.join(package, "default_theme")
    return packed if os.path.isdir(packed) else os.path.dirname(package)


def is_inside(path: str, folder: str) -> bool:
    """Whether a path, symbolic links followed, lies below a folder."""
    return os.path.realpath(path).startswith(os.path.realpath(folder).rstrip("/") + "/")
