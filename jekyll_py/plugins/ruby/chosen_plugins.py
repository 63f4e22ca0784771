"""Which plugins of a site run in Ruby, and in which order they are loaded. Imports nothing of the interpreter."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping

from ...config.configuration import Configuration
from ...config.target import GITHUB_PAGES
from ...lazy.tuples import NamedTuple
from ...ruby import extra
from ...themes.theme import Theme
from ..site_gems import Service, SiteGem, Stage, resolved
from .libraries import GemFolder, libraries


class RubyPlugins(NamedTuple):
    """The plugins of a site that run in Ruby."""

    requires: tuple[str, ...]
    """The names to require, in the order in which Jekyll does: gems, files, gems of the key ``plugins``."""
    files: tuple[str, ...]
    """The absolute paths of the files in the folders of plugins."""
    names: frozenset[str]
    """The names of the gems."""
    gems: tuple[GemFolder, ...]
    """All gems that they may load."""
    needs: frozenset[str]
    """The names of the gems that those name in turn, which may not be here."""
    refused: Mapping[str, str]
    """The gems that cannot run, with the reasons."""


def may_run(config: Configuration) -> bool:
    """Whether a site may have plugins in Ruby: neither in safe mode nor for GitHub Pages."""
    return not config.flag("safe") and config.text("target") != GITHUB_PAGES


def choose(config: Configuration, theme: Theme | None, files: Iterable[str]) -> RubyPlugins | None:
    """The plugins to run in Ruby; None if there are none, also of those that cannot run, or Ruby is not installed.

    Args:
        config: the configuration of the site.
        theme: its theme.
        files: the Ruby files in its folders of plugins.

    Raises:
        GemError: a gem cannot be had.
    """
    if not may_run(config) or not extra.is_installed():
        return None
    every = resolved(config, theme)
    gems = [gem for gem in every if gem.service is Service.SANDBOX and gem.root]
    refused = {gem.name: gem.reason for gem in every if gem.reason}
    ordered = tuple(in_order(files))
    early = [name for gem in gems if gem.stage is not Stage.PLUGINS for name in gem.requires]
    late = [name for gem in gems if gem.stage is Stage.PLUGINS for name in gem.requires]
    requires = (*early, *ordered, *late)
    if not requires and not refused:
        return None
    known = [*map(_folder, gems)]
    folders = [*known, *libraries(ordered, known, config)]
    needs = frozenset(name for folder in folders for name in folder.needs)
    return RubyPlugins(requires, ordered, frozenset(gem.name for gem in gems), tuple(folders), needs, refused)


def _folder(gem: SiteGem) -> GemFolder:
    return GemFolder(gem.name, gem.root, gem.require_paths, gem.needs)


def in_order(paths: Iterable[str]) -> list[str]:
    """The order in which Ruby's ``Dir.glob`` gives files, without hidden ones."""
    visible = [path for path in paths if not os.path.basename(path).startswith(".")]
    return sorted(visible, key=lambda path: os.fsencode(path).replace(b"/", b"\0"))
