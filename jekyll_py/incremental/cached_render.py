"""What an item became in an earlier build."""

from __future__ import annotations

import os
from collections.abc import Sequence

from ..diagnostics import Diagnostic
from .blobs import Blobs, Damaged
from .record import RenderRecord


class CachedRender:
    """A render that still holds; its texts are looked up when somebody asks for them.

    Args:
        kept: what was kept of it.
        texts: where its texts are.
        destination: the output folder.
    """

    __slots__ = ("_destination", "_kept", "_texts")

    def __init__(self, kept: RenderRecord, texts: Blobs, destination: str) -> None:
        self._kept = kept
        self._texts = texts
        self._destination = destination

    @property
    def content(self) -> str:
        """The converted content, before any layout.

        Raises:
            Damaged: it was lost.
        """
        return self._texts.get(self._kept.content)

    @property
    def output(self) -> str:
        """The content in its layouts.

        Raises:
            Damaged: it was lost.
        """
        if self._kept.output is not None:
            return self._texts.get(self._kept.output)
        try:
            with open(os.path.join(self._destination, self._kept.files[0].path), "rb") as file:
                return file.read().decode("utf-8", "surrogateescape")
        except OSError as error:
            raise Damaged from error

    @property
    def files(self) -> Sequence[str]:
        """The files of the destination that hold it."""
        return [each.path for each in self._kept.files]

    @property
    def warnings(self) -> Sequence[Diagnostic]:
        """What its render warned of."""
        return self._kept.warnings
