"""What is kept of one item."""

from __future__ import annotations

from typing import NamedTuple

from ..diagnostics import Diagnostic
from .blobs import Blob
from .dependencies import DependencySet

ItemKey = tuple[str, str]
"""What an item is known by: its path and its destination, as pages of a pagination share a path."""


class OutputFile(NamedTuple):
    """A file of the destination."""

    path: str
    digest: bytes
    size: int
    changed: int
    """When it was last changed, in nanoseconds."""


class RenderRecord(NamedTuple):
    """What an item became, and what its render read."""

    dependencies: DependencySet
    content: Blob
    output: Blob | None
    """None where it is the first of `files`."""
    files: tuple[OutputFile, ...]
    """What was written of it: the output and, for style sheets, a source map; nothing where another item has its
    place."""
    warnings: tuple[Diagnostic, ...]

    @property
    def output_digest(self) -> bytes:
        """What stands for the output."""
        return self.files[0].digest if self.output is None else self.output.digest
