"""What was rendered so far, as templates may ask for it. It is kept on disk, so that memory does not grow with it."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from functools import partial
from typing import NamedTuple

from ..diagnostics import Diagnostic
from ..disk.append_file import AppendFile, Extent, open_temporary
from ..errors import JekyllError
from ..model.excerpt import Excerpt
from ..model.item import Item


class TextPlace(NamedTuple):
    """Where a text is kept."""

    part: int
    """The number of the file, of which each forked process has one."""
    place: Extent


class KeptExcerpt(NamedTuple):
    """A rendered excerpt and its dependencies."""

    text: TextPlace
    trace: frozenset[int]


class CachedRender(NamedTuple):
    """A render of the last build that is up to date."""

    content: Callable[[], str]
    """Reads the converted content, before any layout."""
    output: Callable[[], str]
    """Reads the content in its layouts."""
    files: Sequence[str]
    """The files of the destination that hold it."""
    warnings: Sequence[Diagnostic]


class RenderedTexts:
    """The texts of items and excerpts.

    Args:
        folder: the disk that they are kept on is that of this folder.
        reused: the last render of an item, if it is used again and the item's turn has come.
    """

    def __init__(
        self, folder: str | None = None, reused: Callable[[Item], CachedRender | None] = lambda _: None
    ) -> None:
        self._folder = folder
        self._reused = reused
        self._parts = [self._new_part()]
        self._own = 0
        self._latest: tuple[Hashable, str] = None, ""
        self.contents: dict[Item, TextPlace] = {}
        self.outputs: dict[Item, TextPlace] = {}
        self.excerpts: dict[Excerpt, KeptExcerpt] = {}

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
        reused = self._reused(item)
        return None if reused is None else reused.content()

    def output(self, item: Item) -> str | None:
        """The content in its layouts, None before."""
        place = self.outputs.get(item)
        if place is not None:
            return self.text(place)
        reused = self._reused(item)
        return None if reused is None else reused.output()

    def text(self, place: TextPlace) -> str:
        """The text at a place."""
        return self.read(place).decode("utf-8", "surrogatepass")

    def close(self) -> None:
        """Nobody asks any more."""
        for part in self._parts:
            part.close()

    def divide(self, count: int) -> int:
        """Prepare for forked processes that each keep their own, and return the number of the first."""
        first = len(self._parts)
        self._parts += [self._new_part() for _ in range(count)]
        for part in self._parts[first:]:
            part.open()  # before the fork, or no other process could read it
        return first

    def use(self, part: int) -> None:
        """Keep what comes in this part, in a forked process."""
        self._own = part

    def append(self, data: bytes) -> TextPlace:
        """Keep bytes.

        Raises:
            JekyllError: the disk does not take them.
        """
        try:
            return TextPlace(self._own, self._parts[self._own].append(data))
        except OSError as error:
            reason = error.strerror or str(error)
            raise JekyllError(f"what was rendered cannot be kept: {reason}", path=self._where()) from error

    def read(self, place: TextPlace) -> bytes:
        """The bytes at a place."""
        return self._parts[place.part].read(place.place)

    def _new_part(self) -> AppendFile:
        return AppendFile(partial(open_temporary, self._folder))

    def _where(self) -> str:
        from tempfile import gettempdir

        return self._folder or gettempdir()

    def _keep(self, text: str) -> TextPlace:
        return self.append(text.encode("utf-8", "surrogatepass"))
