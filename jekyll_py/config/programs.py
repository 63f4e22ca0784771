"""Choosing the reference of a site: the versions of Jekyll, Liquid, kramdown, Rouge, Sass and plugins to reproduce."""

from __future__ import annotations

from collections.abc import Mapping

from ..lazy.tuples import NamedTuple
from ..packages import gemfile
from ..packages.lockfile import locked_versions
from ..packages.requirement import allows
from ..reference import JEKYLL, PAGES, REFERENCES, VARIABLE, Reference, Version, asked, parsed, text
from .target import GITHUB_PAGES


class Programs(NamedTuple):
    """The reference of a site, and why it was chosen."""

    reference: Reference
    reason: str
    """The reason, for messages, such as ``Gemfile.lock``."""
    warning: str = ""
    """The warning if another version than the requested one is used; empty for none."""


NEWEST = Programs(JEKYLL, "the newest Jekyll")

SERIES: Mapping[Version, Reference] = {
    (3, 9): PAGES._replace(name="jekyll-3.9.5", jekyll=(3, 9, 5), kramdown=(2, 5, 2), plugins=JEKYLL.plugins),
    (3, 10): PAGES._replace(name="jekyll-3.10.0", kramdown=(2, 5, 2), plugins=JEKYLL.plugins),
    (4, 0): JEKYLL._replace(name="jekyll-4.0.1", jekyll=(4, 0, 1), rouge=(3, 30, 0), sass="sassc"),
    (4, 1): JEKYLL._replace(name="jekyll-4.1.1", jekyll=(4, 1, 1), rouge=(3, 30, 0), sass="sassc"),
    (4, 2): JEKYLL._replace(name="jekyll-4.2.2", jekyll=(4, 2, 2), rouge=(3, 30, 0), sass="sassc"),
    (4, 3): JEKYLL._replace(name="jekyll-4.3.4", jekyll=(4, 3, 4)),
    (4, 4): JEKYLL,
}
"""The last Jekyll of each series, with the gems that Bundler chooses for it without a lock file."""

_SASS: Mapping[Version, str] = {(1,): "ruby-sass", (2,): "sassc", (3,): "dart-sass"}
"""The implementation of each jekyll-sass-converter."""


def programs(source: str, target: str, *, is_asked: bool = False) -> Programs:
    """The programs for a site: those that ``JEKYLL_PY_REFERENCE`` names, the Gemfile's, else the target's newest.

    Args:
        source: the folder with ``Gemfile`` and ``Gemfile.lock``.
        target: the target of the site.
        is_asked: whether the site or the user asks for the target: GitHub Pages does not read a Gemfile.

    Raises:
        SettingError: the environment names an unknown reference.
    """
    if asked() is not None or (is_asked and target == GITHUB_PAGES):
        return without_gemfile(target)
    locked = locked_versions(source)
    if target == GITHUB_PAGES:
        return _pages(locked.get("github-pages"))
    if "jekyll" in locked:
        return _locked({name: parsed(version) for name, version in locked.items()})
    return _allowed(gemfile.requirement(gemfile.read(source) or "", "jekyll"))


def without_gemfile(target: str) -> Programs:
    """The programs for a target, or those that ``JEKYLL_PY_REFERENCE`` names.

    Raises:
        SettingError: it names an unknown reference.
    """
    named = asked()
    if named is not None:
        return Programs(named, VARIABLE)
    return Programs(PAGES, f"the target {GITHUB_PAGES}") if target == GITHUB_PAGES else NEWEST


def _pages(locked: str | None) -> Programs:
    if locked is None:
        return without_gemfile(GITHUB_PAGES)
    known = {parsed(name.removeprefix("github-pages-")): each for name, each in REFERENCES.items() if each.is_pages}
    nearest = min(known, key=lambda version: abs(version[0] - (parsed(locked) or version)[0]))
    warning = "" if text(nearest) == locked else f"github-pages {locked} is built as {text(nearest)}"
    return Programs(known[nearest], "Gemfile.lock", warning)


def _locked(versions: Mapping[str, Version]) -> Programs:
    wanted = versions["jekyll"]
    nearest = _nearest(wanted)
    found = SERIES[nearest].with_versions(versions if wanted[:2] in SERIES else _without(versions, "jekyll"))
    found = found._replace(sass=_SASS.get(versions.get("jekyll-sass-converter", ())[:1], found.sass))
    warning = "" if wanted[:2] in SERIES else f"jekyll {text(wanted)} is built as {text(found.jekyll)}"
    return Programs(found._replace(name=f"jekyll-{text(found.jekyll)}"), "Gemfile.lock", warning)


def _allowed(requirement: str) -> Programs:
    """The newest Jekyll that a requirement allows; the newest of all where it allows none."""
    if not requirement:
        return NEWEST
    found = [each for each in SERIES.values() if allows(requirement, text(each.jekyll))]
    if found:
        return Programs(found[-1], "Gemfile")
    numbers = parsed(requirement.lstrip("=~<> "))
    nearest = SERIES[_nearest(numbers or JEKYLL.jekyll)]
    exact = nearest._replace(jekyll=numbers) if numbers[:2] in SERIES else nearest
    warning = "" if numbers[:2] in SERIES else f"jekyll {requirement} is built as {text(exact.jekyll)}"
    return Programs(exact._replace(name=f"jekyll-{text(exact.jekyll)}"), "Gemfile", warning)


def _nearest(wanted: Version) -> Version:
    """The series that is nearest to a version: its own, else the next older one, else the oldest."""
    older = [series for series in SERIES if series <= wanted[:2]]
    return older[-1] if older else next(iter(SERIES))


def _without(versions: Mapping[str, Version], name: str) -> dict[str, Version]:
    return {each: version for each, version in versions.items() if each != name}
