"""A file of a built site that is no page, such as a feed, a sitemap or a script."""

from __future__ import annotations

import os
from functools import cached_property

from ..pages.page import TextPosition


class BuiltFile:
    """A file of the built site that is no page.

    Args:
        folder: the folder of the site.
        path: relative to it, with ``/``.
    """

    def __init__(self, folder: str, path: str) -> None:
        self._file = os.path.join(folder, path)
        self.path = path

    @cached_property
    def content(self) -> bytes:
        """Its bytes."""
        with open(self._file, "rb") as file:
            return file.read()

    @cached_property
    def text(self) -> str:
        """Its text; what is no UTF-8 becomes U+FFFD."""
        return self.content.decode("utf-8-sig", "replace")

    @property
    def size(self) -> int:
        """Its size in bytes."""
        return os.path.getsize(self._file)

    def place(self, at: int) -> TextPosition:
        """The line and the column of an offset in its text."""
        return TextPosition.at(self.text, at)
