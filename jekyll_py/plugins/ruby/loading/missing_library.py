"""Libraries that Ruby code asks for and that are not there, or cannot run here."""

from __future__ import annotations

from collections.abc import Iterable

from ....config.configuration import Configuration
from ....errors import JekyllError
from ....packages import gemfile, lockfile
from ...site_gems import COMPILED
from ..libraries import GEMS


class MissingLibrary(JekyllError):
    """Ruby code requires what is not there.

    Attributes:
        feature: the name that it requires.
    """

    feature = ""


def gem_of(feature: str, config: Configuration, needs: Iterable[str]) -> str | None:
    """The gem with a library, if it is one that works elsewhere; None for a name that may be a mistake.

    Args:
        feature: the name that Ruby code requires.
        config: the configuration of the site, whose Gemfile may name the gem.
        needs: the gems that other gems name.
    """
    first = feature.partition("/")[0]
    locked = lockfile.read(config.source).versions
    named = {entry.name for entry in gemfile.entries(gemfile.read(config.source) or "")}
    known = {*COMPILED, *GEMS.values(), *locked, *named, *needs}
    return next((name for name in (GEMS.get(first, first), feature.replace("/", "-")) if name in known), None)
