"""Makes a `CachedRender` or a `CachedLayer`, whose texts are read when they are needed, from a record."""

from __future__ import annotations

import os
from functools import partial

from ..limits import Cost
from ..render.layers import CachedLayer
from ..render.rendered_texts import CachedRender
from ..render.text import Text
from .store.blobs import Blob, Blobs, Damaged
from .store.record import RenderRecord


def cached_render(record: RenderRecord, blobs: Blobs, destination: str) -> CachedRender:
    """A render of the last build; reading a text of it may raise `Damaged`.

    Args:
        record: its record.
        blobs: have its texts.
        destination: the output folder, which has those that were written.
    """
    return CachedRender(
        partial(blobs.get, record.content),
        partial(_output, record, blobs, destination),
        [file.path for file in record.files],
        record.warnings,
    )


def cached_layer(depth: int, record: RenderRecord, blobs: Blobs) -> CachedLayer:
    """A layer of a render of the last build; reading a text of it may raise `Damaged`.

    Args:
        depth: the number of layouts around the content.
        record: the record of the render.
        blobs: have its texts.
    """
    layer = record.layers[depth]
    return CachedLayer(
        depth,
        _stored(record.content, blobs),
        _stored(layer.text, blobs),
        Cost(layer.iterations, layer.output),
        record.warnings[: layer.warnings],
    )


def _stored(blob: Blob, blobs: Blobs) -> Text:
    return Text.stored(partial(blobs.get_bytes, blob), blob.length, blob.digest)


def _output(record: RenderRecord, blobs: Blobs, destination: str) -> str:
    if record.output is not None:
        return blobs.get(record.output)
    try:
        with open(os.path.join(destination, record.files[0].path), "rb") as file:
            return file.read().decode("utf-8", "surrogateescape")
    except OSError as error:
        raise Damaged from error
