"""Plugins of mistune that add syntax, by the names that the option ``mistune_plugins`` may hold.

A name is looked up in two tables, mistune's own plugins and the entry points of installed packages, and is never taken
for the path of something to import: `mistune.plugins.import_plugin` would call whatever a path names.
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import TYPE_CHECKING

from .option_types import OptionError
from .options import parse

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

    from mistune.plugins import Plugin

ENTRY_POINTS = "jekyll_py.mistune_plugins"
"""The entry point group in which an installed package names plugins: functions that take a `Dialect`."""

_FORMATTING = "mistune.plugins.formatting"
BUILTIN = {
    "footnotes": "mistune.plugins.footnotes",
    "insert": _FORMATTING,
    "mark": _FORMATTING,
    "math": "mistune.plugins.math",
    "ruby": "mistune.plugins.ruby",
    "speedup": "mistune.plugins.speedup",
    "spoiler": "mistune.plugins.spoiler",
    "strikethrough": _FORMATTING,
    "subscript": _FORMATTING,
    "superscript": _FORMATTING,
    "table": "mistune.plugins.table",
    "task_lists": "mistune.plugins.task_lists",
    "url": "mistune.plugins.url",
}
"""mistune's own plugins, each with its module. They only add rules to a dialect.

``abbr`` and ``def_list`` are left out: kramdown has both, and what they keep in mistune's tokens is not there.
"""


def find_plugin(name: str) -> Plugin:
    """The plugin of a name.

    Args:
        name: a key of `BUILTIN`, or the name of an installed entry point.

    Raises:
        OptionError: there is none, or the package that brings it cannot be loaded.
    """
    if name in BUILTIN:
        plugin: Plugin = getattr(import_module(BUILTIN[name]), name)
        return plugin
    from importlib.metadata import entry_points  # 20 ms, for the few sites that name an installed plugin

    installed = {entry.name: entry for entry in entry_points(group=ENTRY_POINTS)}
    if name not in installed:
        raise _unknown(name, [*BUILTIN, *installed])
    return _loaded(installed[name])


def check_builtin_plugins(options: Mapping[str, object]) -> None:
    """Refuse options that name installed plugins, for a site that must not choose what is imported.

    Args:
        options: kramdown's options.

    Raises:
        OptionError: ``mistune_plugins`` holds a name that is none of `BUILTIN`.
    """
    for name in parse("mistune_plugins", options.get("mistune_plugins", ())):
        if name not in BUILTIN:
            raise _unknown(name, list(BUILTIN))


def _loaded(entry: EntryPoint) -> Plugin:
    try:
        plugin: Plugin = entry.load()
    except (ImportError, AttributeError) as error:
        raise _error(f"the package that brings the Markdown plugin '{entry.name}' cannot be loaded: {error}") from error
    if not callable(plugin):
        raise _error(f"what a package offers as the Markdown plugin '{entry.name}' is no function")
    return plugin


def _unknown(name: str, known: list[str]) -> OptionError:
    from difflib import get_close_matches  # slow to import

    near = get_close_matches(name, known, 1)
    return _error(f"there is no Markdown plugin '{name}'", f"did you mean {near[0]}?" if near else ", ".join(known))


def _error(message: str, hint: str | None = None) -> OptionError:
    error = OptionError(message, hint=hint)
    error.option = "mistune_plugins"
    return error
