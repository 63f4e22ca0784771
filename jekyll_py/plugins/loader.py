"""Loading the plugins of a site: those it names, those its theme needs, and the Python files in ``_plugins``."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from ..config.configuration import Configuration
from ..config.target import DEFAULT_THEME, GITHUB_PAGES
from ..diagnostics import Diagnostics
from ..disk.source import Source
from ..disk.text import text_or_empty
from ..packages import gemfile, lockfile
from ..packages.gem_error import UNKNOWN_GEM
from ..themes.theme import Theme
from .builtin import BUNDLED
from .modules import bundled, load_file, load_named
from .plugin_place import error_about_plugin, near_plugin
from .registry import Plugins
from .unavailable import ABSENT, UNNEEDED, Absent

if TYPE_CHECKING:
    from .ruby.chosen_plugins import RubyPlugins
    from .ruby_files import RubyPlugin

_NEEDED_BY_DEFAULT = ("jekyll-github-metadata", "jekyll-seo-tag")
"""The dependencies of jekyll-theme-primer."""


def load_plugins(config: Configuration, source: Source, theme: Theme | None, diagnostics: Diagnostics) -> Plugins:
    """Load the plugins of a site. Missing ones are named in a warning.

    Tags that a missing plugin is known to define print nothing, and its blocks their contents, so that the rest of the
    site can be built.

    Raises:
        JekyllError: a Python plugin fails to load.
    """
    plugins, files = Plugins(), _files(config, source)
    ruby = {path: _read(path) for path in files if path.endswith(".rb")}
    named = _named(config, source, theme, ruby.values())
    allowed = _allowed(named, config)
    _check_pagination(config, named, diagnostics)
    ruby = {path: plugin for path, plugin in ruby.items() if not _load_built_in(plugin, plugins, config)}
    missing = load_named(plugins, allowed, installed=_may_be_installed(config))
    missing += _load_late(plugins, theme, named, config)
    chosen = _in_ruby(config, theme, list(ruby)) if ruby or missing or _has_gems(config, theme) else None
    if chosen is not None:
        here = {*chosen.names, *(gem.name for gem in chosen.gems)}
        missing = [name for name in missing if here.isdisjoint((name, name.replace("/", "-")))]
    refused = [name for name in named if name not in allowed]
    _report_missing(missing, {} if chosen is None else chosen.refused, config, diagnostics)
    _report_refused(refused, config, diagnostics)
    _load_files([path for path in files if path.endswith(".py")], plugins, config, source, diagnostics)
    if chosen is not None and chosen.requires:
        from .ruby.loading.load import load_ruby  # a site without plugins in Ruby does not pay for them

        left = load_ruby(plugins, chosen, config, source, theme, diagnostics)
        ruby = {path: plugin for path, plugin in ruby.items() if path in left}
    elif ruby:
        _report_ruby({source.relative(path): plugin for path, plugin in ruby.items()}, config, diagnostics)
    _stand_in(plugins, [ABSENT[name] for name in (*missing, *refused) if name in ABSENT])
    if not config.flag("safe") or config.text("target") == GITHUB_PAGES:  # else Jekyll refuses such tags too
        _stand_in(plugins, [Absent("", " ".join(plugin.tags), " ".join(plugin.blocks)) for plugin in ruby.values()])
    return plugins


def _check_pagination(config: Configuration, named: Iterable[str], diagnostics: Diagnostics) -> None:
    if config.flag("paginate") and "jekyll-paginate" not in named:
        message = "pagination is turned on, but the plugin jekyll-paginate that does it is not"
        diagnostics.warn("Deprecation:", message, hint="add jekyll-paginate to the list plugins: of the configuration")


def _named(config: Configuration, source: Source, theme: Theme | None, ruby: Iterable[RubyPlugin]) -> list[str]:
    """The plugins that a site wants: by ``plugins:``, by its theme, and as Jekyll loads them, by the ``Gemfile``
    and by the files in ``_plugins`` that load a gem."""
    implied = [name for plugin in ruby for name in _loaded_by(plugin, source)] if not config.flag("safe") else []
    if config.text("target") != GITHUB_PAGES:
        implied += gemfile.required(source.root)
    known = [name for name in implied if _is_known(name)]
    by_theme = _needed_by(theme) if theme is not None and not theme.late else []
    wanted = dict.fromkeys([*map(_gem, config.strings("plugins")), *by_theme, *_needed_on_pages(config, theme), *known])
    return [name for name in wanted if name not in UNNEEDED]


def _loaded_by(plugin: RubyPlugin, source: Source) -> Iterator[str]:
    """The gems that a Ruby file loads by name, or by their group in the ``Gemfile``."""
    yield from plugin.requires
    if plugin.groups:
        yield from (entry.name for entry in gemfile.of_groups(gemfile.read(source.root) or "", plugin.groups))


def _is_known(name: str) -> bool:
    return name in BUNDLED or name in ABSENT


def _gem(name: str) -> str:
    """The gem that has a file: Ruby loads ``jekyll/scholar`` from ``jekyll-scholar``."""
    gem = name.replace("/", "-")
    return gem if _is_known(gem) else name


def _allowed(names: list[str], config: Configuration) -> list[str]:
    return [name for name in names if not config.flag("safe") or name in map(_gem, config.strings("whitelist"))]


def _may_be_installed(config: Configuration) -> bool:
    """Whether plugins of other packages may be loaded: with ``safe`` a site's own whitelist brings none."""
    return not config.flag("safe") or config.text("target") == GITHUB_PAGES or not config.origin.is_of_site("whitelist")


def _needed_by(theme: Theme) -> list[str]:
    return [each.name for each in theme.runtime_dependencies if each.name not in UNNEEDED]


def _needed_on_pages(config: Configuration, theme: Theme | None) -> tuple[str, ...]:
    """The plugins of GitHub Pages' default theme, which is loaded before jekyll-remote-theme sets another theme."""
    is_replaced = theme is not None and theme.late and "theme" not in config.origin.site_values
    is_default = config.get("theme") == DEFAULT_THEME or is_replaced
    return _NEEDED_BY_DEFAULT if is_default and config.text("target") == GITHUB_PAGES else ()


def _load_late(plugins: Plugins, theme: Theme | None, named: list[str], config: Configuration) -> list[str]:
    """Load the tags, filters and hooks of the plugins that a late theme needs; returns the names of missing plugins."""
    if theme is None or not theme.late:
        return []
    late = Plugins()
    wanted = [name for name in _allowed(_needed_by(theme), config) if name not in named]
    missing = load_named(late, wanted, installed=_may_be_installed(config))
    plugins.names |= late.names
    plugins.tags.update(late.tags)
    plugins.filters.update(late.filters)
    plugins.hooks += late.hooks
    return missing


def _has_gems(config: Configuration, theme: Theme | None) -> bool:
    """Whether the Gemfile or the theme brings plugins that do not come with this package."""
    named = gemfile.required(config.source) if config.text("target") != GITHUB_PAGES else []
    named += _needed_by(theme) if theme is not None and not theme.late else []
    return any(name not in BUNDLED and name not in UNNEEDED for name in named)


def _in_ruby(config: Configuration, theme: Theme | None, files: list[str]) -> RubyPlugins | None:
    from .ruby.chosen_plugins import choose  # few sites have plugins that are not built in

    return choose(config, theme, files)


def _files(config: Configuration, source: Source) -> list[str]:
    """The files in the folders of plugins."""
    folders = [Source(os.path.join(source.root, folder)) for folder in config.strings("plugins_dir")]
    return [folder.absolute(name) for folder in folders for name in folder.walk("")]


def _read(path: str) -> RubyPlugin:
    from . import ruby_files  # a site that was made for GitHub Pages has none

    return ruby_files.read(text_or_empty(path))


def _load_built_in(file: RubyPlugin, plugins: Plugins, config: Configuration) -> bool:
    """Load the module that does what a file in Ruby does, if there is one and the site may run plugins of its own."""
    if file.built_in is None or config.flag("safe") or config.text("target") == GITHUB_PAGES:
        return False
    plugins.add(bundled(file.built_in))
    return True


def _load_files(
    paths: list[str], plugins: Plugins, config: Configuration, source: Source, diagnostics: Diagnostics
) -> None:
    if not config.flag("safe"):
        for path in paths:
            load_file(plugins, path)
    elif paths:
        names = [source.relative(path) for path in paths]
        message = f"plugins of the site do not run in safe mode: {', '.join(names)}"
        diagnostics.warn("Plugin:", message, path=names[0])


def _report_missing(
    names: list[str], reasons: Mapping[str, str], config: Configuration, diagnostics: Diagnostics
) -> None:
    for name in names:
        absent = ABSENT.get(name, Absent())
        reason = reasons.get(name) or reasons.get(name.replace("/", "-"))
        other = f"{absent.instead} comes with jekyll_py and does much the same" if absent.instead else None
        other = near_plugin(name, (*BUNDLED, *ABSENT)) if name not in ABSENT else other
        hints = [f"its gem does not run here: {reason}" if reason else None, other]
        hint = "; ".join(filter(None, hints)) or "see docs/github-pages.md for the plugins that come with jekyll_py"
        if reason == UNKNOWN_GEM and _is_outside_bundle(name, config):
            message = f"'{name}' is not available: the Gemfile does not name it, and {reason}"
            raise error_about_plugin(name, message, other or "take it out of the list plugins:", config)
        message = f"'{name}' is not available: {absent} will be missing"
        diagnostics.add("Plugin:", error_about_plugin(name, message, hint, config))


def _is_outside_bundle(name: str, config: Configuration) -> bool:
    """Whether a site's ``Gemfile`` brings no gem of a name, for which Jekyll ends with a Dependency Error."""
    text = gemfile.read(config.source)
    gem = name.replace("/", "-")
    known = {entry.name for entry in gemfile.entries(text or "")} | lockfile.read(config.source).versions.keys()
    return text is not None and known.isdisjoint((name, gem)) and gem not in ABSENT


def _report_refused(names: list[str], config: Configuration, diagnostics: Diagnostics) -> None:
    """Warn of plugins that GitHub Pages leaves out without a message."""
    asked = [_gem(name) for name in config.strings("plugins")]
    for name in (name for name in names if name in asked and config.text("target") == GITHUB_PAGES):
        other = "a site with other plugins is built for the target jekyll: --target jekyll, or target: jekyll"
        hint = (None if name in ABSENT or name in BUNDLED else near_plugin(name, BUNDLED)) or other
        diagnostics.add("Plugin:", error_about_plugin(name, f"'{name}' does not run on GitHub Pages", hint, config))


def _report_ruby(files: Mapping[str, RubyPlugin], config: Configuration, diagnostics: Diagnostics) -> None:
    left = {path: str(plugin) for path, plugin in files.items() if not _is_done(plugin)}
    if not left:
        return
    from ..ruby.extra import HINT
    from .ruby.chosen_plugins import may_run
    from .ruby_files import counterpart

    names = ", ".join(f"{path} ({what})" if what else path for path, what in left.items())
    here = dict.fromkeys(filter(None, (counterpart(path, files[path]) for path in left)))
    api = "the Python plugin API has the same hooks, generators, converters, tags and filters: docs/plugins.md"
    hint = f"{', '.join(here)}: comes with jekyll_py, to be named in plugins; {api}" if here else api
    hint = f"{HINT} lets them run; {hint}" if may_run(config) else hint
    diagnostics.warn("Plugin:", f"Ruby plugins cannot run here: {names}", path=next(iter(left)), hint=hint)


def _is_done(plugin: RubyPlugin) -> bool:
    """Whether all that a file does is to load gems that come with this package."""
    return bool(plugin.requires) and not str(plugin) and all(name in BUNDLED for name in plugin.requires)


def _stand_in(plugins: Plugins, absent: Sequence[Absent]) -> None:
    if not absent:
        return
    from ..liquid import Block, Tag
    from ..liquid.tags import TAGS as LIQUID_TAGS
    from ..tags import TAGS

    taken = {*TAGS, *LIQUID_TAGS, *plugins.tags}
    for each in absent:
        plugins.tags.update({name: Tag for name in each.tags.split() if name not in taken})
        plugins.tags.update({name: Block for name in each.blocks.split() if name not in taken})
