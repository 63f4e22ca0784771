"""The gems of a site: which index or repository each comes from, in which version, fetched and kept."""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Mapping, Sequence
from functools import cached_property

from . import gem_archive, gem_lock, gem_resolver, gemfile, lockfile
from .bundler_settings import BundlerSettings
from .download import DownloadError, is_local
from .gem_error import NO_INDEX, OFFLINE, UNKNOWN_GEM, GemConflict, GemError, NoIndex
from .gem_index import GemIndex, Release
from .gem_lookup import Lookup, Provided, newest
from .gem_resolver import LOCAL, Resolution
from .gem_rules import Rules
from .gemfile_conditions import RUBY
from .gems import Dependency, Gem
from .local_gems import LocalGems
from .requirement import allows


class Bundle:
    """The Gemfile of a site, its lock, and the indexes that they name.

    With ``JEKYLL_NO_BUNDLER_REQUIRE`` they are no more than wishes: an index that lacks what they ask for gives its
    newest version, and no repository is asked.

    Args:
        source: the folder of the site.
        rules: what it may do.
    """

    def __init__(self, source: str, rules: Rules) -> None:
        self._source = source
        self._rules = rules
        text = gemfile.read(source) or ""
        self._entries = {entry.name: entry for entry in gemfile.entries(text)}
        self._lock = lockfile.read(source)
        self._is_lenient = gemfile.is_ignored()
        self._local = LocalGems(source, {} if self._is_lenient else self._entries, self._lock, rules)
        self._settings = BundlerSettings(source, safe=rules.safe)
        own = rules.gem_source or self._settings.mirror_of_all
        self._sources = gemfile.sources(text) or list(filter(None, [own]))

    def in_repository(self, name: str) -> Gem | None:
        """A gem that the Gemfile takes from a git repository; None for another gem, and with ``safe``.

        Raises:
            GitError: it cannot be fetched.
        """
        return self._local.in_repository(name)

    def hold(self, name: str, gem: Gem) -> None:
        """Take a gem from where it was found before, such as the one of the theme."""
        self._local.hold(name, gem)

    def one(self, name: str, provided: Provided) -> Gem:
        """A gem of an index, without what it needs.

        Raises:
            GemError: no index has it, or it cannot be had now.
        """
        kept = self._locked(name) or self._local.vendored(name)
        if kept is not None:
            return kept
        digest = self._digest("one", [Dependency(name, self._requirement(name))], provided)
        chosen = self._kept(digest)
        if chosen is None:
            release = self._chosen(name, provided)
            chosen = Resolution({name: release}, frozenset())
            self._save(digest, chosen)
        return self.gem(chosen.releases[name])

    def all(self, names: Sequence[Dependency], provided: Provided) -> Resolution:
        """The releases of gems and of all that they need.

        Args:
            names: the gems, each with the versions that another one of the site allows.
            provided: the gems that are not looked up.

        Raises:
            GemConflict: their requirements exclude each other.
            GemError: an index is out of reach.
        """
        digest = self._digest("all", names, provided)
        chosen = self._kept(digest)
        if chosen is None or not self._is_here(chosen) or self._has_come(chosen, names):
            try:
                chosen = self._resolved(names, provided, self._lock.versions)
            except DownloadError as error:
                raise GemError(f"the gems of the site cannot be chosen: {error.message}", hint=OFFLINE) from error
            self._save(digest, chosen)
        elif chosen.missing and gem_lock.is_old(digest):
            chosen = self._with_missing(chosen, names, provided)
            self._save(digest, chosen)
        return chosen

    def _resolved(self, names: Sequence[Dependency], provided: Provided, held: Mapping[str, str]) -> Resolution:
        lookup = Lookup(self._local.release, self._releases, self._requirement, self._is_lenient)
        return gem_resolver.resolve(names, lookup, provided, held)

    def _with_missing(self, chosen: Resolution, names: Sequence[Dependency], provided: Provided) -> Resolution:
        """A choice with the gems that no index had when it was made and one has now; other gems keep their versions."""
        held = {each.name: each.version for each in chosen.releases.values()}
        with contextlib.suppress(DownloadError, GemConflict):
            return self._resolved(names, provided, {**held, **self._lock.versions})
        return chosen

    def gem(self, release: Release) -> Gem:
        """The unpacked gem of a release, downloaded unless it is on this machine or in the user's cache.

        Raises:
            GemError: it cannot be downloaded, or its checksum is wrong.
        """
        here = self._local.gem(release.name) if release.origin == LOCAL else None
        if here is not None:
            return here
        checksum = self._checksum(release)
        kept = gem_archive.unpacked(release.name, checksum) if self._rules.keep else None
        return kept or self._downloaded(release, checksum)

    def why_missing(self, name: str) -> str:
        """Why a gem that was not found cannot be had."""
        entry, fixed = self._entries.get(name), self._lock.versions.get(name)
        if entry and "path" in entry.options:
            return f"the folder {entry.options['path']}, which the Gemfile names for it, has no {name}.gemspec"
        if fixed and not self._is_lenient:
            return f"no index has version {fixed}, which Gemfile.lock fixes: run bundle update {name}"
        return UNKNOWN_GEM

    def _requirement(self, name: str) -> str:
        """The versions of a gem that the Gemfile allows."""
        entry = self._entries.get(name)
        return (entry.requirement if entry else "") or ">= 0"

    def _downloaded(self, release: Release, checksum: str) -> Gem:
        label = f"{release.name} {release.version}"
        try:
            raw = self._index(release.origin).archive(release)
        except DownloadError as error:
            raise GemError(f"the gem {label} cannot be downloaded: {error.message}", hint=OFFLINE) from error
        given = hashlib.sha256(raw).hexdigest()
        if given != checksum:
            message = f"the gem {label} is not the one that was expected: its SHA-256 is {given}, not {checksum}"
            raise GemError(message, hint="the archive was changed on the way or on the server; it is not used")
        gem = gem_archive.unpack_bytes(raw, f"{release.name}-{release.version}.gem", keep=self._rules.keep)
        if gem.spec.name != release.name:
            raise GemError(f"the gem {label} says that it is {gem.spec.name}")
        return gem

    def _checksum(self, release: Release) -> str:
        name = release.name
        locked = self._lock.checksums.get(name) if self._lock.versions.get(name) == release.version else None
        found = locked or release.checksum
        if not found:
            hint = "take the gem from an index that gives checksums, or add CHECKSUMS to the Gemfile.lock"
            raise GemError(f"the gem {name} {release.version} has no checksum, and is not used", hint=hint)
        return found

    def _locked(self, name: str) -> Gem | None:
        """The gem in the user's cache whose checksum the lock has: nothing has to be asked for it."""
        checksum = self._lock.checksums.get(name)
        return gem_archive.unpacked(name, checksum) if checksum and self._rules.keep else None

    def _is_here(self, chosen: Resolution) -> bool:
        """Whether the gems of this machine in a choice are still what they were."""
        ours = (each for each in chosen.releases.values() if each.origin == LOCAL)
        return all(self._local.release(each.name) == each for each in ours)

    def _has_come(self, chosen: Resolution, names: Sequence[Dependency]) -> bool:
        """Whether a gem that no index had when a choice was made is on this machine now, in a version that fits."""
        needs = [*names, *(need for each in chosen.releases.values() for need in each.dependencies)]
        for name in chosen.missing:
            here = self._local.release(name)
            if here and all(allows(need.requirement, here.version) for need in needs if need.name == name):
                return True
        return False

    def _chosen(self, name: str, provided: Provided) -> Release:
        try:
            releases = self._releases(name)
        except DownloadError as error:
            raise GemError(f"the gem {name} cannot be looked up: {error.message}", hint=OFFLINE) from error
        fixed = self._lock.versions.get(name)
        wanted = f"= {fixed}" if fixed else self._requirement(name)
        found = newest(releases, wanted, provided)
        if not found and self._is_lenient:
            found = newest(releases, ">= 0", provided)
        if not found:
            versions = f" ({wanted})" if releases else ""
            raise GemError(f"{' and '.join(map(str, self._indexes))} has no gem {name}{versions}")
        return found[0]

    def _releases(self, name: str) -> list[Release]:
        entry = self._entries.get(name)
        own = entry.options.get("source") if entry else None
        indexes = [self._index(own)] if own else self._indexes
        return next(filter(None, (index.releases(name) for index in indexes)), [])

    @cached_property
    def _indexes(self) -> list[GemIndex]:
        if not self._sources:
            raise NoIndex("no index of gems is named", hint=NO_INDEX)
        return [self._index(url) for url in self._sources]

    def _index(self, url: str) -> GemIndex:
        index = GemIndex(url, self._settings)
        if self._rules.safe and is_local(index.address) and not index.is_mirrored:
            raise GemError(f"safe mode takes no gems from an address on this machine: {index.url}")
        return index

    def _digest(self, kind: str, wanted: Sequence[Dependency], provided: Provided) -> str:
        held = sorted((name, version, self._lock.checksums.get(name)) for name, version in self._lock.versions.items())
        settled = sorted(provided.names), sorted(provided.versions.items()), RUBY
        own = sorted((name, each.requirement, sorted(each.options.items())) for name, each in self._entries.items())
        return gem_lock.digest_of([kind, sorted(set(wanted)), self._sources, own, held, settled, self._is_lenient])

    def _kept(self, digest: str) -> Resolution | None:
        return gem_lock.load(digest) if self._rules.keep and not self._rules.update else None

    def _save(self, digest: str, chosen: Resolution) -> None:
        if self._rules.keep:
            gem_lock.save(digest, chosen)
