"""Loading the plugins of a site: those it wants by name, and the files in ``_plugins``."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from ..config.configuration import Configuration
from ..config.target import GITHUB_PAGES
from ..diagnostics import Diagnostics
from ..disk.source import Source
from ..disk.text import text_or_empty
from ..themes.theme import Theme
from .modules import bundled, load_file, load_named
from .registry import Plugins
from .unavailable import ABSENT, Absent
from .wanted import WantedPlugins, has_other_gems, may_be_installed, wanted_plugins

if TYPE_CHECKING:
    from .ruby.chosen_plugins import RubyPlugins
    from .ruby_files import RubyPlugin


def load_plugins(config: Configuration, source: Source, theme: Theme | None, diagnostics: Diagnostics) -> Plugins:
    """Load the plugins of a site. Missing ones are named in a warning.

    Tags that a missing plugin is known to define print nothing, and its blocks their contents, so that the rest of the
    site can be built.

    Raises:
        JekyllError: a Python plugin fails to load.
    """
    return _Loader(config, source, theme, diagnostics).load()


class _Loader:
    """Loads the plugins of one site; what most sites do not need is imported where it is used.

    Args:
        config: the configuration.
        source: the folder of the site.
        theme: the theme.
        diagnostics: takes the warnings.
    """

    def __init__(self, config: Configuration, source: Source, theme: Theme | None, diagnostics: Diagnostics) -> None:
        self._config = config
        self._source = source
        self._theme = theme
        self._diagnostics = diagnostics
        self._plugins = Plugins()
        files = _files(config, source)
        self._python = [path for path in files if path.endswith(".py")]
        self._ruby = {path: _read(path) for path in files if path.endswith(".rb")}
        """The files in Ruby that have still to be loaded."""

    def load(self) -> Plugins:
        """Load all of them, in the order of Jekyll."""
        wanted = wanted_plugins(self._config, self._source, self._theme, self._ruby.values())
        self._check_pagination(wanted)
        self._load_built_in()
        missing = self._load_named(wanted)
        chosen = self._choose_ruby(missing)
        if chosen is not None:
            here = {*chosen.names, *(gem.name for gem in chosen.gems)}
            missing = [name for name in missing if here.isdisjoint((name, name.replace("/", "-")))]
        self._report(missing, wanted, chosen)
        self._load_python()
        self._load_ruby(chosen)
        self._stand_in([ABSENT[name] for name in (*missing, *wanted.refused) if name in ABSENT])
        self._stand_in(self._refused_ruby())
        return self._plugins

    def _check_pagination(self, wanted: WantedPlugins) -> None:
        if self._config.flag("paginate") and "jekyll-paginate" not in wanted.names:
            message = "pagination is turned on, but the plugin jekyll-paginate that does it is not"
            hint = "add jekyll-paginate to the list plugins: of the configuration"
            self._diagnostics.warn("Deprecation:", message, hint=hint)

    def _load_built_in(self) -> None:
        """Load the modules that do what files in Ruby do, in place of these, if the site may run its own plugins."""
        if self._config.flag("safe") or self._config.text("target") == GITHUB_PAGES:
            return
        for path, plugin in [*self._ruby.items()]:
            if plugin.built_in is not None:
                self._plugins.add(bundled(plugin.built_in))
                del self._ruby[path]

    def _load_named(self, wanted: WantedPlugins) -> list[str]:
        """Load plugins in Python by name, of those of a late theme the tags, filters and hooks.

        Returns:
            The names of the plugins that there are not.
        """
        installed, late = may_be_installed(self._config), Plugins()
        missing = load_named(self._plugins, wanted.allowed, installed=installed)
        missing += load_named(late, wanted.late, installed=installed)
        self._plugins.names |= late.names
        self._plugins.tags.update(late.tags)
        self._plugins.filters.update(late.filters)
        self._plugins.hooks += late.hooks
        return missing

    def _choose_ruby(self, missing: list[str]) -> RubyPlugins | None:
        """The plugins that run in Ruby; None if there are none."""
        if not (self._ruby or missing or has_other_gems(self._config, self._theme)):
            return None
        from .ruby.chosen_plugins import choose

        return choose(self._config, self._theme, [*self._ruby])

    def _report(self, missing: list[str], wanted: WantedPlugins, chosen: RubyPlugins | None) -> None:
        """Warn of the plugins by name that do not run."""
        if missing or wanted.refused:
            from .absent_plugins import report_missing, report_refused

            report_missing(missing, {} if chosen is None else chosen.refused, self._config, self._diagnostics)
            report_refused(wanted.refused, self._config, self._diagnostics)

    def _load_python(self) -> None:
        """Load the files in Python, unless in safe mode."""
        if not self._config.flag("safe"):
            for path in self._python:
                load_file(self._plugins, path)
        elif self._python:
            from .absent_plugins import report_safe

            report_safe([*map(self._source.relative, self._python)], self._diagnostics)

    def _load_ruby(self, chosen: RubyPlugins | None) -> None:
        """Load the plugins in Ruby, or warn of their files where Ruby does not run."""
        if chosen is not None and chosen.requires:
            from .ruby.loading.load import load_ruby

            left = load_ruby(self._plugins, chosen, self._config, self._source, self._theme, self._diagnostics)
            self._ruby = {path: plugin for path, plugin in self._ruby.items() if path in left}
        elif self._ruby:
            from .absent_plugins import report_ruby

            files = {self._source.relative(path): plugin for path, plugin in self._ruby.items()}
            report_ruby(files, self._config, self._diagnostics)

    def _refused_ruby(self) -> list[Absent]:
        """The tags of files in Ruby that were not loaded, unless Jekyll refuses such tags too."""
        if self._config.flag("safe") and self._config.text("target") != GITHUB_PAGES:
            return []
        return [Absent("", " ".join(each.tags), " ".join(each.blocks)) for each in self._ruby.values()]

    def _stand_in(self, absent: list[Absent]) -> None:
        """Have tags stand in for those that were not loaded."""
        if absent:
            from .absent_plugins import stand_in

            stand_in(self._plugins, absent)


def _files(config: Configuration, source: Source) -> list[str]:
    """The files in the folders of plugins."""
    folders = [Source(os.path.join(source.root, folder)) for folder in config.strings("plugins_dir")]
    return [folder.absolute(name) for folder in folders for name in folder.walk("")]


def _read(path: str) -> RubyPlugin:
    from . import ruby_files  # a site that was made for GitHub Pages has none

    return ruby_files.read(text_or_empty(path))
