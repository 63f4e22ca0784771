"""The gems that a site needs, in load order: what serves each, and where its files are.

Jekyll loads the group ``:jekyll_plugins`` of the Gemfile first, then what the theme's gem needs, then the Ruby files in
``_plugins``, then what ``plugins:`` lists.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from typing import TYPE_CHECKING

from ..config.configuration import Configuration
from ..config.gem_rules import gem_rules
from ..packages import gemfile
from ..packages.entry_points import entry_points
from ..packages.gem_error import NO_INDEX, NoIndex
from ..packages.gems import Dependency, Gem
from ..reference import text
from ..themes.theme import Theme
from .builtin import BUNDLED
from .default_gems import DEFAULT_GEMS
from .failures import ENTRY_POINTS
from .unavailable import UNNEEDED

if TYPE_CHECKING:
    from ..packages.bundle import Bundle
    from ..packages.gem_resolver import Resolution

COMPILED = frozenset(
    {
        *(
            "bcrypt",
            "eventmachine",
            "fast-stemmer",
            "ffi",
            "google-protobuf",
            "hiredis",
            "http_parser.rb",
            "libv8",
        ),
        *("mini_racer", "posix-spawn", "puma", "sassc", "sass-embedded", "therubyracer", "thin"),
        *("typhoeus", "ethon", "unf_ext", "yajl-ruby"),
        *(
            "charlock_holmes",
            "commonmarker",
            "curb",
            "mini_magick",
            "oj",
            "ox",
            "pygments.rb",
            "rdiscount",
            "redcarpet",
        ),
        *("rmagick", "ruby-vips", "rugged", "sqlite3"),
    }
)
"""Well-known gems that are nothing without compiled code or another program, so they are not downloaded."""
STAND_INS = frozenset({"execjs", "html-proofer", "nokogiri", "rinku"})
"""Gems in whose place this program has a library of its own for Ruby code (`ruby/lib`)."""
PURE_BESIDE = frozenset({"racc"})
"""Gems with compiled parts that do the same in Ruby where these are missing."""


class Service(Enum):
    """The way in which a gem is served."""

    BUILT_IN = "built in"
    PACKAGE = "installed Python package"
    SANDBOX = "Ruby, in the sandbox"
    NONE = "cannot run here"


class Stage(Enum):
    """Why a gem is loaded, in the order in which Jekyll does."""

    GEMFILE = "Gemfile"
    THEME = "theme"
    PLUGINS = "plugins"
    NEEDED = "needed by another gem"


@dataclass(frozen=True)
class SiteGem:
    """A gem that a site needs."""

    name: str
    stage: Stage
    service: Service
    reason: str = ""
    """Why it cannot run."""
    version: str = ""
    root: str = ""
    """The folder of its files, for those in Ruby; empty while they are not here."""
    require_paths: tuple[str, ...] = ()
    """The absolute paths of the folders in which Ruby looks for what is required."""
    requires: tuple[str, ...] = ()
    """The names to require, such as ``jekyll/scholar``; none for a gem that another one loads."""
    origin: str = ""
    """The address of its index, or where else it comes from."""
    needs: tuple[str, ...] = ()
    """The gems that it names in turn."""


def needed(config: Configuration, theme: Theme | None) -> list[SiteGem]:
    """The gems that a site and its theme name, without what those need in turn, and without versions and files."""
    entries = {entry.name: entry for entry in gemfile.entries(gemfile.read(config.source) or "")}
    grouped = gemfile.required(config.source) if config.text("target") != "github-pages" else []
    found: dict[str, SiteGem] = {}
    for name, required, stage in _named(config, theme, grouped, entries):
        known = found.get(name) or SiteGem(name, stage, *_service_of(name, config))
        found[name] = replace(known, requires=tuple(dict.fromkeys((*known.requires, *required))))
    return list(found.values())


def resolved(config: Configuration, theme: Theme | None, *, update: bool = False) -> list[SiteGem]:
    """The gems of a site with all that they need; those in Ruby are fetched unless they are on this machine.

    They are in load order: the gems that others need stand before them. All their `require_paths` have to be on Ruby's
    load path before the first is required, as gems may require each other.

    Args:
        config: the configuration.
        theme: the theme, whose gem stays in the version that was found.
        update: whether to choose versions anew where no ``Gemfile.lock`` fixes them.

    Raises:
        GemError: a gem cannot be downloaded, or the requirements exclude each other.
    """
    wanted = needed(config, theme)
    ruby = [each for each in wanted if each.service is Service.SANDBOX]
    if not ruby:
        return wanted
    from ..packages.bundle import Bundle  # few sites need them, and they take 30 ms
    from ..packages.gem_lookup import Provided

    bundle = Bundle(config.source, gem_rules(config, update=update))
    if theme is not None:
        bundle.hold(theme.name, Gem(theme.root, theme.spec))
    provided = Provided(_PROVIDED, {"jekyll": text(config.reference.jekyll)})
    try:
        chosen = bundle.all([*(Dependency(each.name) for each in ruby), *_needs_of_theme(theme)], provided)
    except NoIndex:
        return [_refused(each, f"no index of gems is named: {NO_INDEX}") if each in ruby else each for each in wanted]
    return list(_with_files(wanted, chosen, bundle))


def _named(
    config: Configuration, theme: Theme | None, grouped: Sequence[str], entries: Mapping[str, gemfile.GemEntry]
) -> Iterator[tuple[str, tuple[str, ...], Stage]]:
    """Each gem that is named, with the names to require and why."""
    for name in grouped:
        entry = entries.get(name)
        yield name, (name,) if entry is None or entry.requires is None else entry.requires, Stage.GEMFILE
    for need in _needs_of_theme(theme):
        if need.name != "jekyll":
            yield need.name, (need.name,), Stage.THEME
    for name in config.strings("plugins"):
        yield gem_of(name, entries), (name,), Stage.PLUGINS


def _needs_of_theme(theme: Theme | None) -> tuple[Dependency, ...]:
    return theme.runtime_dependencies if theme is not None and not theme.late else ()


def gem_of(name: str, entries: Mapping[str, gemfile.GemEntry]) -> str:
    """The gem that has what ``plugins:`` names: ``jekyll/scholar`` is a file of jekyll-scholar."""
    return name if name in entries or name in BUNDLED else name.replace("/", "-")


def _service_of(name: str, config: Configuration) -> tuple[Service, str]:
    """The way in which a gem is served, and the reason if it is not."""
    if name in BUNDLED or name in UNNEEDED or name in DEFAULT_GEMS or name in STAND_INS:
        return Service.BUILT_IN, ""
    if any(True for _ in entry_points(ENTRY_POINTS, name)):
        return Service.PACKAGE, ""
    if name in COMPILED:
        return Service.NONE, "it is compiled code"
    if config.flag("safe"):
        return Service.NONE, "safe mode, as on GitHub Pages, runs no Ruby"
    return Service.SANDBOX, ""


LIBRARIES = frozenset({"kramdown", "kramdown-parser-gfm", "rouge", "tzinfo"})
"""Gems that sites need not name, but whose Ruby code other gems may call."""
_PROVIDED = frozenset({*BUNDLED, *UNNEEDED, *DEFAULT_GEMS, *COMPILED, *STAND_INS} - LIBRARIES)


def _with_files(wanted: Sequence[SiteGem], chosen: Resolution, bundle: Bundle) -> Iterator[SiteGem]:
    """The gems in load order, each after those that it needs."""
    given = {each.name for each in wanted}
    for each in wanted:
        compiled = _compiled_need(each.name, chosen)
        if each.name in chosen.missing:
            yield _refused(each, bundle.why_missing(each.name))
        elif each.name not in chosen.releases:
            yield each
        elif compiled:
            yield _refused(each, f"it needs {compiled}, which is compiled code")
        else:
            for name in [name for name in _needs_of(each.name, chosen) if name not in given]:
                given.add(name)
                yield _with_file(SiteGem(name, Stage.NEEDED, each.service), chosen, bundle)
            yield _with_file(each, chosen, bundle)


def _compiled_need(name: str, chosen: Resolution) -> str:
    """The first compiled gem among those that a gem needs; empty without any."""
    gems = [chosen.releases[each] for each in (*_needs_of(name, chosen), name) if each in chosen.releases]
    return next((need.name for gem in gems for need in gem.dependencies if need.name in COMPILED), "")


def _needs_of(name: str, chosen: Resolution) -> list[str]:
    """The gems that a gem needs, through others, in the order of the choice."""
    found, queue = set(), [name]
    while queue:
        release = chosen.releases.get(queue.pop())
        needs = [need.name for need in release.dependencies if need.name in chosen.releases] if release else []
        queue += [need for need in needs if need not in found]
        found |= set(needs)
    return [each for each in chosen.releases if each in found and each != name]


def _with_file(gem: SiteGem, chosen: Resolution, bundle: Bundle) -> SiteGem:
    release = chosen.releases[gem.name]
    found = bundle.gem(release)
    needs = tuple(each.name for each in release.dependencies)
    version = found.spec.version or release.version
    known = replace(gem, version=version, root=found.root, origin=release.origin, needs=needs)
    if found.spec.extensions and gem.name not in PURE_BESIDE:
        return _refused(known, "it has compiled parts")
    paths = tuple(os.path.join(found.root, each) for each in found.spec.require_paths)
    return replace(known, require_paths=paths, requires=tuple(_file_of(each, found) for each in gem.requires))


def _file_of(name: str, gem: Gem) -> str:
    """The path to require for a name: Bundler tries ``a/b`` for a gem ``a-b`` that has no file of its own name."""
    alternative = name.replace("-", "/")
    return alternative if not _has(gem, name) and _has(gem, alternative) else name


def _has(gem: Gem, name: str) -> bool:
    return any(os.path.isfile(os.path.join(gem.root, each, f"{name}.rb")) for each in gem.spec.require_paths)


def _refused(gem: SiteGem, reason: str) -> SiteGem:
    return replace(gem, service=Service.NONE, reason=reason)
