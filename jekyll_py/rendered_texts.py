"""What was rendered so far, as templates may ask for it. It is kept on disk, so that memory does not grow with it."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import NamedTuple, Protocol

from .diagnostics import Diagnostic
from .excerpt import Excerpt
from .plan import Item
from .spill import Place, Spill


class TextPlace(NamedTuple):
    """Where a text is kept."""

    spill: int
    place: Place


class KeptExcerpt(NamedTuple):
    """A rendered excerpt and the facts it read."""

    text: TextPlace
    trace: frozenset[int]


class Recalled(Protocol):
    """What an item became in an earlier build; its texts are looked up when somebody asks for them."""

    @property
    def content(self) -> str:
        """The converted content, before any layout."""

    @property
    def output(self) -> str:
        """The content in its layouts."""

    @property
    def files(self) -> Sequence[str]:
        """The files of the destination that hold it."""

    @property
    def warnings(self) -> Sequence[Diagnostic]:
        """What its render warned of."""


class RenderedTexts:
    """The texts of items and excerpts.

    Args:
        folder: the disk that they are kept on is that of this folder.
    """

    def __init__(self, folder: str | None = None) -> None:
        self._folder = folder
        self._spills = [Spill(folder)]
        self._own = 0
        self._latest: tuple[Hashable, str] = None, ""
        self.contents: dict[Item, TextPlace] = {}
        self.outputs: dict[Item, TextPlace] = {}
        self.excerpts: dict[Excerpt, KeptExcerpt] = {}
        self.recall: Callable[[Item], Recalled | None] = dict[Item, Recalled]().get
        """What an item became in an earlier build, if that still holds and its turn has come."""

    def keep_content(self, item: Item, text: str) -> None:
        """An item was converted."""
        self.contents[item] = self._keep(text)
        self._latest = item, text

    def keep_output(self, item: Item, text: str) -> None:
        """An item was placed in its layouts, if it has any."""
        same = self._latest[0] is item and self._latest[1] is text
        self.outputs[item] = self.contents[item] if same else self._keep(text)

    def keep_excerpt(self, excerpt: Excerpt, text: str, trace: frozenset[int]) -> KeptExcerpt:
        """An excerpt was rendered."""
        kept = self.excerpts[excerpt] = KeptExcerpt(self._keep(text), trace)
        return kept

    def content(self, item: Item) -> str | None:
        """The converted content, None before."""
        if self._latest[0] is item:
            return self._latest[1]
        place = self.contents.get(item)
        if place is not None:
            return self.text(place)
        recalled = self.recall(item)
        return None if recalled is None else recalled.content

    def output(self, item: Item) -> str | None:
        """The content in its layouts, None before."""
        place = self.outputs.get(item)
        if place is not None:
            return self.text(place)
        recalled = self.recall(item)
        return None if recalled is None else recalled.output

    def text(self, place: TextPlace) -> str:
        """The text at a place."""
        return self._spills[place.spill].read(place.place).decode("utf-8", "surrogatepass")

    def close(self) -> None:
        """Nobody asks any more."""
        for spill in self._spills:
            spill.close()

    def divide(self, count: int) -> int:
        """Prepare for forked processes that each keep their own, and return the number of the first."""
        first = len(self._spills)
        self._spills += [Spill(self._folder) for _ in range(count)]
        for spill in self._spills[first:]:
            assert spill.file, "made before the fork, or nobody else could read it"
        return first

    def use(self, spill: int) -> Spill:
        """Keep what comes in this part, in a forked process."""
        self._own = spill
        return self._spills[spill]

    def spill(self, number: int) -> Spill:
        """One of the parts."""
        return self._spills[number]

    def _keep(self, text: str) -> TextPlace:
        spill = self._spills[self._own]
        return TextPlace(self._own, spill.append(text.encode("utf-8", "surrogatepass")))
