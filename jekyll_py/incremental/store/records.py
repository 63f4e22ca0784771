"""The records of all renders of a build, each in the form in which `marshal` writes it until it is asked for.

A build that renders one of 10,000 items makes one `RenderRecord` of 10,000.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, MutableMapping, Sequence, Set
from functools import cache

from ...disk.digest import Cuts
from ...lazy.tuples import NamedTuple
from ...model.item import ItemKey
from .blobs import Blob
from .dependencies import DependencySet, renumbered
from .dependency_search import DependencySearch
from .packed_errors import PackedWarning, packed, unpacked
from .record import LayerRecord, OutputFile, RenderRecord

PackedBlob = tuple[int, int, bytes]
PackedLayer = tuple[DependencySet, PackedBlob, int, int, int]
PackedRecord = tuple[
    DependencySet,
    PackedBlob,
    PackedBlob | None,
    tuple[tuple[str, bytes, Cuts, int, int], ...],
    tuple[PackedWarning, ...],
    tuple[PackedLayer, ...],
]
"""The fields of a `RenderRecord` as values that `marshal` can write."""


class RecordSearch(NamedTuple):
    """The searches in the records of all items of a build, which give their places in its order."""

    renders: DependencySearch
    """The search in the dependencies of renders."""
    contents: DependencySearch
    """The search in those up to the converted content."""
    warned: Set[int]
    """The places of the renders that gave warnings."""


class RenderRecords(MutableMapping[ItemKey, RenderRecord]):
    """Lazy mapping from an item's key to its record.

    Args:
        packed: the records in packed form.
    """

    def __init__(self, packed: Mapping[ItemKey, PackedRecord] | None = None) -> None:
        self.packed = dict(packed or {})
        self._search: tuple[Sequence[ItemKey], RecordSearch] | None = None
        """The last order that was asked for, and its search."""

    def __getitem__(self, key: ItemKey) -> RenderRecord:
        dependencies, content, output, files, warnings, layers = self.packed[key]
        return RenderRecord(
            dependencies,
            Blob(*content),
            None if output is None else Blob(*output),
            tuple(OutputFile(*file) for file in files),
            tuple(unpacked(warning) for warning in warnings),
            tuple(LayerRecord(read, Blob(*text), *rest) for read, text, *rest in layers),
        )

    def __setitem__(self, key: ItemKey, record: RenderRecord) -> None:
        self.packed[key], self._search = pack_record(record), None

    def __delitem__(self, key: ItemKey) -> None:
        del self.packed[key]
        self._search = None

    def __iter__(self) -> Iterator[ItemKey]:
        return iter(self.packed)

    def __len__(self) -> int:
        return len(self.packed)

    def __contains__(self, key: object) -> bool:
        return key in self.packed

    @property
    def dependency_sets(self) -> Iterable[DependencySet]:
        """The dependencies of each render."""
        return (record[0] for record in self.packed.values())

    def dependencies(self, key: ItemKey) -> DependencySet:
        """The dependencies of one render."""
        return self.packed[key][0]

    def content_dependencies(self, key: ItemKey) -> DependencySet:
        """The dependencies of one render up to the converted content; all of them if it has no layout."""
        record = self.packed[key]
        return record[5][0][0] if record[5] else record[0]

    def has_warnings(self, key: ItemKey) -> bool:
        """Whether a render gave warnings."""
        return bool(self.packed[key][4])

    def search(self, order: Sequence[ItemKey]) -> RecordSearch:
        """The search in the records of some items, which is made once for an order."""
        if self._search is None or self._search[0] is not order:
            renders = DependencySearch([*map(self.dependencies, order)])
            contents = DependencySearch([*map(self.content_dependencies, order)])
            warned = {place for place, key in enumerate(order) if self.has_warnings(key)}
            self._search = order, RecordSearch(renders, contents, warned)
        return self._search[1]

    @property
    def blobs(self) -> set[Blob]:
        """All contents, outputs and layers."""
        found = (blob for record in self.packed.values() for blob in (*record[1:3], *(layer[1] for layer in record[5])))
        return {Blob(*blob) for blob in found if blob is not None}

    def renumbered(self, numbers: dict[int, int]) -> RenderRecords:
        """The same records with the dependencies in the numbers of another table."""

        @cache
        def other(dependencies: DependencySet) -> DependencySet:
            return renumbered(dependencies, numbers)

        found = RenderRecords()
        for key, record in self.packed.items():
            layers = tuple((other(layer[0]), *layer[1:]) for layer in record[5])
            found.packed[key] = (other(record[0]), *record[1:5], layers)
        return found


def pack_record(record: RenderRecord) -> PackedRecord:
    """A record in packed form."""
    output = None if record.output is None else _packed_blob(record.output)
    files = tuple((file.path, file.digest, file.cuts, file.size, file.changed) for file in record.files)
    layers = tuple((each[0], _packed_blob(each.text), *each[2:]) for each in record.layers)
    warnings = tuple(map(packed, record.warnings))
    return record.dependencies, _packed_blob(record.content), output, files, warnings, layers


def _packed_blob(blob: Blob) -> PackedBlob:
    return blob.start, blob.length, blob.digest
