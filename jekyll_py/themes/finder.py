"""Finds the theme of a site: in the site, among Python packages and gems, or in a repository."""

from __future__ import annotations

import os

from ..config.configuration import Configuration
from ..config.gem_rules import gem_rules
from ..config.places import place
from ..config.target import DEFAULT_THEME, GITHUB_PAGES
from ..diagnostics import Diagnostics
from ..lazy.patterns import lazy_pattern
from ..packages import gemfile, gems
from ..packages.bundler_settings import BundlerSettings
from ..packages.gem_error import GemError, NoIndex
from ..packages.gem_rules import TRUSTED, Rules
from ..packages.gems import GemSpec
from ..packages.requirement import allows
from ..reference import text
from .missing import MissingTheme, missing_gem, missing_path, ways_to_install
from .on_disk import by_path, in_gemfile, in_gems, in_packages, in_source
from .remote_theme import remote_theme, theme_of_pages
from .stand_in import has_default_layout, stand_in
from .theme import OWN_THEME, Theme, default_theme

_NAME = lazy_pattern(r"[\w-][\w.-]*")
"""A valid theme name; any other text can only be a path."""


def theme_of(config: Configuration, diagnostics: Diagnostics, *, update: bool = False) -> Theme | None:
    """The theme that a configuration names, or one that stands in; ``remote_theme`` has priority over ``theme``.

    Args:
        config: the configuration.
        diagnostics: gets a warning if ``remote_theme`` names no repository, or the default theme is out of reach.
        update: whether to choose the version of a downloaded gem anew where no ``Gemfile.lock`` fixes it.

    Raises:
        MissingTheme: the theme was not found.
        SettingError: the theme cannot be read.
    """
    if remote := remote_theme(config, diagnostics):
        return remote
    name = config.get("theme")
    if not isinstance(name, str) or not name.strip():
        return stand_in(config)
    if name.strip().lower() == DEFAULT_THEME:
        return _default_of_pages(config, diagnostics)
    return _asked(config, name, update=update)


def _asked(config: Configuration, name: str, *, update: bool = False) -> Theme:
    for_pages = config.text("target") == GITHUB_PAGES
    return find(name, config.source, gem_rules(config, update=update), text(config.reference.jekyll), for_pages)


def _default_of_pages(config: Configuration, diagnostics: Diagnostics) -> Theme | None:
    """The theme that GitHub Pages gives a site without one, where the site or the user asks for it or for the target.

    A site that is built for GitHub Pages because it has no Gemfile gets it only if its gem is installed. Without it,
    the theme of this package stands in, unless the site brings its own default layout; where a site has other layouts,
    only for pages that ask for one of the theme's.
    """
    is_asked = config.origin.has("theme") or config.origin.has("target")
    rules = gem_rules(config)
    try:
        theme = _asked(config, DEFAULT_THEME) if is_asked else _find_on_disk(DEFAULT_THEME, config.source, rules)
    except MissingTheme as error:
        place(error, config.files)
        diagnostics.add("Theme:", error)
        theme = None
    if theme is None and not has_default_layout(config):
        has_layouts = os.path.isdir(os.path.join(config.source, config.text("layouts_dir")))
        return default_theme(DEFAULT_THEME)._replace(stands_in=has_layouts)
    return theme


def find(name: str, source: str, rules: Rules = TRUSTED, jekyll: str = "", for_pages: bool = False) -> Theme:
    """The theme that the key ``theme`` names.

    It is searched for, in this order, as a path (a ``.gem`` file or a folder), in the source itself (``NAME.gemspec``:
    a theme that is its own demonstration site), among Python packages, in the Gemfile, among the gems of this machine,
    in the index of gems that the Gemfile names, as the theme of this package and, for themes of GitHub Pages, in its
    repository. A gem of this machine in another version than the Gemfile's is taken where that cannot be had.

    Args:
        name: a name or path.
        source: the source folder of the site.
        rules: what the site may do about gems, and with them about themes.
        jekyll: the version of Jekyll that a downloaded theme has to allow; empty for any.
        for_pages: whether the site is built as by GitHub Pages, which has its own themes whatever the Gemfile says.

    Raises:
        MissingTheme: the theme was not found.
        SettingError: the theme cannot be read.
    """
    plain = name.strip()
    found = _near(plain, source, rules)
    if found is None and _NAME.fullmatch(plain):
        found = _by_gem(plain.lower(), source, rules, jekyll, for_pages=for_pages)
    if found is None:
        error = missing_path(plain) if _is_path(plain) else missing_gem(plain.lower())
        error.sought = (os.path.abspath(os.path.join(source, os.path.expanduser(plain))),) if _is_path(plain) else ()
        raise error
    return found


def _is_path(name: str) -> bool:
    """Whether a name can be the path of a theme."""
    return "/" in name or name.endswith(".gem")


def _find_on_disk(name: str, source: str, rules: Rules) -> Theme | None:
    found = _near(name, source, rules)
    return found or (in_gems(name.lower(), source, safe=rules.safe) if _NAME.fullmatch(name) else None)


def _near(name: str, source: str, rules: Rules) -> Theme | None:
    """The theme in a place that the site or a Python package gives, which holds for any version."""
    found = by_path(name, source, safe=rules.safe, keep=rules.keep)
    if found is None and _NAME.fullmatch(name):
        lower = name.lower()
        found = in_source(lower, source) or in_packages(lower) or in_gemfile(lower, source, safe=rules.safe)
    return found


def _by_gem(name: str, source: str, rules: Rules, jekyll: str, *, for_pages: bool) -> Theme | None:
    """The theme in a gem of this machine or of an index, or of this package, or of GitHub Pages.

    Raises:
        MissingTheme: its gem, or its repository, cannot be had now.
    """
    installed = in_gems(name, source, safe=rules.safe)
    if installed is not None and (for_pages or _is_wanted(installed.spec, source)):
        return installed
    if name == OWN_THEME:
        return installed or default_theme(name)
    if for_pages and (found := theme_of_pages(name, keep=rules.keep)):
        return found
    try:
        return _fetched(name, source, rules, jekyll)
    except GemError as error:
        reason = error
    found = installed or theme_of_pages(name, keep=rules.keep)
    if found is None and not isinstance(reason, NoIndex):
        hint = "; ".join(filter(None, (reason.hint, ways_to_install(name))))
        raise MissingTheme(f"The {name} theme could not be found: {reason.message}.", "theme", hint=hint) from reason
    return found


def _is_wanted(spec: GemSpec, source: str) -> bool:
    """Whether the Gemfile and its lock allow a gem, the Gemfile without Bundler too: an index may help."""
    asked = (each.requirement for each in gemfile.entries(gemfile.read(source) or "") if each.name == spec.name)
    return gems.is_wanted(spec, source) and allows(next(asked, "") or ">= 0", spec.version)


def _fetched(name: str, source: str, rules: Rules, jekyll: str) -> Theme:
    """The theme in a gem of an index, or of a repository that the Gemfile names.

    Raises:
        GemError: it cannot be had.
    """
    if gemfile.read(source) is None and not rules.gem_source and not BundlerSettings(source).mirror_of_all:
        raise NoIndex("no index of gems is named")
    from . import gem  # few sites need it, and it takes 30 ms

    return gem.fetched(name, source, rules, jekyll)
