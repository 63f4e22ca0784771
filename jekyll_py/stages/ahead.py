"""The conversion of documents ahead of the stages, by another process while this one loads what the stages need."""

from __future__ import annotations

from contextlib import AbstractContextManager
from typing import TYPE_CHECKING

from ..converters.markdown import MarkdownConverter
from ..plugins.site_contents import SiteContents
from ..render.ahead import AheadWork

if TYPE_CHECKING:
    from ..render.stage import StageRunner


def converting_ahead(site: SiteContents, runner: StageRunner) -> AbstractContextManager[object]:
    """Have another process convert documents in the block, in which they are read and rendered."""
    markdown = site.conversions.of_kind(MarkdownConverter)
    return runner.converting(AheadWork(site.config, site.source.root, markdown))
