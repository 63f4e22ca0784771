"""The theme of a site, for the commands that need one."""

from __future__ import annotations

from ..config.configuration import Configuration
from ..config.places import placing
from ..config.source_parts import check_source
from ..diagnostics import Diagnostics
from ..errors import JekyllError
from ..themes.finder import theme_of
from ..themes.theme import Theme


def site_theme(config: Configuration) -> Theme | None:
    """The theme of the site, None without one; its warnings are those of a build and are left to it.

    Raises:
        JekyllError: the source is none, or the theme cannot be had.
    """
    with placing(config.files):
        check_source(config)
        return theme_of(config, Diagnostics())


def needed_theme(config: Configuration) -> Theme:
    """The theme of the site.

    Raises:
        JekyllError: there is none, or it cannot be had.
    """
    theme = site_theme(config)
    if theme is None:
        raise JekyllError("the site has no theme", hint="`theme: default` is that of jekyll-py")
    return theme
