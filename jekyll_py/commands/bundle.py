"""The command ``bundle``: list the gems that a site needs, and fetch those that are not on this machine."""

from __future__ import annotations

import os

from ..diagnostics import Diagnostics
from ..disk.user_cache import user_cache
from ..errors import JekyllError
from ..log import Logger
from ..plugins.site_gems import Service, SiteGem, resolved
from ..ruby import extra
from ..themes.finder import theme_of
from ..themes.theme import Theme
from .request import Request
from .session import Session


def run(request: Request) -> int:
    """Fetch the gems of the site in the folder that the arguments name, by default the current one.

    Raises:
        JekyllError: several folders are named, the configuration cannot be read, or a gem cannot be had.
    """
    if len(request.arguments) > 1:
        raise JekyllError("bundle takes one folder", hint="jekyll-py bundle [DIR]")
    session = Session.start(request)
    folder = {"source": request.arguments[0]} if request.arguments else {}
    config = session.configure(**folder)
    diagnostics = Diagnostics()
    theme = theme_of(config, diagnostics, update=request.flag("update"))
    for warning in diagnostics.all:
        session.warn(warning)
    _tell(theme, resolved(config, theme, update=request.flag("update")), session.log)
    return 0


def _tell(theme: Theme | None, gems: list[SiteGem], log: Logger) -> None:
    if theme is not None:
        log.info("Theme:", f"{theme.name} {theme.version}".strip())
    for gem in gems:
        say = log.warn if gem.service is Service.NONE else log.info
        say("Gem:", describe(gem))
    if any(gem.service is Service.SANDBOX for gem in gems) and not extra.is_installed():
        log.warn("Ruby:", f"the gems in Ruby need more: {extra.HINT}")
    if theme is None and not gems:
        log.info("Gems:", "the site needs none")
    elif any(gem.root for gem in gems) or (theme is not None and _is_kept(theme.root)):
        log.info("Kept in:", str(user_cache() / "gems"))


def _is_kept(root: str) -> bool:
    return root.startswith(os.path.realpath(user_cache() / "gems"))


def describe(gem: SiteGem) -> str:
    """A gem in one line: name, version, what runs in its place, why it cannot run, and where it comes from."""
    named = " ".join(filter(None, (gem.name, gem.version)))
    return f"{named}: {', '.join(filter(None, (gem.service.value, gem.reason, gem.origin)))}"
