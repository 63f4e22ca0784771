"""The parts that the readers of one site share."""

from __future__ import annotations

from ..config.configuration import Configuration
from ..diagnostics import BUILD_WARNING, Diagnostics, Failures
from ..disk.source import Source
from ..errors import JekyllError
from ..lazy.tuples import NamedTuple
from ..model.conventions import Conventions
from ..model.publisher import Publisher
from .contents import Contents
from .entry_filter import EntryFilter
from .items import ItemReader
from .kept_items import KeptItems


class ReadContext(NamedTuple):
    """Where a site is read from, by which rules, and what takes the result."""

    config: Configuration
    source: Source
    """The site's folder."""
    conventions: Conventions
    """The settings of the site that apply to every item."""
    filter: EntryFilter
    """Decides which entries of a folder belong to the site."""
    items: ItemReader
    """Makes pages and documents of the bytes of files."""
    kept: KeptItems
    """The items of an earlier build that need not be read again."""
    publisher: Publisher
    """Decides which items are published."""
    diagnostics: Diagnostics
    """Takes the warnings."""
    failures: Failures
    """Takes the errors of files, so that all of them are reported together."""
    contents: Contents
    """Takes what was read."""

    def warn(self, mistake: JekyllError | None) -> None:
        """Warn of a mistake, if there is one."""
        if mistake is not None:
            self.diagnostics.add(BUILD_WARNING, mistake)
