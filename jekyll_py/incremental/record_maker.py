"""Makes the records of new renders: dependencies in the numbers of the store, texts as blobs, and files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from ..model.item import Item, ItemKey
from ..plan import Plan
from ..render.cache import NewRender
from ..render.renderer import Rendered
from ..render.source_maps import instead_of_source_map, source_map_path
from ..render.text import Text
from ..tracking import reads
from ..tracking.kinds import ITSELF, KEYS, is_external
from . import outputs
from .external import digest_at_render
from .plan_fields import pager_subject
from .store.blobs import Blob
from .store.dependencies import DependencySet
from .store.record import LayerRecord, OutputFile, RenderRecord
from .store.snapshot import BuildSnapshot


class RecordMaker:
    """Makes the records of one build.

    Args:
        plan: the plan of the build.
        keys: the key of each item.
        this: the snapshot of the build, whose table, blobs and external digests it adds to.
        rendering: when the rendering began, in nanoseconds.
    """

    def __init__(self, plan: Plan, keys: Mapping[Item, ItemKey], this: BuildSnapshot, rendering: int) -> None:
        self._plan = plan
        self._keys = keys
        self._this = this
        self._rendering = rendering

    def record(self, item: Item, render: NewRender, before: RenderRecord | None) -> RenderRecord:
        """The record of a render; the times of its files are not known yet.

        Args:
            item: the item.
            render: the render.
            before: the last record of the item.

        Raises:
            Damaged: the disk does not take the texts.
        """
        rendered, blobs = render.rendered, self._this.blobs
        if before is None or render.begun is None:
            known, content = tuple[LayerRecord, ...](), blobs.put(rendered.content)
        else:
            known, content = before.layers[: render.begun + 1], before.content
        base = [layer.dependencies for layer in known[-1:]]
        return RenderRecord(
            self._dependencies(item, [*render.dependencies, *self._instead_of_map(item, rendered)], base),
            content,
            None if self.is_written(item) else blobs.put(rendered.output),
            self._files(item, rendered),
            tuple(render.warnings),
            (*known, *self._layers(item, render, None if known else content, base)),
        )

    def packed(self, recorded: Iterable[int], base: Sequence[DependencySet] = ()) -> DependencySet:
        """The set of some dependencies and those of some other sets; new external ones get a digest."""
        table = self._this.table
        dependencies = table.union(table.pack(recorded), *base) if base else table.pack(recorded)
        for number, subject, field in table.take_new():
            if is_external(subject):
                self._this.external[number] = digest_at_render(self._plan, subject, field, self._rendering)
        return dependencies

    def is_written(self, item: Item) -> bool:
        """Whether an item becomes a file: a later one may have the same address."""
        _, destination = self._keys[item]
        return self._plan.written.get(destination) is item

    def _layers(
        self, item: Item, render: NewRender, content: Blob | None, base: Sequence[DependencySet]
    ) -> Iterator[LayerRecord]:
        """The new layers; the first of them is the content where that is given."""
        for layer in render.layers:
            text = self._this.blobs.put(layer.text) if content is None else content
            yield LayerRecord(self._dependencies(item, layer.dependencies, base), text, *layer.cost, layer.warnings)
            content = None

    def _dependencies(self, item: Item, recorded: Iterable[int], base: Sequence[DependencySet]) -> DependencySet:
        """The dependencies of a render or a layer.

        The item itself and what the layer to begin with depends on are included.
        """
        path, destination = self._keys[item]
        own, pager = [reads.dependency_id(path, ITSELF)], pager_subject(path, destination)
        if pager in self._this.fields:
            own.append(reads.dependency_id(pager, KEYS))
        return self.packed([*own, *recorded], base)

    def _instead_of_map(self, item: Item, rendered: Rendered) -> Iterator[int]:
        """The dependency on the document or file that is written in the place of an item's source map."""
        if rendered.source_map is not None:
            found = instead_of_source_map(self._plan, source_map_path(item.destination))
            if found is not None:
                yield reads.dependency_id(found.relative_path, ITSELF if isinstance(found, Item) else KEYS)

    def _files(self, item: Item, rendered: Rendered) -> tuple[OutputFile, ...]:
        if not self.is_written(item):
            return ()
        _, destination = self._keys[item]
        texts = {destination: rendered.output}
        if rendered.source_map is not None and not [*self._instead_of_map(item, rendered)]:
            texts[source_map_path(destination)] = Text(rendered.source_map)
        return tuple(outputs.prepared(path, text) for path, text in texts.items())
