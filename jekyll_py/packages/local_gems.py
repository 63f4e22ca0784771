"""The gems of a site that need no index: in a folder or a repository that its Gemfile names, or installed."""

from __future__ import annotations

import os
from collections.abc import Mapping

from ..disk.inside import lies_in
from . import gems, git_gem
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
            self._found[name] = self._in_folder(name) or self.in_repository(name) or self._installed(name)
        return self._found[name]

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
        return git_gem.fetch(name, entry.repository, entry.reference, held.revision if held else "", self._source)

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
