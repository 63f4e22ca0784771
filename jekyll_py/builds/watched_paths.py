"""The paths whose changes a preview follows: configuration files, and which paths of a site cannot affect it."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from ..config.cache_folder import cache_path
from ..config.configuration import Configuration
from ..read.entry_filter import EntryFilter, is_special
from ..server.builder import Sources
from ..themes import stand_in
from ..themes.theme import THEME_FOLDERS, Theme


def watched_paths(config: Configuration, theme: Theme | None, report: str | None) -> Sources:
    """The paths to watch: the site, its configuration files, and the folders and configuration of its theme.

    Args:
        config: the configuration.
        theme: the theme, if there is one.
        report: the path of the JSON report, or None.
    """
    roots = [] if theme is None else [Path(theme.root)]
    decisive = () if theme is None else stand_in.decisive_files(config, theme)
    return Sources(
        paths=(Path(config.source), *(root / name for root in roots for name in THEME_FOLDERS)),
        config_files=(*config_files(config), *(root / "_config.yml" for root in roots), *decisive),
        ignore=ignored(config, report),
    )


def config_files(config: Configuration) -> tuple[Path, ...]:
    """The files that the configuration is read from, whether they exist or not.

    The ``Gemfile`` is one of them: it selects the target and names plugins. ``Gemfile.lock`` selects their versions.
    """
    source = Path(config.source)
    usual = [source / name for name in ("_config.yml", "_config.yaml", "_config.toml")]
    named = [Path(path) for path in config.files]
    read = named if named and named[0] not in usual else [*named, *usual]
    gemfile = Path(os.environ.get("BUNDLE_GEMFILE") or source / "Gemfile").absolute()
    return tuple(dict.fromkeys([*read, gemfile, source / "Gemfile.lock"]))


def ignored(config: Configuration, report: str | None = None) -> Callable[[Path], bool]:
    """A predicate for paths that cannot affect the site: output, caches, excluded and hidden entries.

    Args:
        config: the configuration.
        report: the path of the JSON report, or None.
    """
    source, folders = Path(config.source), (config.destination, cache_path(config))
    written = {Path(place(path)) for path in folders for place in (os.path.abspath, os.path.realpath)}
    reports = None if report is None else os.path.abspath(report)
    entries = EntryFilter.from_config(config, config.source)

    def ignore(path: Path) -> bool:
        if any(path.is_relative_to(place) for place in written) or str(path) == reports:
            return True
        if not path.is_relative_to(source):
            return False
        relative = path.relative_to(source).as_posix()
        return _is_left_out(entries, relative)

    return ignore


def _is_left_out(entries: EntryFilter, relative: str) -> bool:
    """Whether an entry or a folder above it is excluded or hidden; a leading ``_`` does not make it hidden."""
    folder, name = os.path.split(relative)
    if folder and _is_left_out(entries, folder):
        return True
    if entries.is_included(relative):
        return False
    hidden = is_special(name) and not name.startswith("_")
    return hidden or name.endswith("~") or entries.is_excluded(relative)
