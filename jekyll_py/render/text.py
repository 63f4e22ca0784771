"""A rendered text, as characters, as UTF-8 and by its digest; each is worked out once, when it is needed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache

from ..disk.digest import Cuts, PartedDigest, combined, digest

_LONG = 4096
"""The characters from which a piece is encoded by itself: a navigation is the same on many pages."""
_VERY_LONG = 16_384
"""The characters from which it has a digest of its own, too."""


class Text:
    """The text. Surrogates in it stand for bytes of the source that are no UTF-8.

    Args:
        text: its characters.
    """

    __slots__ = ("_digest", "_has_surrogates", "_parted", "_pieces", "_read", "_size", "_text", "_utf8")

    def __init__(self, text: str) -> None:
        self._text: str | None = text
        self._pieces: Sequence[str] | None = (text,)
        self._utf8: bytes | None = None
        self._digest: bytes | None = None
        self._parted: PartedDigest | None = None
        self._has_surrogates = False
        self._size = -1
        self._read: Callable[[], bytes] | None = None

    @classmethod
    def of(cls, pieces: Sequence[str]) -> Text:
        """The text of some pieces, which are not joined before that is needed."""
        made = cls("")
        made._text, made._pieces = None, pieces
        return made

    @classmethod
    def stored(cls, read: Callable[[], bytes], size: int, digest: bytes, cuts: Cuts = ()) -> Text:
        """A text that is stored as UTF-8. A file made of it has its surrogates as if they were other characters.

        Args:
            read: reads its bytes, each time that they are needed: this keeps none of them.
            size: the number of its bytes.
            digest: their digest.
            cuts: where parts with digests of their own begin and end in them.
        """
        made = cls("")
        made._text, made._pieces, made._read, made._size = None, None, read, size
        made._digest, made._parted = None if cuts else digest, PartedDigest(digest, cuts)
        return made

    @property
    def text(self) -> str:
        """The characters."""
        if self._text is None:
            if self._pieces is None:
                return self.utf8.decode("utf-8", "surrogatepass")
            self._text = "".join(self._pieces)
        return self._text

    @property
    def is_stored(self) -> bool:
        """Whether it is stored already."""
        return self._read is not None

    @property
    def utf8(self) -> bytes:
        """The text as UTF-8, with surrogates as if they were other characters."""
        if self._read is not None:
            return self._read()
        if self._utf8 is None:
            self._utf8 = self._encoded()
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
    def parted_digest(self) -> PartedDigest:
        """The digest of `utf8`, of which very long pieces have digests of their own: once for many pages."""
        if self._parted is None:
            self._parted = self._in_parts()
        return self._parted

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

    def _in_parts(self) -> PartedDigest:
        pieces = self._pieces or ()
        if len(pieces) < 2 or max(map(len, pieces)) < _VERY_LONG or self.has_surrogates:
            return PartedDigest(self.digest, ())
        between, parts, cuts, end = list[bytes](), list[bytes](), list[int](), 0
        for piece in pieces:
            content, start = _encoded_piece(piece), end
            end += len(content)
            if len(piece) < _VERY_LONG:
                between.append(content)
            else:
                parts.append(_digest_of_long(piece))
                cuts += start, end
        return PartedDigest(combined(between, parts, tuple(cuts)), tuple(cuts))

    def _encoded(self) -> bytes:
        try:
            return _encoded((self.text,) if self._pieces is None else self._pieces)
        except UnicodeEncodeError:
            self._has_surrogates = True
            return self.text.encode("utf-8", "surrogatepass")


def _encoded(pieces: Sequence[str]) -> bytes:
    """Pieces as UTF-8, those that are long from a cache.

    Raises:
        UnicodeEncodeError: there are surrogates in them.
    """
    if max(map(len, pieces), default=0) < _LONG:
        return "".join(pieces).encode()
    return b"".join(map(_encoded_piece, pieces))


def _encoded_piece(piece: str) -> bytes:
    return _encoded_long(piece) if len(piece) >= _LONG else piece.encode()


@lru_cache(maxsize=16)
def _encoded_long(piece: str) -> bytes:
    return piece.encode()


@lru_cache(maxsize=16)
def _digest_of_long(piece: str) -> bytes:
    return digest(_encoded_long(piece))
