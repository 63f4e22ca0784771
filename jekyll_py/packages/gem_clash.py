"""Why no versions of the gems of a site go together, in words."""

from __future__ import annotations

from collections.abc import Sequence

from .gem_index import Release
from .gem_lookup import Lookup, Provided, newest
from .gem_version import key
from .gems import Dependency
from .requirement import allows

_ANY = ">= 0"
_SHOWN = 5
"""The most versions that a message names."""


def found(wanted: Sequence[Dependency], lookup: Lookup, provided: Provided) -> str:
    """The first gem of which no version meets all requirements, with these; empty where each has one.

    Args:
        wanted: the gems of the site.
        lookup: where releases are looked for.
        provided: the gems that are not looked up.
    """
    needs: dict[str, dict[str, str]] = {}
    queue = [(each, "the site") for each in wanted]
    for need, asker in queue:
        if need.name in provided.names:
            continue
        is_new = need.name not in needs
        asked = needs.setdefault(need.name, {})
        if need.requirement != _ANY:
            asked.setdefault(need.requirement, asker)
        release = _likely(need.name, lookup, provided) if is_new else None
        if release and allows(lookup.requirement(need.name), release.version):
            queue += [(each, f"{need.name} {release.version}") for each in release.dependencies]
    asked_of = ((name, {lookup.requirement(name): "the Gemfile", **asked}) for name, asked in needs.items())
    return next(filter(None, (_clash(name, asked, lookup) for name, asked in asked_of)), "")


def _likely(name: str, lookup: Lookup, provided: Provided) -> Release | None:
    """The release that would be taken if nothing else were asked for."""
    releases = lookup.releases(name)
    chosen = newest(releases, lookup.requirement(name), provided) or newest(releases, _ANY, provided)
    return lookup.local(name) or next(iter(chosen), None)


def _clash(name: str, asked: dict[str, str], lookup: Lookup) -> str:
    here = lookup.local(name)
    versions = [each.version for each in (*lookup.releases(name), *([here] if here else []))]
    wanted = {requirement: asker for requirement, asker in asked.items() if requirement != _ANY}
    if not versions or any(all(allows(each, version) for each in wanted) for version in versions):
        return ""
    versions = sorted(dict.fromkeys(versions), key=key, reverse=True)
    there = f"there is {', '.join(versions[:_SHOWN])}{' and older ones' if len(versions) > _SHOWN else ''}"
    if len(wanted) == 1:
        return f"no index has {name} {next(iter(wanted))}, which {next(iter(wanted.values()))} asks for: {there}"
    askers = ", ".join(f"{asker} asks for {requirement}" for requirement, asker in wanted.items())
    return f"no version of {name} does for all: {askers}; {there}"
