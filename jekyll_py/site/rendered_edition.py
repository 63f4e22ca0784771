"""One edition of a site whose files are staged, and not yet written."""

from __future__ import annotations

from collections.abc import Sequence

from ..diagnostics import Diagnostic
from ..lazy.tuples import NamedTuple
from ..model.edition import Edition
from ..model.item import Item
from ..model.static_file import StaticFile
from ..render.cache import CacheTransaction


class RenderedEdition(NamedTuple):
    """One edition of a site whose files are staged."""

    edition: Edition
    items: Sequence[Item | StaticFile]
    """Those that this build writes, or may write."""
    warnings: Sequence[Diagnostic]
    cache: CacheTransaction | None
    """Takes its renders when they are written."""
