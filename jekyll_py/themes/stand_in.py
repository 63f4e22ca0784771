"""The theme of this package, in sites that name no theme and lack the layouts that their pages ask for."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from ..config.configuration import Configuration
from .theme import Theme, default_theme

_LAYOUT = "default"


def stand_in(config: Configuration) -> Theme | None:
    """The theme of this package for a site that names none, or None.

    It is there for people who write pages with ``layout: default`` and nothing else. A site that brings its own default
    layout, says ``theme: null`` or asks for the target ``jekyll`` gets what Jekyll writes without a theme.

    Args:
        config: a configuration without a theme.
    """
    origin = config.origin
    is_settled = origin.has("target") or "theme" in origin.site_values or "theme" in origin.user_keys
    if is_settled or not origin.site or has_default_layout(config):
        return None
    return default_theme()._replace(stands_in=True)


def has_default_layout(config: Configuration) -> bool:
    """Whether the site has a layout of its own with the name ``default``."""
    folder = os.path.join(config.source, config.text("layouts_dir"))
    try:
        names = os.listdir(folder)
    except OSError:
        return False
    return any(os.path.splitext(name)[0] == _LAYOUT for name in names)


def decisive_files(config: Configuration, theme: Theme) -> Sequence[Path]:
    """The files of a site with which its theme would be another one."""
    if not theme.bundled or has_default_layout(config):
        return ()
    return (Path(config.source, config.text("layouts_dir"), f"{_LAYOUT}.html"),)
