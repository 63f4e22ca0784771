"""Plugins that a site wants and that cannot run: the warnings of them, and tags in place of theirs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from ..config.configuration import Configuration
from ..config.target import GITHUB_PAGES
from ..diagnostics import Diagnostics
from ..liquid import Block, Tag
from ..liquid.tags import TAGS as LIQUID_TAGS
from ..packages import gemfile, lockfile
from ..packages.gem_error import UNKNOWN_GEM
from ..tags import TAGS
from .builtin import BUNDLED
from .plugin_place import error_about_plugin, near_plugin
from .registry import Plugins
from .ruby_files import RubyPlugin, counterpart
from .unavailable import ABSENT, Absent
from .wanted import named_plugins

_DOCS = "see docs/github-pages.md for the plugins that come with jekyll_py"
_OTHER_TARGET = "a site with other plugins is built for the target jekyll: --target jekyll, or target: jekyll"
_PYTHON_API = "the Python plugin API has the same hooks, generators, converters, tags and filters: docs/plugins.md"


def report_missing(
    names: Sequence[str], reasons: Mapping[str, str], config: Configuration, diagnostics: Diagnostics
) -> None:
    """Warn of plugins that are not here.

    Args:
        names: their names.
        reasons: why gems cannot run, by their names.
        config: the configuration.
        diagnostics: takes the warnings.

    Raises:
        JekyllError: Jekyll finds no such plugin either.
    """
    for name in names:
        reason = reasons.get(name) or reasons.get(name.replace("/", "-"))
        other = _instead_of(name)
        if reason == UNKNOWN_GEM and _is_outside_bundle(name, config):
            message = f"'{name}' is not available: the Gemfile does not name it, and {reason}"
            raise error_about_plugin(name, message, other or "take it out of the list plugins:", config)
        hints = [f"its gem does not run here: {reason}" if reason else None, other]
        message = f"'{name}' is not available: {ABSENT.get(name, Absent())} will be missing"
        diagnostics.add("Plugin:", error_about_plugin(name, message, "; ".join(filter(None, hints)) or _DOCS, config))


def _instead_of(name: str) -> str | None:
    """The hint at another plugin: one that does the same, or whose name is nearly the same."""
    absent = ABSENT.get(name)
    if absent is None:
        return near_plugin(name, (*BUNDLED, *ABSENT))
    return f"{absent.instead} comes with jekyll_py and does much the same" if absent.instead else None


def _is_outside_bundle(name: str, config: Configuration) -> bool:
    """Whether a site's ``Gemfile`` brings no gem of a name, for which Jekyll ends with a Dependency Error."""
    text = gemfile.read(config.source)
    gem = name.replace("/", "-")
    known = {entry.name for entry in gemfile.entries(text or "")} | lockfile.read(config.source).versions.keys()
    return text is not None and known.isdisjoint((name, gem)) and gem not in ABSENT


def report_refused(names: Sequence[str], config: Configuration, diagnostics: Diagnostics) -> None:
    """Warn of plugins that GitHub Pages leaves out without a message."""
    asked = named_plugins(config) if config.text("target") == GITHUB_PAGES else []
    for name in names:
        if name in asked:
            hint = (None if name in ABSENT or name in BUNDLED else near_plugin(name, BUNDLED)) or _OTHER_TARGET
            message = f"'{name}' does not run on GitHub Pages"
            diagnostics.add("Plugin:", error_about_plugin(name, message, hint, config))


def report_safe(paths: Sequence[str], diagnostics: Diagnostics) -> None:
    """Warn of files in Python, given relative to the source, that do not run in safe mode."""
    message = f"plugins of the site do not run in safe mode: {', '.join(paths)}"
    diagnostics.warn("Plugin:", message, path=paths[0])


def report_ruby(files: Mapping[str, RubyPlugin], config: Configuration, diagnostics: Diagnostics) -> None:
    """Warn of files in Ruby that cannot run, given by their paths relative to the source."""
    left = {path: str(plugin) for path, plugin in files.items() if not _is_done(plugin)}
    if not left:
        return
    from ..ruby.extra import HINT
    from .ruby.chosen_plugins import may_run

    names = ", ".join(f"{path} ({what})" if what else path for path, what in left.items())
    here = dict.fromkeys(filter(None, (counterpart(path, files[path]) for path in left)))
    hint = f"{', '.join(here)}: comes with jekyll_py, to be named in plugins; {_PYTHON_API}" if here else _PYTHON_API
    hint = f"{HINT} lets them run; {hint}" if may_run(config) else hint
    diagnostics.warn("Plugin:", f"Ruby plugins cannot run here: {names}", path=next(iter(left)), hint=hint)


def _is_done(plugin: RubyPlugin) -> bool:
    """Whether all that a file does is to load gems that come with this package."""
    return bool(plugin.requires) and not str(plugin) and all(name in BUNDLED for name in plugin.requires)


def stand_in(plugins: Plugins, absent: Iterable[Absent]) -> None:
    """Register tags that print nothing, and blocks that print their contents, in place of those of absent plugins."""
    taken = {*TAGS, *LIQUID_TAGS, *plugins.tags}
    for each in absent:
        plugins.tags.update({name: Tag for name in each.tags.split() if name not in taken})
        plugins.tags.update({name: Block for name in each.blocks.split() if name not in taken})
