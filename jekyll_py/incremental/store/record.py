"""The record of one render: its dependencies, where its texts are, the files it was written to and its warnings."""

from __future__ import annotations

from ...diagnostics import Diagnostic
from ...disk.digest import Cuts
from ...lazy.tuples import NamedTuple
from .blobs import Blob
from .dependencies import DependencySet


class OutputFile(NamedTuple):
    """A file of the destination as a build wrote it."""

    path: str
    digest: bytes
    cuts: Cuts
    """Where parts that have digests of their own begin and end in it, see `disk.digest`."""
    size: int
    changed: int
    """Its time of last change, in nanoseconds."""


class LayerRecord(NamedTuple):
    """One layer of a render (`render.layers`)."""

    dependencies: DependencySet
    text: Blob
    iterations: int
    """The share of the limits used so far, as the next."""
    output: int
    warnings: int
    """The number of warnings given so far."""


class RenderRecord(NamedTuple):
    """One render of an item."""

    dependencies: DependencySet
    content: Blob
    """The converted content, before any layout."""
    output: Blob | None
    """The content in its layouts; None where the first of `files` holds it."""
    files: tuple[OutputFile, ...]
    """The output and, for a style sheet, its source map; empty where another item was written to the same path."""
    warnings: tuple[Diagnostic, ...]
    layers: tuple[LayerRecord, ...]
    """From the content on, one for each layout."""

    @property
    def output_digest(self) -> bytes:
        """The digest of the output."""
        return self.files[0].digest if self.output is None else self.output.digest
