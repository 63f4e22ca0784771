"""The rules for gems that the configuration of a site gives."""

from __future__ import annotations

from ..disk.inside import lies_in
from ..disk.user_cache import user_cache
from ..packages.gem_rules import Rules
from .configuration import Configuration


def gem_rules(config: Configuration, *, update: bool = False) -> Rules:
    """The rules for the gems of a site.

    Args:
        config: the configuration.
        update: whether to choose versions anew where no ``Gemfile.lock`` fixes them.
    """
    return Rules(config.text("gem_source"), config.flag("safe"), may_keep(config), update)


def may_keep(config: Configuration) -> bool:
    """Whether downloads may be kept: not in a user's cache that lies in the site, which may have brought it."""
    if config.flag("disable_disk_cache"):
        return False
    try:
        return not lies_in(str(user_cache()), config.origin.site or config.source)
    except RuntimeError:  # keeping one says what to do
        return True
