"""Which plugins a site gets: those it names, those its theme needs, and the Python files in ``_plugins``."""

from __future__ import annotations

import os

from . import plugins as api
from .configuration import Configuration
from .diagnostics import Diagnostics
from .plugins import Plugins
from .source import Source
from .theme import Theme


def load_plugins(config: Configuration, source: Source, theme: Theme | None, diagnostics: Diagnostics) -> Plugins:
    """Load the plugins of a site; what cannot be had is named in a warning.

    Raises:
        JekyllError: a Python plugin fails to load.
    """
    plugins = Plugins()
    named = [*config.strings("plugins"), *_needed_by(theme)]
    allowed = config.strings("whitelist") if config.flag("safe") else named
    for name in api.load_named(plugins, [name for name in named if name in allowed]):
        diagnostics.warn(
            "Plugin:",
            f"'{name}' is not available: what it adds will be missing",
            hint="jekyll_py runs Python plugins only; see docs/github-pages.md for those that come with it",
        )
    _load_files(plugins, config, source, diagnostics)
    return plugins


def _needed_by(theme: Theme | None) -> list[str]:
    return [] if theme is None else [each.name for each in theme.runtime_dependencies if each.name != "jekyll"]


def _load_files(plugins: Plugins, config: Configuration, source: Source, diagnostics: Diagnostics) -> None:
    folders = [Source(os.path.join(source.root, folder)) for folder in config.strings("plugins_dir")]
    files = [folder.absolute(name) for folder in folders for name in folder.walk("")]
    for path in files:
        if path.endswith(".py") and not config.flag("safe"):
            api.load_file(plugins, path)
    ignored = [path for path in files if path.endswith(".rb") or (path.endswith(".py") and config.flag("safe"))]
    if ignored:
        _report(ignored, source, diagnostics)


def _report(ignored: list[str], source: Source, diagnostics: Diagnostics) -> None:
    names = ", ".join(source.relative(path) for path in ignored)
    ruby = any(path.endswith(".rb") for path in ignored)
    reason = "Ruby plugins cannot run here" if ruby else "plugins of the site do not run in safe mode"
    hint = "the Python plugin API has the same hooks, generators, converters, tags and filters: docs/plugins.md"
    diagnostics.warn("Plugin:", f"{reason}: {names}", path=source.relative(ignored[0]), hint=hint if ruby else None)
