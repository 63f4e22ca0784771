"""The HTML of the pages that were served last, so that an open page can compare it with a later version."""

from __future__ import annotations

import threading

MOST_BYTES = 32 << 20
"""The size of all texts together; the oldest ones go first."""


class ServedPages:
    """The bytes of pages by entity tag, without the preview's script. Safe to use from any thread.

    A page learns from here what it was made from. On the disk there may be a newer version when it asks.

    Args:
        most_bytes: the size of all texts together.
    """

    def __init__(self, most_bytes: int = MOST_BYTES) -> None:
        self._most_bytes = most_bytes
        self._texts: dict[str, bytes] = {}
        self._size = 0
        self._lock = threading.Lock()

    def add(self, etag: str, text: bytes) -> None:
        """Keep the text of a page that is being served."""
        with self._lock:
            self._size += len(text) - len(self._texts.pop(etag, b""))
            self._texts[etag] = text
            while self._size > self._most_bytes:
                self._size -= len(self._texts.pop(next(iter(self._texts))))

    def text(self, etag: str) -> bytes | None:
        """The text of a page; None if it was not served, or too long ago."""
        with self._lock:
            return self._texts.get(etag)
