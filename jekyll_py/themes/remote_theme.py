"""The theme that the key ``remote_theme`` names, and themes of GitHub Pages from their repositories."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from ..config.configuration import Configuration
from ..config.gem_rules import may_keep
from ..config.places import place
from ..diagnostics import Diagnostics
from ..errors import SettingError
from ..log import Message
from ..packages import gemfile
from .missing import PLUGIN, MissingTheme, missing_gem, ways_to_install
from .on_disk import by_path
from .theme import Theme

if TYPE_CHECKING:
    from .remote import ThemeRepository


def remote_theme(config: Configuration, diagnostics: Diagnostics) -> Theme | None:
    """The theme that ``remote_theme`` names, or None if the plugin jekyll-remote-theme is not enabled.

    Args:
        config: the configuration.
        diagnostics: gets a warning if the key names no repository or the plugin is not enabled.

    Raises:
        MissingTheme: the folder does not exist, or the repository cannot be had now.
    """
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


def theme_of_pages(name: str, *, keep: bool) -> Theme | None:
    """A theme of GitHub Pages, from its repository; None for other names.

    Args:
        name: its gem.
        keep: whether the copy is cached in the user's cache folder.

    Raises:
        MissingTheme: the repository cannot be had now.
    """
    from ..packages.download import DownloadError
    from . import remote

    repository = remote.parse(remote.THEMES_OF_PAGES.get(name, ""))
    if repository is None:
        return None
    try:
        theme = _downloaded(repository, keep=keep)
    except DownloadError as error:
        raise missing_gem(name, f"its repository could not be had now ({error.message})") from error
    found = Message("info", "Theme:", f"{name} is not installed: using {repository}@{repository.ref}")
    return theme._replace(name=name, spec=theme.spec._replace(name=name), messages=(found, *theme.messages))


def _has_remote_theme_plugin(config: Configuration) -> bool:
    """Whether jekyll-remote-theme is enabled."""
    if config.flag("safe") and PLUGIN not in config.strings("whitelist"):
        return False
    return PLUGIN in config.strings("plugins") or PLUGIN in gemfile.required(config.source)


def _remote_folder(text: str, config: Configuration) -> Theme:
    """The theme in a local folder that ``remote_theme`` names, as release 0.5 of the gem allows."""
    from . import remote

    theme = by_path(text, config.source, safe=config.flag("safe"))
    if theme is None:
        message = f"The folder {text} of remote_theme could not be found."
        error = MissingTheme(message, "remote_theme", hint="it begins at the source")
        error.sought = (os.path.abspath(os.path.join(config.source, os.path.expanduser(text))),)
        raise error
    found = Message("info", "Remote Theme:", f"Using theme local/{theme.name}")
    return theme._replace(spec=remote.spec_of(theme.root, theme.name), repository=True, late=True, messages=(found,))


def _remote_repository(repository: ThemeRepository, *, keep: bool) -> Theme:
    from ..packages.download import DownloadError, NotThere

    try:
        theme = _downloaded(repository, keep=keep)
    except NotThere as error:
        raise MissingTheme(error.message, "remote_theme", hint=error.hint) from error
    except DownloadError as error:
        hint = f"build once with the network: a copy is kept; or {ways_to_install(repository.gem)}"
        message = f"The theme {repository} could not be downloaded: {error.message}"
        raise MissingTheme(message, "remote_theme", hint=hint) from error
    found = Message("info", "Remote Theme:", f"Using theme {repository}")
    return theme._replace(late=True, messages=(found, *theme.messages))


def _downloaded(repository: ThemeRepository, *, keep: bool) -> Theme:
    from . import remote

    fetched = remote.fetch(repository, keep=keep)
    notes = (Message("warn", "Remote Theme:", f"{repository}: {fetched.note}"),) if fetched.note else ()
    return Theme(repository.name, os.path.realpath(fetched.root), fetched.spec, repository=True, messages=notes)


def _warn(config: Configuration, diagnostics: Diagnostics, topic: str, warning: SettingError) -> None:
    place(warning, config.files)
    diagnostics.add(topic, warning)
