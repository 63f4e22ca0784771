"""Answers to what the preview asks of the last build of a site; each part is loaded at its first request."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ..check.cancelling import GoOn
from ..server.builder import Inspection, RenderMarked

if TYPE_CHECKING:
    from .site_builder import SiteBuilder
    from .site_check import PreviewChecks


class BuildAnswers:
    """Answers about the last build.

    Args:
        builder: the builder of the site.
    """

    def __init__(self, builder: SiteBuilder) -> None:
        self._builder = builder
        self._checks: PreviewChecks | None = None

    def sources_of(self, name: str) -> Sequence[Path]:
        """The files in which the texts of a file of the output may be written; empty if they are not known."""
        from .page_sources import PageSources

        return PageSources(self._builder).written_in(name)

    def origins_of(self, name: str) -> Mapping[str, object] | None:
        """The origins of a file of the output as JSON, if they are known."""
        from .page_sources import PageSources

        return PageSources(self._builder).origins_of(name)

    def marked_render_of(self, name: str) -> RenderMarked:
        """The function that renders a file of the output again from changed sources."""
        from .marked_render import MarkedRender

        return MarkedRender(self._builder, name)

    def inspect(self, go_on: GoOn) -> Inspection:
        """The check of the last build.

        Args:
            go_on: called again and again while the plan is looked at; may raise `Cancelled`.
        """
        from .site_check import PreviewChecks

        if self._checks is None:
            self._checks = PreviewChecks(self._builder)
        check = self._checks.next(go_on)
        return lambda go_on: check.run(go_on=go_on).findings
