"""The texts rendered so far in this build, for templates that read them. They are on disk, to save memory."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from functools import partial
from itertools import islice

from ..diagnostics import Diagnostic
from ..disk.append_file import AppendFile, Extent, open_temporary
from ..errors import JekyllError
from ..lazy.tuples import NamedTuple
from ..model.excerpt import Excerpt
from ..model.item import Item
from .text import Text

_BUFFER = 1 << 20
"""Bytes that are written together: a small site needs no file, and a large one fewer writes."""


class StoredText(NamedTuple):
    """The position of a text on disk."""

    part: int
    """The number of the file; each forked worker has one of its own."""
    extent: Extent

    @property
    def size(self) -> int:
        """The number of its bytes."""
        return self.extent.length


class StagedText(NamedTuple):
    """A text that is in a staged file, which stays where it is as long as texts are read."""

    path: str
    size: int


KeptText = StoredText | StagedText | Text
"""The last is of the last build, which has stored it."""


class RenderedExcerpt(NamedTuple):
    """A rendered excerpt and the dependencies of its render."""

    text: StoredText
    dependencies: frozenset[int]
    has_warned: bool = False
    """Whether its render gave a warning in this process."""
    is_reused: bool = False
    """Whether it is that of the last build."""


class CachedExcerpt(NamedTuple):
    """A rendered excerpt of the last build that is up to date."""

    text: Callable[[], str]
    """Reads it."""
    dependencies: frozenset[int]


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
        folder: a folder on the disk to use; None for that of temporary files.
        reused: the last render of an item, if it is used again and the item's turn has come.
        reused_excerpt: the last render of an excerpt, if it is up to date.
    """

    def __init__(
        self,
        folder: str | None = None,
        reused: Callable[[Item], CachedRender | None] = lambda _: None,
        reused_excerpt: Callable[[Excerpt], CachedExcerpt | None] = lambda _: None,
    ) -> None:
        self._folder = folder
        self._reused = reused
        self._reused_excerpt = reused_excerpt
        self._parts = [self._new_part()]
        self._own = 0
        self._latest: tuple[Hashable, Text | None] = None, None
        self.contents: dict[Item, KeptText] = {}
        self.outputs: dict[Item, KeptText] = {}
        self._newest: tuple[Item, Text] | None = None
        """An output that is in memory only: it may be staged next."""
        self.excerpts: dict[Excerpt, RenderedExcerpt] = {}

    def keep_content(self, item: Item, text: Text) -> None:
        """Keep the converted content of an item."""
        self.contents[item] = text if text.is_stored else self.append(text.utf8)
        self._latest = item, text

    def keep_output(self, item: Item, text: Text) -> None:
        """Keep the content of an item in its layouts, if it has any."""
        self._settle()
        if self._latest[0] is item and self._latest[1] is text:
            self.outputs[item] = self.contents[item]
        else:
            self._newest = item, text

    def note_staged(self, item: Item, path: str) -> None:
        """The output of an item, the last one that was kept, is in a staged file: no second copy is needed."""
        if self._newest is not None and self._newest[0] is item:
            self.outputs[item] = StagedText(path, self._newest[1].size)
            self._newest = None

    def adopt(self, item: Item, content: KeptText, output: KeptText) -> None:
        """Take over the texts of an item that a worker has rendered."""
        self.contents[item], self.outputs[item] = content, output

    def stored_output(self, item: Item) -> KeptText:
        """Where the output of an item is that was rendered in this build."""
        self._settle()
        return self.outputs[item]

    def excerpt(self, excerpt: Excerpt) -> RenderedExcerpt | None:
        """The render of an excerpt in this build or the last one; None if it has to be rendered."""
        known = self.excerpts.get(excerpt)
        if known is not None:
            return known
        cached = self._reused_excerpt(excerpt)
        if cached is None:
            return None
        return self.keep_excerpt(excerpt, cached.text(), cached.dependencies, is_reused=True)

    def keep_excerpt(
        self,
        excerpt: Excerpt,
        text: str,
        dependencies: frozenset[int],
        *,
        has_warned: bool = False,
        is_reused: bool = False,
    ) -> RenderedExcerpt:
        """Keep the converted text of an excerpt, with the dependencies of its render."""
        stored = self.append(Text(text).utf8)
        kept = self.excerpts[excerpt] = RenderedExcerpt(stored, dependencies, has_warned, is_reused)
        return kept

    def latest_excerpts(self, known: int) -> Sequence[tuple[Excerpt, RenderedExcerpt]]:
        """The excerpts that were kept after the first ``known`` ones, in order; those are not gone through."""
        return [*islice(reversed(self.excerpts.items()), len(self.excerpts) - known)][::-1]

    def content(self, item: Item) -> str | None:
        """The converted content, None if the item is not converted yet."""
        stored = self.contents.get(item)
        if stored is not None:
            return self.text(stored)
        reused = self._reused(item)
        return None if reused is None else reused.content()

    def output(self, item: Item) -> str | None:
        """The content in its layouts, None if the item is not rendered yet."""
        known = self.rendered_output(item)
        if known is not None:
            return known
        reused = self._reused(item)
        return None if reused is None else reused.output()

    def rendered_output(self, item: Item) -> str | None:
        """The output of an item that was rendered in this build; None for every other item."""
        self._settle()
        stored = self.outputs.get(item)
        return None if stored is None else self.text(stored)

    def text(self, stored: KeptText) -> str:
        """Read a text."""
        return self.read(stored).decode("utf-8", "surrogatepass")

    def close(self) -> None:
        """Free the disk."""
        for part in self._parts:
            part.close()

    def divide(self, count: int) -> int:
        """Make a file for each of the workers that are about to be forked, and return the number of the first."""
        self.flush()
        first = len(self._parts)
        self._parts += [self._new_part() for _ in range(count)]
        for part in self._parts[first:]:
            part.open()  # before the fork, or this process could not read it
        return first

    def use(self, part: int) -> None:
        """Keep texts in the file with this number from now on; called in a forked worker."""
        self._own = part

    def append(self, data: bytes) -> StoredText:
        """Keep bytes.

        Raises:
            JekyllError: the disk does not take them.
        """
        try:
            return StoredText(self._own, self._parts[self._own].append(data))
        except OSError as error:
            raise self._unkept(error) from error

    def read(self, stored: KeptText) -> bytes:
        """Read bytes.

        Raises:
            JekyllError: the disk does not take those that are still in memory.
        """
        try:
            if isinstance(stored, Text):
                return stored.utf8
            if isinstance(stored, StagedText):
                with open(stored.path, "rb") as file:
                    return file.read()
            return self._parts[stored.part].read(stored.extent)
        except OSError as error:
            raise self._unkept(error) from error

    def flush(self) -> None:
        """Write what is still in memory, so that other processes can read it.

        Raises:
            JekyllError: the disk does not take it.
        """
        self._settle()
        try:
            self._parts[self._own].flush()
        except OSError as error:
            raise self._unkept(error) from error

    def _settle(self) -> None:
        """Store the newest output, which was not staged."""
        if self._newest is not None:
            (item, text), self._newest = self._newest, None
            self.outputs[item] = self.append(text.utf8)

    def _new_part(self) -> AppendFile:
        return AppendFile(partial(open_temporary, self._folder), buffer=_BUFFER)

    def _unkept(self, error: OSError) -> JekyllError:
        from tempfile import gettempdir

        reason, path = error.strerror or str(error), self._folder or gettempdir()
        return JekyllError(f"what was rendered cannot be kept: {reason}", path=path)
