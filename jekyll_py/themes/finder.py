"""Finds the theme of a site: in the site, among Python packages and gems, or in a repository."""

from __future__ import annotations

import importlib.util
import os
import re
from dataclasses import replace
from typing import TYPE_CHECKING

from ..config.configuration import Configuration
from ..config.gem_rules import gem_rules, may_keep
from ..config.places import place
from ..config.target import DEFAULT_THEME, GITHUB_PAGES
from ..diagnostics import Diagnostics
from ..errors import SettingError
from ..log import Message
from ..packages import gemfile, gems
from ..packages.bundler_settings import BundlerSettings
from ..packages.entry_points import entry_points
from ..packages.gem_error import NO_INDEX, GemError, NoIndex
from ..packages.gem_rules import TRUSTED, Rules
from ..packages.gems import GemSpec
from ..packages.requirement import allows
from ..reference import text
from .stand_in import has_default_layout, stand_in
from .theme import OWN_THEME, Theme, default_theme, is_inside, theme_of_gem

if TYPE_CHECKING:
    from importlib.metadata import Distribution

    from .remote import ThemeRepository

ENTRY_POINTS = "jekyll_py.themes"
"""The entry point group by which a Python package registers its themes: ``name = "package.folder"``."""
PLUGIN = "jekyll-remote-theme"
"""The plugin that reads the key ``remote_theme``."""

_NAME = re.compile(r"[\w-][\w.-]*")
"""A valid theme name; any other text can only be a path."""


class MissingTheme(SettingError):
    """The theme was not found."""


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
    if remote := _remote(config, diagnostics):
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
        _warn(config, diagnostics, "Theme:", error)
        theme = None
    if theme is None and not has_default_layout(config):
        has_layouts = os.path.isdir(os.path.join(config.source, config.text("layouts_dir")))
        return replace(default_theme(DEFAULT_THEME), stands_in=has_layouts)
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
        error = _missing_folder(plain) if _is_path(plain) else _missing(plain.lower())
        error.sought = (os.path.abspath(os.path.join(source, os.path.expanduser(plain))),) if _is_path(plain) else ()
        raise error
    return found


def _is_path(name: str) -> bool:
    """Whether a name can be the path of a theme."""
    return "/" in name or name.endswith(".gem")


def _find_on_disk(name: str, source: str, rules: Rules) -> Theme | None:
    found = _near(name, source, rules)
    return found or (_in_gems(name.lower(), source, safe=rules.safe) if _NAME.fullmatch(name) else None)


def _near(name: str, source: str, rules: Rules) -> Theme | None:
    """The theme in a place that the site or a Python package gives, which holds for any version."""
    found = _by_path(name, source, safe=rules.safe, keep=rules.keep)
    if found is None and _NAME.fullmatch(name):
        lower = name.lower()
        found = _in_source(lower, source) or _in_packages(lower) or _in_gemfile(lower, source, safe=rules.safe)
    return found


def _by_gem(name: str, source: str, rules: Rules, jekyll: str, *, for_pages: bool) -> Theme | None:
    """The theme in a gem of this machine or of an index, or of this package, or of GitHub Pages.

    Raises:
        MissingTheme: its gem, or its repository, cannot be had now.
    """
    installed = _in_gems(name, source, safe=rules.safe)
    if installed is not None and (for_pages or _is_wanted(installed.spec, source)):
        return installed
    if name == OWN_THEME:
        return installed or default_theme(name)
    if for_pages and (found := _of_pages(name, keep=rules.keep)):
        return found
    try:
        return _fetched(name, source, rules, jekyll)
    except GemError as error:
        reason = error
    found = installed or _of_pages(name, keep=rules.keep)
    if found is None and not isinstance(reason, NoIndex):
        hint = "; ".join(filter(None, (reason.hint, _installed(name))))
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


def _missing_folder(path: str) -> MissingTheme:
    kind = "file" if path.endswith(".gem") else "folder"
    hint = f"there is no such {kind}; a path begins at the folder of the site"
    return MissingTheme(f"The {path} theme could not be found.", "theme", hint=hint)


def _missing(name: str, more: str = "") -> MissingTheme:
    index = f"let it be downloaded from an index of gems ({NO_INDEX})"
    way = f"{index}; or take it from its repository (remote_theme: owner/name, with {PLUGIN} in plugins)"
    hint = "; ".join(filter(None, (_installed(name), way, more)))
    return MissingTheme(f"The {name} theme could not be found.", "theme", hint=hint)


def _installed(name: str) -> str:
    """A hint with the ways to have a theme without a network at build time."""
    return (
        f"install its gem (gem install {name}) or give the gem's file (theme: path/to/{name}.gem); "
        f"pip install a package that brings the theme {name}"
    )


def _remote(config: Configuration, diagnostics: Diagnostics) -> Theme | None:
    """The theme that ``remote_theme`` names, or None if the plugin jekyll-remote-theme is not enabled."""
    if not config.flag("remote_theme"):
        return None
    if not _has_remote_theme_plugin(config):
        if not config.flag("theme"):
            hint = f"add {PLUGIN} to the list plugins: of the configuration"
            error = SettingError(f"remote_theme needs the plugin {PLUGIN}", "remote_theme", hint=hint)
            _warn(config, diagnostics, "Remote Theme:", error)
        return None
    from . import remote  # few sites need it

    text = config.text("remote_theme").strip()
    if remote.is_path(text):
        return _remote_folder(text, config)
    repository = remote.parse(text)
    if repository is not None:
        return _remote_repository(repository, keep=may_keep(config))
    hint = "write owner/name or owner/name@ref, ref being a branch, tag or commit"
    error = SettingError(f'"{text}" is not a valid remote theme', "remote_theme", hint=hint)
    _warn(config, diagnostics, "Remote Theme:", error)
    return None


def _warn(config: Configuration, diagnostics: Diagnostics, topic: str, warning: SettingError) -> None:
    place(warning, config.files)
    diagnostics.add(topic, warning)


def _remote_repository(repository: ThemeRepository, *, keep: bool) -> Theme:
    from ..packages.download import DownloadError, NotThere

    try:
        theme = _downloaded(repository, keep=keep)
    except NotThere as error:
        raise MissingTheme(error.message, "remote_theme", hint=error.hint) from error
    except DownloadError as error:
        hint = f"build once with the network: a copy is kept; or {_installed(repository.name)}"
        message = f"The theme {repository} could not be downloaded: {error.message}"
        raise MissingTheme(message, "remote_theme", hint=hint) from error
    found = Message("info", "Remote Theme:", f"Using theme {repository}")
    return replace(theme, late=True, messages=(found, *theme.messages))


def _has_remote_theme_plugin(config: Configuration) -> bool:
    """Whether jekyll-remote-theme is enabled."""
    if config.flag("safe") and PLUGIN not in config.strings("whitelist"):
        return False
    return PLUGIN in config.strings("plugins") or PLUGIN in gemfile.required(config.source)


def _remote_folder(text: str, config: Configuration) -> Theme:
    """The theme in a local folder that ``remote_theme`` names, as release 0.5 of the gem allows."""
    from . import remote

    theme = _by_path(text, config.source, safe=config.flag("safe"))
    if theme is None:
        message = f"The folder {text} of remote_theme could not be found."
        error = MissingTheme(message, "remote_theme", hint="it begins at the source")
        error.sought = (os.path.abspath(os.path.join(config.source, os.path.expanduser(text))),)
        raise error
    found = Message("info", "Remote Theme:", f"Using theme local/{theme.name}")
    return replace(theme, spec=remote.spec_of(theme.root, theme.name), repository=True, late=True, messages=(found,))


def _downloaded(repository: ThemeRepository, *, keep: bool) -> Theme:
    from . import remote

    fetched = remote.fetch(repository, keep=keep)
    notes = (Message("warn", "Remote Theme:", f"{repository}: {fetched.note}"),) if fetched.note else ()
    return Theme(repository.name, os.path.realpath(fetched.root), fetched.spec, repository=True, messages=notes)


def _of_pages(name: str, *, keep: bool) -> Theme | None:
    """A theme of GitHub Pages, from its repository; None for other names."""
    from ..packages.download import DownloadError
    from . import remote

    repository = remote.parse(remote.THEMES_OF_PAGES.get(name, ""))
    if repository is None:
        return None
    try:
        theme = _downloaded(repository, keep=keep)
    except DownloadError as error:
        raise _missing(name, f"its repository could not be had now ({error.message})") from error
    found = Message("info", "Theme:", f"{name} is not installed: using {repository}@{repository.ref}")
    return replace(theme, name=name, spec=replace(theme.spec, name=name), messages=(found, *theme.messages))


def _by_path(name: str, source: str, *, safe: bool, keep: bool = True) -> Theme | None:
    path = os.path.join(source, os.path.expanduser(name))
    if safe and os.path.exists(path):
        _check_inside(path, source, name)
    if name.endswith(".gem") and os.path.isfile(path):
        from ..packages import gem_archive  # few sites need it

        found = gem_archive.unpack(path, keep=keep)
        return theme_of_gem(found.spec.name, found)
    if "/" in name and os.path.isdir(path):
        root = os.path.realpath(path)
        return Theme(os.path.basename(root), root, _spec_in(root, os.path.basename(root)))
    return None


def _check_inside(path: str, source: str, name: str) -> None:
    if not is_inside(path, source):
        hint = "safe mode, as on GitHub Pages, reads nothing from there: move it into the site, or use --target jekyll"
        raise SettingError(f"The theme {name} lies outside of the site.", "theme", hint=hint)


def _in_source(name: str, source: str) -> Theme | None:
    if not os.path.isfile(os.path.join(source, f"{name}.gemspec")):
        return None
    return Theme(name, os.path.realpath(source), _spec_in(source, name))


def _in_gemfile(name: str, source: str, *, safe: bool) -> Theme | None:
    """The theme in a folder that the ``Gemfile`` names."""
    path = gemfile.path_of(gemfile.read(source) or "", name)
    found = _by_path(os.path.join(path, ""), source, safe=safe) if path else None
    return replace(found, name=name, spec=_spec_in(found.root, name)) if found else None


def _spec_in(root: str, name: str) -> GemSpec:
    path = os.path.join(root, f"{name}.gemspec")
    return gems.read_gemspec(path, name) if os.path.isfile(path) else GemSpec(name)


def _in_packages(name: str) -> Theme | None:
    for entry in entry_points(ENTRY_POINTS, name):
        try:
            spec = importlib.util.find_spec(entry.value)
        except (ImportError, ValueError) as error:
            message = f"the package that brings the theme {name} cannot be loaded: {error}"
            raise SettingError(message, "theme") from error
        for folder in (spec.submodule_search_locations or []) if spec else []:
            return Theme(name, os.path.realpath(folder), _spec_of_package(name, entry.dist), packaged=True)
    return None


def _spec_of_package(name: str, package: Distribution | None) -> GemSpec:
    """A gem specification made from the metadata of a Python package."""
    if package is None:
        return GemSpec(name)
    fields = package.metadata
    authors = [author for field in ("Author", "Author-email") for author in fields.get_all(field, []) if author]
    return GemSpec(name, package.version, tuple(authors[:1]), "".join(fields.get_all("Summary", [])[:1]))


def _in_gems(name: str, source: str, *, safe: bool) -> Theme | None:
    found = gems.find(name, source, safe=safe)
    if found is None:
        return None
    if safe and os.path.abspath(found.root).startswith(os.path.join(os.path.abspath(source), "")):
        _check_inside(found.root, source, name)
    return theme_of_gem(name, found)
