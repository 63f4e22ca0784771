"""The rules of a site for gems: which it may fetch, keep and load."""

from __future__ import annotations

from ..lazy.tuples import NamedTuple


class Rules(NamedTuple):
    """The rules of a site for gems."""

    gem_source: str = ""
    """The index for a site without a Gemfile."""
    safe: bool = False
    """Whether the site is not trusted: no repositories of its Gemfile, and no index on this machine that it names."""
    keep: bool = True
    """Whether gems may be kept in the user's cache."""
    update: bool = False
    """Whether to choose versions anew where no ``Gemfile.lock`` fixes them."""


TRUSTED = Rules()
"""The rules for a trusted site without keys about gems."""
