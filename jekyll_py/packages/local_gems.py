"""The gems of a site that need no index: in a folder or a repository that its Gemfile names, or installed."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping

from ..disk.inside import lies_in
from . import gem_archive, gems, git_gem
from .gem_error import GemError, GitError
from .gem_index import Release
from .gem_resolver import LOCAL
from .gem_rules import Rules
from .gemfile import GemEntry
from .gems import Gem
from .lockfile import Lockfile


class LocalGems:
    """The gems of a site that need no index, each looked for once.

    Args:
        source: the folder of the site.
        entries: the lines of its Gemfile, by name.
        lock: its ``Gemfile.lock``.
        rules: what it may do.
    """

    def __init__(self, source: str, entries: Mapping[str, GemEntry], lock: Lockfile, rules: Rules) -> None:
        self._source = source
        self._entries = entries
        self._lock = lock
        self._rules = rules
        self._found: dict[str, Gem | None] = {}

    def hold(self, name: str, gem: Gem) -> None:
        """Take a gem from where it was found before, such as the one of the theme."""
        self._found[name] = gem

    def gem(self, name: str) -> Gem | None:
        """The gem of a name; None where it is not here, or installed in another version than the site's.

        Raises:
            GitError: its repository cannot be fetched.
        """
        if name not in self._found:
            named = self._in_folder(name) or self.in_repository(name)
            self._found[name] = named or self.vendored(name) or self._installed(name)
        return self._found[name]

    def vendored(self, name: str) -> Gem | None:
        """The gem in ``vendor/cache``, where ``bundle cache`` puts those of a site in the versions of its lock.

        Raises:
            GemError: it is another one than the lock's.
            JekyllError: it is no gem.
        """
        version, expected = self._lock.versions.get(name), self._lock.checksums.get(name)
        path = os.path.join(self._source, "vendor", "cache", f"{name}-{version}.gem")
        if version is None or not os.path.isfile(path) or not lies_in(path, self._source):
            return None
        with open(path, "rb") as file:
            raw = file.read()
        given = hashlib.sha256(raw).hexdigest()
        if expected and given != expected:
            raise GemError(f"this is not the gem of Gemfile.lock: its SHA-256 is {given}, not {expected}", path=path)
        return gem_archive.unpack_bytes(raw, path, keep=self._rules.keep)

    def release(self, name: str) -> Release | None:
        """The gem of a name, as a release to choose.

        Raises:
            GitError: its repository cannot be fetched.
        """
        found = self.gem(name)
        return found and Release(name, found.spec.version or "0", found.spec.dependencies, origin=LOCAL)

    def in_repository(self, name: str) -> Gem | None:
        """A gem that the Gemfile takes from a git repository; None for another gem, and with ``safe``.

        Raises:
            GitError: it cannot be fetched.
        """
        entry = self._entries.get(name)
        if entry is None or not entry.repository or self._rules.safe:
            return None
        held = self._lock.git.get(name)
        if self._rules.update:
            git_gem.forget(entry.repository, entry.reference, self._source)
        revision = held.revision if held else ""
        try:
            return git_gem.fetch(name, entry.repository, entry.reference, revision, self._source)
        except GitError as error:
            message = f"the gem {name} of the Gemfile cannot be fetched: {error.message}"
            raise GitError(message, hint=error.hint) from None

    def _in_folder(self, name: str) -> Gem | None:
        entry = self._entries.get(name)
        folder = os.path.join(self._source, entry.options["path"]) if entry and "path" in entry.options else ""
        if not folder or (self._rules.safe and not lies_in(folder, self._source)):
            return None
        for root in (folder, os.path.join(folder, name)):
            path = os.path.join(root, f"{name}.gemspec")
            if os.path.isfile(path):
                return Gem(os.path.abspath(root), gems.read_gemspec(path, name))
        return None

    def _installed(self, name: str) -> Gem | None:
        """The installed gem, if its files are with it: Debian keeps those of some gems elsewhere."""
        found = gems.find(name, self._source, safe=self._rules.safe)
        if found is None or not gems.is_wanted(found.spec, self._source):
            return None
        has_files = any(os.path.isdir(os.path.join(found.root, each)) for each in found.spec.require_paths)
        return found if has_files else None
