"""Errors about gems that a site needs."""

from __future__ import annotations

from ..errors import JekyllError

NO_INDEX = 'name one: source "https://…" in the Gemfile, or the key gem_source in _config.yml'
"""The hint for a site that names no index of gems."""
UNKNOWN_GEM = "no index has a gem of this name"
"""Why a gem cannot be had of which no index knows."""
OFFLINE = "run jekyll-py bundle once with the network: what it fetches is kept, and used offline afterwards"
"""The hint for a gem that is not in the user's cache."""


class GemError(JekyllError):
    """A gem cannot be had."""


class NoIndex(GemError):
    """The site names no index of gems."""


class GemConflict(GemError):
    """The requirements of gems exclude each other."""


class GitError(GemError):
    """A repository cannot be fetched, or has no such version or gem."""
