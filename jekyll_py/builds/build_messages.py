"""The lines that Jekyll prints around a build."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..config.configuration import Configuration
from ..errors import JekyllError
from ..log import Logger
from ..themes.address import advice

if TYPE_CHECKING:
    from ..plan import Plan
    from ..site import Site


class BuildMessages:
    """The messages about the builds of one site.

    Args:
        config: the configuration.
        log: prints them.
    """

    def __init__(self, config: Configuration, log: Logger) -> None:
        self._config = config
        self._log = log
        self._has_told_of_lsi = False
        self._has_told_of_stand_in = False

    def begin(self) -> None:
        """The first build begins."""
        self._log.info("Source:", self._config.source)
        self._log.info("Destination:", self._config.destination)
        enabled = "enabled" if self._config.flag("incremental") else "disabled. Enable with --incremental"
        self._log.info("Incremental build:", enabled)
        self._log.info("Generating...")

    def end(self, seconds: float) -> None:
        """The first build has taken so long."""
        self._log.info("", f"done in {round(seconds, 3)} seconds.")

    def excluded(self, path: str) -> None:
        """An entry of the source is left out."""
        self._log.debug("EntryFilter:", f"excluded {path}")

    def no_cache(self, error: JekyllError) -> None:
        """Nothing is kept on the disk, although the configuration allows it."""
        self._log.warn("Cache:", f"nothing is kept for the next build: {error.message} ({error.hint})")

    def lsi(self, site: Site) -> None:
        """The lines of ``Jekyll::RelatedPosts`` before a slow classification, in the first build only."""
        if self._has_told_of_lsi or len(site.collections["posts"].docs) < 2:
            return
        self._has_told_of_lsi = True
        for topic in ("Populating LSI...", "Rebuilding index...", ""):
            self._log.info(topic)

    def stand_in(self, site: Site, plan: Plan) -> None:
        """Say once what a site lacks whose pages turn out to have layouts of the theme that stands in."""
        theme = site.theme
        if self._has_told_of_stand_in or theme is None or not theme.stands_in:
            return
        from ..read.theme_layouts import layouts_of  # a build with nothing to do reads no site

        if layouts_of(theme, plan.layouts):
            self._has_told_of_stand_in = True
            self._log.emit(advice(site.config, theme, is_used=True))
