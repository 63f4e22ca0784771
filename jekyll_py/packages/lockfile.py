"""``Gemfile.lock``: the versions of gems that Bundler has chosen."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping

from ..disk.regular_file import open_regular
from ..lazy.patterns import lazy_pattern
from ..lazy.tuples import NamedTuple
from . import gemfile

_SECTION = lazy_pattern(r"^([A-Z][A-Z ]*)\r?\n((?:[ \t][^\n]*\n|\r?\n)*)", re.MULTILINE)
_SPEC = lazy_pattern(r"^    ([^\s()]+) \(([^)\s-]+)[^)\n]*\)\r?$", re.MULTILINE)
"""A gem with its version; a platform after a dash is left out."""
_SUM = lazy_pattern(r"^  ([^\s()]+) \(([^)\s-]+)\) sha256=([0-9a-f]{64})\r?$", re.MULTILINE)
"""A gem with its version and checksum; one with a platform is another archive."""
_FIELD = lazy_pattern(r"^  (remote|revision): (\S+)\r?$", re.MULTILINE)


class GitLock(NamedTuple):
    """The commit at which ``Gemfile.lock`` holds a gem of a repository."""

    remote: str
    revision: str


class Lockfile(NamedTuple):
    """The parts of a ``Gemfile.lock`` that say which gems are used, by their names."""

    versions: Mapping[str, str] = {}
    checksums: Mapping[str, str] = {}
    """The SHA-256 of archives for the platform ``ruby``, for those that have one."""
    git: Mapping[str, GitLock] = {}


def path_in(source: str) -> str:
    """The path of the ``Gemfile.lock`` of a folder, or of that of the file that ``BUNDLE_GEMFILE`` names."""
    gems = gemfile.path_in(source)
    return f"{gems.removesuffix('.rb')}.locked" if os.path.basename(gems) == "gems.rb" else f"{gems}.lock"


def text_in(source: str) -> str:
    """The text of the ``Gemfile.lock`` of a folder; empty without one."""
    try:
        with open(path_in(source), encoding="utf-8-sig", errors="replace", opener=open_regular) as file:
            return file.read()
    except OSError:
        return ""


def read(source: str) -> Lockfile:
    """The ``Gemfile.lock`` of a folder; an empty one without the file."""
    text = text_in(source)
    sections = [(match[1], match[2]) for match in _SECTION.finditer(f"{text}\n")]
    sums = (found for name, body in sections if name == "CHECKSUMS" for found in _SUM.findall(body))
    versions = dict(_SPEC.findall(text))
    checksums = {name: checksum for name, version, checksum in sums if versions.get(name) == version}
    return Lockfile(versions, checksums, {name: lock for body in _bodies(sections, "GIT") for name, lock in _git(body)})


def locked_versions(source: str) -> Mapping[str, str]:
    """The versions in the ``Gemfile.lock`` of a folder, by the names of the gems; none without the file, or
    without Bundler."""
    return {} if gemfile.is_ignored() else read(source).versions


def _bodies(sections: list[tuple[str, str]], wanted: str) -> list[str]:
    return [body for name, body in sections if name == wanted]


def _git(body: str) -> list[tuple[str, GitLock]]:
    fields = dict(_FIELD.findall(body))
    lock = GitLock(fields.get("remote", ""), fields.get("revision", ""))
    return [(name, lock) for name, _ in _SPEC.findall(body)]
