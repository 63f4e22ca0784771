"""A site's ``Gemfile``, ``Gemfile.lock`` and Bundler configuration, read as text: no Ruby is run."""

from __future__ import annotations

import glob
import os
import re
from collections.abc import Collection

from ..disk.regular_file import open_regular
from ..lazy.patterns import lazy_pattern
from .gem_entries import GemEntry as GemEntry
from .gem_entries import entries as entries

_COMMENT = lazy_pattern(r"#(?!\{)[^\n]*")
_GEM = lazy_pattern(r"""^[ \t]*gem[ \t(]+["']([^"']+)["']([^\n]*(?:(?<=,)[ \t]*\n[^\n]*)*)""", re.MULTILINE)
_PATH = lazy_pattern(r"""(?:\bpath:|:path\s*=>)\s*["']([^"']+)["']""")
_VERSIONS = lazy_pattern(r"""["']\s*((?:[<>=~!]{1,2}\s*)?\d[\w.]*)\s*["']""")
_SOURCE = lazy_pattern(r"""^[ \t]*source[ \t(]+["']([^"'#\n]+)["'][ \t)]*$""", re.MULTILINE)
_INCLUDED = lazy_pattern(r"^[ \t]*eval_gemfile\b([^\n]*)$", re.MULTILINE)
_GEMSPEC = lazy_pattern(r"^[ \t]*gemspec\b(?![ \t]*=)([^\n]*)$", re.MULTILINE)
_TEXT = lazy_pattern(r"""["']([^"'\n]+)["']""")
_MOST_FILES = 20
"""The most files that a Gemfile may take in, each once."""
PLUGINS = "jekyll_plugins"
"""The group whose gems Jekyll loads."""


def read(source: str) -> str | None:
    """The text, without comments, of the ``Gemfile`` that ``BUNDLE_GEMFILE`` names, or else of that in a folder; None
    without one. The files that it takes in (``eval_gemfile``) and the gems of ``gemspec`` are in it."""
    path = path_in(source)
    text = _text(path)
    return None if text is None else _complete(text, path, [path])


def _complete(text: str, path: str, seen: list[str]) -> str:
    """The text of a Gemfile with what it takes in."""
    plain = _INCLUDED.sub(lambda line: _included(line[1], path, seen), _COMMENT.sub("", text))
    return _GEMSPEC.sub(lambda line: _of_gemspec(line[1], os.path.dirname(path)), plain)


def _included(arguments: str, path: str, seen: list[str]) -> str:
    other = included_path(arguments, path)
    text = _text(other) if other not in ("", *seen) and len(seen) < _MOST_FILES else None
    if text is None:
        return ""
    seen.append(other)
    return _complete(text, other, seen)


def included_path(arguments: str, path: str) -> str:
    """The path of the file that a line ``eval_gemfile`` of a Gemfile names; empty where Ruby would have to find it."""
    parts = _TEXT.findall(arguments)
    if not parts or "#{" in arguments or "ENV" in arguments:
        return ""
    base = path if "__FILE__" in arguments else os.path.dirname(path)
    return os.path.normpath(os.path.join(base, *parts))


def _of_gemspec(arguments: str, folder: str) -> str:
    """The lines of the gem in a folder and of those that it needs."""
    from .gems import read_gemspec  # which reads Gemfiles

    path = next(iter(re.findall(r"""path(?::|\s*=>)\s*["']([^"'\n]+)["']""", arguments)), ".")
    named = next(iter(re.findall(r"""name(?::|\s*=>)\s*["']([^"'\n]+)["']""", arguments)), "*")
    found = sorted(glob.glob(os.path.join(glob.escape(os.path.join(folder, path)), f"{named}.gemspec")))
    if len(found) != 1:
        return ""
    name = os.path.basename(found[0]).removesuffix(".gemspec")
    needs = ((need.name, need.requirement.split(", ")) for need in read_gemspec(found[0], name).dependencies)
    lines = (f'gem "{need}", {", ".join(map(repr, clauses))}' for need, clauses in needs)
    return "\n".join((f'gem "{name}", path: "{path}"', *lines))


def path_in(source: str) -> str:
    """The path of the ``Gemfile`` of a folder, which need not exist."""
    return os.environ.get("BUNDLE_GEMFILE") or os.path.join(source, "Gemfile")


def as_written(source: str) -> str | None:
    """The text of the ``Gemfile`` of a folder, with its comments; None without one, or where it is ignored."""
    return None if is_ignored() else _text(path_in(source))


def names_gem(text: str, name: str) -> bool:
    """Whether a ``Gemfile`` asks for a gem."""
    return any(gem == name for gem, _ in _GEM.findall(text))


def plugins(text: str) -> list[str]:
    """The gems of the group ``:jekyll_plugins``, which Jekyll loads without an entry in ``plugins:``."""
    return list(dict.fromkeys(entry.name for entry in entries(text) if PLUGINS in entry.groups))


def of_groups(text: str, groups: Collection[str]) -> list[GemEntry]:
    """The gems that a ``Gemfile`` has in one of some groups; those outside any are in ``default``."""
    return [entry for entry in entries(text) if not set(groups).isdisjoint(entry.groups)] if groups else []


def is_ignored() -> bool:
    """Whether ``JEKYLL_NO_BUNDLER_REQUIRE`` is set: without Bundler, Jekyll takes the newest gems of the machine."""
    return "JEKYLL_NO_BUNDLER_REQUIRE" in os.environ


def required(source: str) -> list[str]:
    """The plugins of the ``Gemfile`` in a folder; none without Bundler."""
    return [] if is_ignored() else plugins(read(source) or "")


def path_of(text: str, name: str) -> str | None:
    """The folder that a ``Gemfile`` takes a gem from (``gem "name", path: "…"``), as it is written there."""
    found = (_PATH.search(rest) for gem, rest in _GEM.findall(text) if gem == name)
    return next((match[1] for match in found if match), None)


def requirement(text: str, name: str) -> str:
    """The versions of a gem that a ``Gemfile`` allows, such as ``~> 4.2, != 4.2.1``; empty for any."""
    if is_ignored():
        return ""
    options = (rest for gem, rest in _GEM.findall(text) if gem == name)
    return ", ".join(_VERSIONS.findall(next(options, "")))


def requirement_of(source: str, name: str) -> str:
    """The versions of a gem that the ``Gemfile`` in a folder allows, which without one are all."""
    return requirement(read(source) or "", name) or ">= 0"


def sources(text: str) -> list[str]:
    """The addresses of the indexes that a ``Gemfile`` takes gems from (``source "…"``, without a block), in order."""
    return list(dict.fromkeys(match[1] for match in _SOURCE.finditer(text)))


def _text(path: str) -> str | None:
    try:
        with open(path, encoding="utf-8-sig", errors="replace", opener=open_regular) as file:
            return file.read()
    except OSError:
        return None
