"""Installed gems: their folders and gemspecs, found without Ruby."""

from __future__ import annotations

import glob
import os
import re
from collections.abc import Iterable, Iterator, Mapping

from ..lazy.tuples import NamedTuple
from . import gem_version, gemfile
from .bundler_settings import BundlerSettings
from .lockfile import locked_versions
from .requirement import allows


class Dependency(NamedTuple):
    """A dependency of a gem: the other gem's name and the versions that do."""

    name: str
    requirement: str = ">= 0"

    def __str__(self) -> str:
        return f"{self.name} ({self.requirement})"


class GemSpec(NamedTuple):
    """The metadata of a gem, as its gemspec gives it."""

    name: str
    version: str = ""
    authors: tuple[str, ...] = ()
    summary: str = ""
    description: str = ""
    metadata: Mapping[str, str] = {}
    dependencies: tuple[Dependency, ...] = ()
    """Its runtime dependencies."""
    require_paths: tuple[str, ...] = ("lib",)
    """The folders, below its own, in which Ruby looks for what is required."""
    extensions: tuple[str, ...] = ()
    """The files that build its compiled parts; a gem without any is pure Ruby."""


class Gem(NamedTuple):
    """An installed gem."""

    root: str
    """The absolute path of the folder with its files."""
    spec: GemSpec


_USUAL_PATHS = (
    "~/.local/share/gem/ruby/*",
    "~/.gem/ruby/*",
    "~/.rbenv/versions/*/lib/ruby/gems/*",
    "~/.rvm/gems/*",
    "~/.rubies/*/lib/ruby/gems/*",
    "/opt/rubies/*/lib/ruby/gems/*",
    "~/.asdf/installs/ruby/*/lib/ruby/gems/*",
    "~/.local/share/mise/installs/ruby/*/lib/ruby/gems/*",
    "/var/lib/gems/*",
    "/usr/local/lib/ruby/gems/*",
    "/usr/lib/ruby/gems/*",
    "/usr/lib/*/ruby/gems/*",
    "/usr/share/rubygems-integration/*",
    "/usr/share/gems",
    "/usr/lib64/ruby/gems/*",
    "/opt/homebrew/lib/ruby/gems/*",
    "/opt/homebrew/Cellar/ruby*/*/lib/ruby/gems/*",
    "/usr/local/Cellar/ruby*/*/lib/ruby/gems/*",
    "/opt/local/lib/ruby*/gems/*",
    "/opt/hostedtoolcache/Ruby/*/*/lib/ruby/gems/*",
    "/usr/local/bundle",
    "/Library/Ruby/Gems/*",
    "C:/Ruby*/lib/ruby/gems/*",
)
"""Patterns for the folders that hold gems on Linux distributions, macOS and Windows, in containers, on GitHub's runners
and with the version managers of Ruby."""


def find(name: str, source: str, *, safe: bool = False) -> Gem | None:
    """The installed gem of a name, in the version that ``Gemfile.lock`` fixes or else the newest; None without one.

    Args:
        name: the name.
        source: the folder of the site, whose ``vendor/bundle`` is searched too.
        safe: whether to ignore a folder outside the site that the site's own files name.
    """
    folders = gem_paths(source, safe=safe)
    found = [gem for folder in folders for gem in (*_in_folder(folder, name), *_from_git(folder, name))]
    locked = locked_versions(source).get(name)
    fixed = [gem for gem in found if gem.spec.version == locked]
    return max(fixed or found, key=lambda gem: gem_version.key(gem.spec.version), default=None)


def is_wanted(spec: GemSpec, source: str) -> bool:
    """Whether a gem has the version that ``Gemfile.lock`` fixes, or else one that the ``Gemfile`` allows."""
    locked = locked_versions(source).get(spec.name)
    return spec.version == locked if locked else allows(gemfile.requirement_of(source, spec.name), spec.version)


def gem_paths(source: str, *, safe: bool = False) -> list[str]:
    """The folders that hold ``gems`` and ``specifications``: from the environment, the site's, then `_USUAL_PATHS`."""
    named = [os.environ.get("GEM_HOME", ""), *os.environ.get("GEM_PATH", "").split(os.pathsep)]
    bundle = BundlerSettings(source, safe=safe).path() or os.path.join(source, "vendor/bundle")
    usual = [os.path.join(glob.escape(bundle), "ruby/*"), *map(os.path.expanduser, _USUAL_PATHS)]
    found = [path for path in named if path] + [path for pattern in usual for path in sorted(glob.glob(pattern))]
    return list(dict.fromkeys(found))


def _in_folder(folder: str, name: str) -> Iterator[Gem]:
    for root in sorted(glob.glob(os.path.join(glob.escape(folder), "gems", f"{glob.escape(name)}-[0-9]*"))):
        version = os.path.basename(root)[len(name) + 1 :]
        if os.path.isdir(root) and re.fullmatch(r"[0-9]+(\.[0-9A-Za-z]+)*(-[\w.]+)?", version):
            yield Gem(root, _spec_of(folder, root, name, version))


def _from_git(folder: str, name: str) -> Iterator[Gem]:
    """Gems that Bundler cloned from a Git repository; their folders are named after the repository."""
    for path in sorted(glob.glob(os.path.join(glob.escape(folder), "bundler/gems/*", f"{glob.escape(name)}.gemspec"))):
        yield Gem(os.path.dirname(path), read_gemspec(path, name))


def _spec_of(folder: str, root: str, name: str, version: str) -> GemSpec:
    full = f"{name}-{version}.gemspec"
    for path in (os.path.join(folder, "specifications", full), os.path.join(root, f"{name}.gemspec")):
        if os.path.exists(path):
            return read_gemspec(path, name, version)
    return GemSpec(name, version)


_STRING = r"""(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|%q[<{(\[]([^>})\]]*)[>})\]])"""
_PAIR = rf"{_STRING}(?:\.freeze)?\s*=>\s*{_STRING}"


def read_gemspec(path: str, name: str, version: str = "") -> GemSpec:
    """The metadata that stands in a gemspec as literals; fields that it computes stay empty.

    Args:
        path: the file.
        name: the gem's name.
        version: its version, when the file computes it.
    """
    with open(path, encoding="utf-8", errors="replace") as file:
        text = file.read()
    return GemSpec(
        name,
        version or _text(text, "version"),
        _authors(text),
        _text(text, "summary"),
        _text(text, "description"),
        _metadata(text),
        _dependencies(text),
        own_paths(field_of(text, "require_paths?")),
        field_of(text, "extensions?"),
    )


def own_paths(folders: Iterable[str]) -> tuple[str, ...]:
    """Of the folders that a gem names, those inside its own; ``lib`` without any."""
    parts = ((folder, folder.replace("\\", "/").split("/")) for folder in folders)
    return tuple(folder for folder, names in parts if ".." not in names and names[0] and ":" not in folder) or ("lib",)


def _literal(match: tuple[str, ...]) -> str:
    return re.sub(r"\\(.)", r"\1", "".join(match), flags=re.DOTALL)


def _text(text: str, key: str) -> str:
    match = re.search(rf"\.{key}\s*=\s*{_STRING}", text, re.DOTALL)
    return _literal(tuple(group or "" for group in match.groups())) if match else ""


def _authors(text: str) -> tuple[str, ...]:
    return field_of(text, "authors?")


def field_of(text: str, key: str) -> tuple[str, ...]:
    """The texts of a list that a gemspec sets, or the one text in its place."""
    several = re.search(rf"\.{key}\s*=\s*(?:%w)?[\[(](.*?)[\])]", text, re.DOTALL)
    if several is None:
        return tuple(filter(None, [_text(text, key)]))
    return tuple(_literal(found) for found in re.findall(_STRING, several[1], re.DOTALL)) or tuple(several[1].split())


def _metadata(text: str) -> dict[str, str]:
    block = re.search(r"\.metadata\s*=\s*\{(.*?)\}", text, re.DOTALL)
    pairs = re.findall(_PAIR, block[1], re.DOTALL) if block else []
    return {_literal(pair[:3]): _literal(pair[3:]) for pair in pairs}


def _dependencies(text: str) -> tuple[Dependency, ...]:
    """The runtime dependencies. Specifications made by old versions of RubyGems have branches for still older ones, in
    which those of development are like the others."""
    first = text.split("\n  else\n")[0]
    calls = re.findall(rf"\.add_(?:runtime_)?dependency[\s(]+{_STRING}([^\n]*)", first)
    development = {_literal(call) for call in re.findall(rf"\.add_development_dependency[\s(]+{_STRING}", first)}
    found = {_literal(call[:3]): _requirement(call[3]) for call in calls}
    return tuple(Dependency(name, wanted) for name, wanted in found.items() if name not in development)


def _requirement(arguments: str) -> str:
    given = [_literal(found) for found in re.findall(_STRING, arguments, re.DOTALL)]
    written = [text if re.match(r"[<>=~!]", text) else f"= {text}" for text in given if re.search(r"\d", text)]
    return ", ".join(written) or ">= 0"
