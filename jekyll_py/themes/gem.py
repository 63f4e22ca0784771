"""Themes in gems that are not on this machine: from the index or the repository that the Gemfile names."""

from __future__ import annotations

from ..log import Message
from ..packages.bundle import Bundle
from ..packages.gem_lookup import Provided
from ..packages.gem_rules import Rules
from .theme import Theme, theme_of_gem


def fetched(name: str, source: str, rules: Rules, jekyll: str) -> Theme:
    """The theme in a gem, downloaded unless it is in the user's cache.

    Args:
        name: the name of the gem.
        source: the source folder of the site.
        rules: what the site may do about gems.
        jekyll: the version of Jekyll that the theme has to allow; empty for any.

    Raises:
        NoIndex: no index is named.
        GemError: no index has it, it cannot be downloaded, or it is not the one that was expected.
    """
    bundle = Bundle(source, rules)
    found, where = bundle.in_repository(name), "its repository"
    if found is None:
        found, where = bundle.one(name, Provided(frozenset(), {"jekyll": jekyll} if jekyll else {})), "its gem"
    named = " ".join(filter(None, (name, found.spec.version)))
    return theme_of_gem(name, found, Message("info", "Theme:", f"{named} from {where}"))
