"""Chooses a version of each gem that a site needs: newest first, so that all requirements are met."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

import resolvelib

from ..lazy.tuples import NamedTuple
from . import gem_clash
from .gem_error import GemConflict
from .gem_index import Release
from .gem_lookup import Lookup, Provided, newest
from .gems import Dependency
from .requirement import allows

LOCAL = "this machine"
"""The origin of a release that is a gem of the machine, of a folder or of a repository."""


class Resolution(NamedTuple):
    """The outcome of a resolution."""

    releases: Mapping[str, Release]
    """The release of each gem, by name; each stands after those that it needs, as far as they do not need it too."""
    missing: frozenset[str]
    """The gems that no index has."""


def resolve(wanted: Sequence[Dependency], lookup: Lookup, provided: Provided, locked: Mapping[str, str]) -> Resolution:
    """Choose the releases of gems and of all that they need.

    Args:
        wanted: the gems of the site, each with the versions that it allows.
        lookup: where releases are looked for.
        provided: the gems that are not looked up.
        locked: the versions that ``Gemfile.lock`` fixes, by name; a gem that it lacks is chosen freely.

    Raises:
        GemConflict: no choice meets all requirements.
        DownloadError: an index is out of reach.
    """
    provider = _Provider(lookup, provided, locked)
    try:
        result = resolvelib.Resolver(provider, resolvelib.BaseReporter()).resolve(
            [each for each in wanted if each.name not in provided.names], max_rounds=_ROUNDS
        )
    except resolvelib.ResolutionImpossible as error:
        causes = dict.fromkeys(_cause(each.requirement, each.parent) for each in error.causes)
        clash = gem_clash.found(wanted, lookup, provided) or f"the gems exclude each other: {'; '.join(causes)}"
        raise GemConflict(clash, hint=_HINT) from error
    except resolvelib.ResolutionTooDeep as error:
        raise GemConflict("no versions of the site's gems were found that go together", hint=_HINT) from error
    chosen: Mapping[str, Release] = result.mapping
    return Resolution(dict(_in_order(chosen)), frozenset(name for name, each in chosen.items() if not each.version))


_ROUNDS = 1000
"""The most steps of a resolution; a site with 150 gems takes about 200."""
_HINT = "change the requirements in the Gemfile, or add the Gemfile.lock with which the site is built"


class _Provider:
    """The rules of `resolvelib.AbstractProvider` for gems. One that no index has is a release without a version."""

    def __init__(self, lookup: Lookup, provided: Provided, locked: Mapping[str, str]) -> None:
        self._lookup = lookup
        self._provided = provided
        self._locked = locked
        self._known: dict[str, list[Release]] = {}

    def identify(self, requirement_or_candidate: Dependency | Release) -> str:
        return requirement_or_candidate.name

    def get_preference(self, identifier: str, **_: object) -> str:
        return identifier

    def narrow_requirement_selection(self, identifiers: Iterable[str], **_: object) -> Iterable[str]:
        return identifiers

    def find_matches(
        self,
        identifier: str,
        requirements: Mapping[str, Iterator[Dependency]],
        incompatibilities: Mapping[str, Iterator[Release]],
    ) -> list[Release]:
        refused = {each.version for each in incompatibilities[identifier]}
        wanted = [each.requirement for each in requirements[identifier]]
        joined = ", ".join((self._lookup.requirement(identifier), *wanted))
        here = self._lookup.local(identifier)
        if here is not None and allows(joined, here.version) and here.version not in refused:
            return [here]
        releases = self._releases(identifier)
        fixed = self._locked.get(identifier)
        held = [each for each in releases if each.version == fixed]
        if fixed and allows(joined, fixed) and (held or not self._lookup.is_lenient):  # else the Gemfile is newer
            releases, joined = held, f"= {fixed}"
        if self._lookup.is_lenient and not newest(releases, joined, self._provided):
            joined = ", ".join(wanted) or ">= 0"
        found = newest(releases, joined, self._provided) if releases else [Release(identifier, "")]
        return [each for each in found if each.version not in refused]

    def is_satisfied_by(self, requirement: Dependency, candidate: Release) -> bool:
        return not candidate.version or allows(requirement.requirement, candidate.version)

    def get_dependencies(self, candidate: Release) -> list[Dependency]:
        return [need for need in candidate.dependencies if need.name not in self._provided.names]

    def _releases(self, name: str) -> list[Release]:
        if name not in self._known:
            self._known[name] = self._lookup.releases(name)
        return self._known[name]


def _cause(requirement: Dependency, parent: Release | None) -> str:
    return f"{requirement} for {f'{parent.name} {parent.version}' if parent else 'the site'}"


def _in_order(chosen: Mapping[str, Release]) -> Iterator[tuple[str, Release]]:
    """The releases that were chosen, each after its dependencies. Not recursive: chains may be of any length."""
    seen: set[str] = set()
    for first in chosen:
        open_ = [iter([first])]
        path: list[str] = []
        while open_:
            name = next((each for each in open_[-1] if each in chosen and each not in seen), None)
            if name is not None:
                seen.add(name)
                path.append(name)
                open_.append(iter([need.name for need in chosen[name].dependencies]))
                continue
            open_.pop()
            done = path.pop() if path and len(open_) <= len(path) else None
            if done is not None and chosen[done].version:
                yield done, chosen[done]
