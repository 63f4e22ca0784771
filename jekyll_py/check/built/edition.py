"""One edition of a site as a build has made it; every build keeps it, so that this file imports nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ...lazy.tuples import NamedTuple
from ..cancelling import GoOn, always

if TYPE_CHECKING:
    from ...model.item import Item
    from ...model.static_file import StaticFile
    from ...plan import Plan


class BuiltEdition(NamedTuple):
    """One edition of a site."""

    folder: str
    """Its folder in the output; empty for that of a site that has no others."""
    plan: Plan
    go_on: GoOn = always
    """Called for each file that it tells of."""

    def written(self) -> Iterator[tuple[str, Item | StaticFile]]:
        """Each file of the output with the item or static file that it was made from."""
        before = self._prefix
        for path, item in self.plan.written.items():
            self.go_on()
            yield before + path, item

    def items(self) -> Iterator[tuple[str, Item]]:
        """Each file of the output that is made from a page or document, with that."""
        from ...model.item import Item

        return ((path, item) for path, item in self.written() if isinstance(item, Item))

    def item_of(self, path: str) -> Item | StaticFile | None:
        """The item or static file that a file of the output was made from; None if it is of another edition."""
        before = self._prefix
        return self.plan.written.get(path.removeprefix(before)) if path.startswith(before) else None

    @property
    def _prefix(self) -> str:
        """The beginning of the paths of its files."""
        return f"{self.folder.strip('/')}/" if self.folder.strip("/") else ""
