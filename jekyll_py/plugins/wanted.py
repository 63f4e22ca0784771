"""The plugins that a site wants, by name: it names them itself, or its theme, its ``Gemfile`` or a Ruby file does."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from ..config.configuration import Configuration
from ..config.target import DEFAULT_THEME, GITHUB_PAGES
from ..lazy.tuples import NamedTuple
from ..packages import gemfile
from ..themes.theme import Theme
from .builtin import BUNDLED
from .unavailable import ABSENT, UNNEEDED

if TYPE_CHECKING:
    from ..disk.source import Source
    from .ruby_files import RubyPlugin

_NEEDED_BY_DEFAULT = ("jekyll-github-metadata", "jekyll-seo-tag")
"""The dependencies of jekyll-theme-primer."""


class WantedPlugins(NamedTuple):
    """The plugins that a site wants."""

    names: Sequence[str]
    allowed: Sequence[str]
    """Those that it may have: in safe mode only those of the whitelist."""
    late: Sequence[str]
    """Those that a theme needs which jekyll-remote-theme sets, as far as the site may have them."""

    @property
    def refused(self) -> Sequence[str]:
        """Those that it may not have."""
        return [name for name in self.names if name not in self.allowed]


def wanted_plugins(
    config: Configuration, source: Source, theme: Theme | None, ruby: Iterable[RubyPlugin]
) -> WantedPlugins:
    """The plugins that a site wants.

    Args:
        config: its configuration.
        source: its folder.
        theme: its theme.
        ruby: the Ruby files in its folders of plugins.
    """
    implied = [name for plugin in ruby for name in _loaded_by(plugin, source)] if not config.flag("safe") else []
    if config.text("target") != GITHUB_PAGES:
        implied += gemfile.required(source.root)
    known = [name for name in implied if _is_known(name)]
    by_theme, late = needed_by(theme), []
    if theme is not None and theme.late:
        by_theme, late = [], by_theme
    wanted = dict.fromkeys([*named_plugins(config), *by_theme, *_needed_on_pages(config, theme), *known])
    names = [name for name in wanted if name not in UNNEEDED]
    return WantedPlugins(names, _allowed(names, config), _allowed([name for name in late if name not in names], config))


def named_plugins(config: Configuration) -> list[str]:
    """The gems of the plugins that the configuration names."""
    return [*map(_gem, config.strings("plugins"))]


def may_be_installed(config: Configuration) -> bool:
    """Whether plugins of other packages may be loaded: with ``safe`` a site's own whitelist brings none."""
    return not config.flag("safe") or config.text("target") == GITHUB_PAGES or not config.origin.is_of_site("whitelist")


def has_other_gems(config: Configuration, theme: Theme | None) -> bool:
    """Whether the Gemfile or the theme brings plugins that do not come with this package."""
    named = gemfile.required(config.source) if config.text("target") != GITHUB_PAGES else []
    named += needed_by(theme) if theme is not None and not theme.late else []
    return any(name not in BUNDLED and name not in UNNEEDED for name in named)


def needed_by(theme: Theme | None) -> list[str]:
    """The plugins that a theme depends on."""
    return [each.name for each in theme.runtime_dependencies if each.name not in UNNEEDED] if theme is not None else []


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


def _allowed(names: Sequence[str], config: Configuration) -> Sequence[str]:
    return [name for name in names if not config.flag("safe") or name in map(_gem, config.strings("whitelist"))]


def _needed_on_pages(config: Configuration, theme: Theme | None) -> tuple[str, ...]:
    """The plugins of GitHub Pages' default theme, which is loaded before jekyll-remote-theme sets another theme."""
    is_replaced = theme is not None and theme.late and "theme" not in config.origin.site_values
    is_default = config.get("theme") == DEFAULT_THEME or is_replaced
    return _NEEDED_BY_DEFAULT if is_default and config.text("target") == GITHUB_PAGES else ()
