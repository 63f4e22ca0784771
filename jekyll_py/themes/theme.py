"""A theme on disk: its folders, metadata and configuration."""

from __future__ import annotations

import os
from collections.abc import Mapping

from ..compat import yaml_load
from ..disk.path_log import PathLog
from ..lazy.tuples import NamedTuple
from ..log import Message
from ..packages.gems import Dependency, Gem, GemSpec
from ..reference import Reference

OWN_THEME = "default"
"""The name of the theme that this package contains."""

LAYOUTS = ("default", "home", "page", "post", "publication", "search")
"""Its layouts."""

THEME_FOLDERS = ("_data", "_includes", "_layouts", "_sass", "assets")
"""The folders of a theme that a site uses."""


class Theme(NamedTuple):
    """A theme on disk."""

    name: str
    root: str
    """The real path of its folder."""
    spec: GemSpec = GemSpec("")
    """The metadata of its gem."""
    bundled: bool = False
    """Whether it is the theme of this package. Its ``_config.yml``, and ``_data`` but for ``words``, belong to its own
    site: ignored."""
    stands_in: bool = False
    """Whether it takes part only if a page asks for one of its layouts."""
    repository: bool = False
    """Whether it is a whole repository. Its ``_config.yml`` belongs to its own site and is ignored, as by
    jekyll-remote-theme."""
    packaged: bool = False
    """Whether it comes from a Python package. No version of Jekyll has it, so that it has all that themes can have."""
    late: bool = False
    """Whether it is set by jekyll-remote-theme, after a site's generators and converters were created: of the plugins
    it requires, only tags, filters and hooks take effect."""
    messages: tuple[Message, ...] = ()
    """Log messages about how it was found."""
    log: PathLog | None = None
    """Takes each path that is looked at."""

    def __repr__(self) -> str:
        return f"Theme{self._replace(log=None)[:]}"

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
        """The folder of its data files, if it has one; that of the theme of this package is ignored."""
        return None if self.bundled else self.folder("_data")

    @property
    def config_path(self) -> str | None:
        """The path of its ``_config.yml``, unless it is a symbolic link or belongs to another site (see `bundled`)."""
        path = os.path.join(self.root, "_config.yml")
        foreign = self.bundled or self.repository or os.path.islink(path)
        return None if foreign or not os.path.isfile(path) else path

    @property
    def version(self) -> str:
        """Its version, or an empty string."""
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

    def config(self, reference: Reference) -> Mapping[str, object]:
        """The content of its ``_config.yml``; empty without one.

        Args:
            reference: says how YAML is read.

        Raises:
            JekyllError: the file is invalid YAML.
        """
        if self.config_path is None:
            return {}
        with open(self.config_path, encoding="utf-8-sig", errors="replace") as file:
            value = yaml_load.load(file.read(), self.config_path, reference=reference)
        return value if isinstance(value, Mapping) else {}

    def folder(self, name: str) -> str | None:
        """The path of a folder of the theme, or None if it is missing or a symbolic link leads out of the theme."""
        given = os.path.join(self.root, name)
        path = os.path.realpath(given)
        is_there = os.path.isdir(path)
        if self.log is not None:
            self.log.note(given)
            if not is_there:
                self.log.note_listing(given, ())
        if not is_there:
            return None
        return path if is_inside(path, self.root) else None


def theme_of_gem(name: str, gem: Gem, *messages: Message) -> Theme:
    """The theme in the folder of a gem."""
    return Theme(name, os.path.realpath(gem.root), gem.spec, messages=messages)


def default_theme(name: str = OWN_THEME) -> Theme:
    """The theme of this package, under one of its names."""
    return Theme(name, os.path.realpath(default_theme_root()), GemSpec(name), bundled=True)


def default_theme_root() -> str:
    """The folder of the theme of this package: in the installed package, or the project's root in a checkout."""
    package = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    packed = os.path.join(package, "default_theme")
    return packed if os.path.isdir(packed) else os.path.dirname(package)


def is_inside(path: str, folder: str) -> bool:
    """Whether a path, with symbolic links resolved, is below a folder."""
    return os.path.realpath(path).startswith(os.path.realpath(folder).rstrip("/") + "/")
