"""What items became, by item: written as marshal knows it, and taken out of that one by one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, MutableMapping

from .blobs import Blob
from .dependencies import DependencySet
from .packed_warnings import PackedWarning, packed, unpacked
from .record import ItemKey, OutputFile, RenderRecord

PackedText = tuple[int, int, bytes]
Packed = tuple[
    DependencySet, PackedText, PackedText | None, tuple[tuple[str, bytes, int, int], ...], tuple[PackedWarning, ...]
]
"""The fields of `RenderRecord`, made of nothing but what marshal knows."""


class RenderRecords(MutableMapping[ItemKey, RenderRecord]):
    """Thousands of items, most of which nobody asks for in a build that renders one.

    Args:
        packed: what is known of each.
    """

    def __init__(self, packed: Mapping[ItemKey, Packed] | None = None) -> None:
        self.packed = dict(packed or {})

    def __getitem__(self, key: ItemKey) -> RenderRecord:
        dependencies, content, output, files, warnings = self.packed[key]
        return RenderRecord(
            dependencies,
            Blob(*content),
            None if output is None else Blob(*output),
            tuple(OutputFile(*file) for file in files),
            tuple(unpacked(warning) for warning in warnings),
        )

    def __setitem__(self, key: ItemKey, kept: RenderRecord) -> None:
        output = None if kept.output is None else _packed_text(kept.output)
        files = tuple((file.path, file.digest, file.size, file.changed) for file in kept.files)
        warnings = tuple(map(packed, kept.warnings))
        self.packed[key] = (kept.dependencies, _packed_text(kept.content), output, files, warnings)

    def __delitem__(self, key: ItemKey) -> None:
        del self.packed[key]

    def __iter__(self) -> Iterator[ItemKey]:
        return iter(self.packed)

    def __len__(self) -> int:
        return len(self.packed)

    def __contains__(self, key: object) -> bool:
        return key in self.packed

    def copy(self) -> RenderRecords:
        """The same, to go on with."""
        return RenderRecords(self.packed)

    def take_over(self, key: ItemKey, others: RenderRecords) -> None:
        """An item is what it is among others."""
        self.packed[key] = others.packed[key]

    def new_since(self, others: RenderRecords) -> list[ItemKey]:
        """The items that were not taken over from these others."""
        return [key for key, each in self.packed.items() if each is not others.packed.get(key)]

    @property
    def dependency_sets(self) -> Iterable[DependencySet]:
        """What each has read."""
        return (each[0] for each in self.packed.values())

    def dependencies(self, key: ItemKey) -> DependencySet:
        """What an item has read."""
        return self.packed[key][0]

    def warns(self, key: ItemKey) -> bool:
        """Whether an item warned of something."""
        return bool(self.packed[key][4])

    @property
    def texts(self) -> set[Blob]:
        """All that is kept of contents and outputs."""
        places = (place for each in self.packed.values() for place in each[1:3])
        return {Blob(*place) for place in places if place is not None}


def _packed_text(text: Blob) -> PackedText:
    return text.place, text.length, text.digest
