"""The files of the items of one plan in the output."""

from __future__ import annotations

from ..model.edition import Edition
from ..model.item import Item
from ..output.writer import Writer
from ..plan import Plan
from .rendered_texts import CachedRender, RenderedTexts
from .renderer import Rendered
from .source_maps import instead_of_source_map, source_map_path
from .text import Text


class ItemFiles:
    """Stages the files of items, or leaves those of the last build.

    Args:
        plan: the plan.
        writer: takes the files.
        edition: names the folder of the output for them.
        texts: learns where outputs are staged, to read them from there.
    """

    def __init__(self, plan: Plan, writer: Writer, edition: Edition, texts: RenderedTexts) -> None:
        self._plan = plan
        self._writer = writer
        self._edition = edition
        self._texts = texts

    def stage(self, item: Item, rendered: Rendered) -> bool:
        """Stage the file of an item, unless another item is written to its path; whether its bytes are new."""
        if self._plan.written.get(item.destination) is not item:  # a later item may have the same address
            return False
        self._stage_source_map(item, rendered.source_map)
        place, output = self._edition.place(item.destination), rendered.output.in_file
        is_new = self._writer.stage(place, output.utf8)
        if is_new and output is rendered.output:
            self._texts.note_staged(item, self._writer.staged(place))
        return is_new

    def _stage_source_map(self, item: Item, source_map: str | None) -> None:
        """Stage the source map of an item, if it has one and no other file of the site has its place."""
        if source_map is not None and instead_of_source_map(self._plan, source_map_path(item.destination)) is None:
            place = source_map_path(self._edition.place(item.destination))
            self._writer.stage(place, Text(source_map).in_file.utf8)

    def leave(self, cached: CachedRender) -> None:
        """Leave the files of a render of the last build as they are."""
        for path in cached.files:
            self._writer.leave(self._edition.place(path))
