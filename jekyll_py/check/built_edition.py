"""One edition of a site as a build has made it; every build keeps it, so that this file imports nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ..model.item import Item
from ..model.static_file import StaticFile
from ..plan import Plan


class BuiltEdition(NamedTuple):
    """One edition of a site."""

    folder: str
    """Its folder in the output; empty for that of a site that has no others."""
    plan: Plan

    def written(self) -> Iterator[tuple[str, Item | StaticFile]]:
        """Each file of the output with the item or static file that it was made from."""
        before = f"{self.folder.strip('/')}/" if self.folder.strip("/") else ""
        return ((before + path, item) for path, item in self.plan.written.items())
