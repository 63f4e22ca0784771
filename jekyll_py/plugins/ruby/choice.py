"""Which plugins of a site run in Ruby, and in which order they are loaded. Imports nothing of Ruby."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable
from typing import NamedTuple

from ...config.configuration import Configuration
from ...config.target import GITHUB_PAGES
from ...packages import gemfile
from ...ruby import extra
from .gem_folders import installed_gems


class RubyPlugins(NamedTuple):
    """The plugins of a site that run in Ruby, in the order in which Jekyll loads them."""

    bundled: tuple[str, ...]
    """The gems of the Gemfile's group ``jekyll_plugins``, which Bundler loads."""
    files: tuple[str, ...]
    """The absolute paths of the files in the folders of plugins."""
    named: tuple[str, ...]
    """The gems of the key ``plugins``."""


def may_run(config: Configuration) -> bool:
    """Whether a site may have plugins in Ruby: neither in safe mode nor for GitHub Pages."""
    return not config.flag("safe") and config.text("target") != GITHUB_PAGES


def choose(config: Configuration, root: str, files: Iterable[str], missing: Collection[str]) -> RubyPlugins | None:
    """The plugins to run in Ruby; None if there are none, or Ruby is not installed.

    Args:
        config: the configuration of the site.
        root: its folder.
        files: the Ruby files in its folders of plugins.
        missing: the named plugins that do not come with this package.
    """
    if not may_run(config) or not extra.is_installed():
        return None
    gems = [name for name in missing if name in {gem.gem for gem in installed_gems()}] if missing else []
    in_bundle = set(gemfile.required(root)) if gems else set()
    bundled, named = (tuple(name for name in gems if (name in in_bundle) is wanted) for wanted in (True, False))
    chosen = RubyPlugins(bundled, tuple(in_order(files)), named)
    return chosen if any(chosen) else None


def in_order(paths: Iterable[str]) -> list[str]:
    """The order in which Ruby's ``Dir.glob`` gives files, without hidden ones."""
    visible = [path for path in paths if not os.path.basename(path).startswith(".")]
    return sorted(visible, key=lambda path: os.fsencode(path).replace(b"/", b"\0"))
