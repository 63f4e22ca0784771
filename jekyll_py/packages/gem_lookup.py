"""Where releases of gems are looked for, and which of them may be taken."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from ..lazy.tuples import NamedTuple
from .gem_index import Release
from .gem_version import is_prerelease, key
from .gemfile_conditions import RUBY
from .requirement import allows, allows_prereleases


class Provided(NamedTuple):
    """The gems that need no download, as they come with this package."""

    names: frozenset[str]
    versions: Mapping[str, str]
    """The versions of those of them whose version matters to other gems."""

    def allow(self, release: Release) -> bool:
        """Whether a release works with them and with `RUBY`."""
        held = ((self.versions.get(need.name), need.requirement) for need in release.dependencies)
        return allows(release.ruby, RUBY) and all(
            version is None or allows(wanted, version) for version, wanted in held
        )


def newest(releases: Iterable[Release], requirement: str, provided: Provided) -> list[Release]:
    """The releases that a requirement and the provided gems allow, newest first.

    Without an allowed one for this Ruby and these gems, all that the requirement allows: the gem itself will say more.
    """
    early = allows_prereleases(requirement)
    found = [
        each for each in releases if allows(requirement, each.version) and (early or not is_prerelease(each.version))
    ]
    found.sort(key=lambda release: key(release.version), reverse=True)
    return [each for each in found if provided.allow(each)] or found


class Lookup(NamedTuple):
    """Where releases are looked for."""

    local: Callable[[str], Release | None]
    """Gives the gem of a name that is on this machine, which is taken if it meets the requirements."""
    releases: Callable[[str], list[Release]]
    """Gives the releases of a gem in the indexes."""
    requirement: Callable[[str], str]
    """Gives the versions of a gem that the site allows, for every gem that needs it."""
    is_lenient: bool = False
    """Whether these, and those of ``Gemfile.lock``, are wishes that an index may not meet."""
