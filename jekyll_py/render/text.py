"""A rendered text, as characters, as UTF-8 and by its digest; each is worked out once, when it is needed."""

from __future__ import annotations

from collections.abc import Callable

from ..disk.digest import digest


class Text:
    """The text. Surrogates in it stand for bytes of the source that are no UTF-8.

    Args:
        text: its characters.
    """

    __slots__ = ("_digest", "_has_surrogates", "_read", "_size", "_text", "_utf8")

    def __init__(self, text: str) -> None:
        self._text: str | None = text
        self._utf8: bytes | None = None
        self._digest: bytes | None = None
        self._has_surrogates = False
        self._size = -1
        self._read: Callable[[], bytes] | None = None

    @classmethod
    def stored(cls, read: Callable[[], bytes], size: int, digest: bytes) -> Text:
        """A text without surrogates that is stored as UTF-8.

        Args:
            read: reads its bytes.
            size: the number of its bytes.
            digest: their digest.
        """
        made = cls("")
        made._text, made._read, made._size, made._digest = None, read, size, digest
        return made

    @property
    def text(self) -> str:
        """The characters."""
        if self._text is None:
            self._text = self.utf8.decode("utf-8", "surrogatepass")
        return self._text

    @property
    def utf8(self) -> bytes:
        """The text as UTF-8, with surrogates as if they were other characters."""
        if self._utf8 is None:
            self._utf8 = self._encoded() if self._read is None else self._read()
        return self._utf8

    @property
    def size(self) -> int:
        """The number of bytes of `utf8`."""
        return len(self.utf8) if self._size < 0 else self._size

    @property
    def digest(self) -> bytes:
        """The digest of `utf8`."""
        if self._digest is None:
            self._digest = digest(self.utf8)
        return self._digest

    @property
    def in_file(self) -> Text:
        """The text as a file has it: surrogates are the bytes that they stand for."""
        if not self.has_surrogates:
            return self
        content = self.text.encode("utf-8", "surrogateescape")
        return Text.stored(lambda: content, len(content), digest(content))

    @property
    def has_surrogates(self) -> bool:
        """Whether there are any."""
        return self._size < 0 and bool(self.utf8) and self._has_surrogates

    def _encoded(self) -> bytes:
        try:
            return self.text.encode()
        except UnicodeEncodeError:
            self._has_surrogates = True
            return self.text.encode("utf-8", "surrogatepass")
