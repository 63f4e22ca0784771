"""What items became, by item: as tuples, each made up when somebody asks for it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, MutableMapping

from .facts import Trace
from .kept import Kept, Key, Output
from .packed_warnings import PackedWarning, packed, unpacked
from .texts import Text

PackedText = tuple[int, int, bytes]
PackedFile = tuple[str, bytes, int, int]
Packed = tuple[Trace, PackedText, PackedText | None, tuple[PackedFile, ...], tuple[PackedWarning, ...]]
"""The fields of `Kept`, as tuples of texts, bytes and numbers."""


class KeptItems(MutableMapping[Key, Kept]):
    """Thousands of items, most of which nobody asks for in a build that renders one.

    Args:
        packed: what is known of each.
    """

    def __init__(self, packed: Mapping[Key, Packed] | None = None) -> None:
        self.packed = dict(packed or {})

    def __getitem__(self, key: Key) -> Kept:
        trace, content, output, files, warnings = self.packed[key]
        return Kept(
            trace,
            Text(*content),
            None if output is None else Text(*output),
            tuple(Output(*file) for file in files),
            tuple(unpacked(warning) for warning in warnings),
        )

    def __setitem__(self, key: Key, kept: Kept) -> None:
        output = None if kept.output is None else _packed_text(kept.output)
        files = tuple((file.path, file.digest, file.size, file.changed) for file in kept.files)
        warnings = tuple(map(packed, kept.warnings))
        self.packed[key] = (kept.trace, _packed_text(kept.content), output, files, warnings)

    def __delitem__(self, key: Key) -> None:
        del self.packed[key]

    def __iter__(self) -> Iterator[Key]:
        return iter(self.packed)

    def __len__(self) -> int:
        return len(self.packed)

    def __contains__(self, key: object) -> bool:
        return key in self.packed

    def copy(self) -> KeptItems:
        """The same, to go on with."""
        return KeptItems(self.packed)

    def take_over(self, key: Key, others: KeptItems) -> None:
        """An item is what it is among others."""
        self.packed[key] = others.packed[key]

    def new_since(self, others: KeptItems) -> list[Key]:
        """The items that were not taken over from these others."""
        return [key for key, each in self.packed.items() if each is not others.packed.get(key)]

    @property
    def traces(self) -> Iterable[Trace]:
        """What each has read."""
        return (each[0] for each in self.packed.values())

    def trace(self, key: Key) -> Trace:
        """What an item has read."""
        return self.packed[key][0]

    def warns(self, key: Key) -> bool:
        """Whether an item warned of something."""
        return bool(self.packed[key][4])

    @property
    def texts(self) -> set[Text]:
        """All that is kept of contents and outputs."""
        places = (place for each in self.packed.values() for place in each[1:3])
        return {Text(*place) for place in places if place is not None}


def _packed_text(text: Text) -> PackedText:
    return text.place, text.length, text.digest
