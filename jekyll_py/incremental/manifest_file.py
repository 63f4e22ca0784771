"""A manifest as bytes: paths as JSON, and what was at each in columns."""

from __future__ import annotations

import struct
from collections.abc import Sequence
from itertools import chain
from typing import Any

from .columns import digests, exactly, joined, numbers, parted, texts, texts_of
from .standstill import Manifest
from .table import LAYOUT

_FILE = struct.Struct("=4q")
"""Size, time of last change of content and of the file, and inode."""
_PLACE = struct.Struct("=2q")
"""Size and time."""
_NAMES = ("paths", "outputs")


def write_manifest(manifest: Manifest) -> bytes:
    """A manifest as bytes."""
    head = {
        "layout": LAYOUT,
        "stamp": manifest.stamp.hex(),
        "restless": manifest.is_restless,
        "settings": manifest.settings.hex(),
        "paths": len(manifest.paths),
        "planned": manifest.planned,
        "outputs": len(manifest.outputs),
        "shown": [*manifest.shown],
    }
    named = [texts(manifest.paths), texts(manifest.outputs)]
    return joined(head, [*named, *_written(manifest.found, 4), *_written(manifest.places, 2)])


def read_manifest(content: memoryview) -> Manifest:
    """The manifest.

    Raises:
        Damaged: it is nothing that this version has written.
    """
    return parted(content, _read)


def _read(head: Any, columns: Sequence[memoryview]) -> Manifest:
    if head["layout"] != LAYOUT:
        raise ValueError(head["layout"])
    paths, outputs = (texts_of(exactly(int, head[name]), one) for name, one in zip(_NAMES, columns[:2], strict=True))
    found, places, planned = _found(_FILE, *columns[2:7]), _found(_PLACE, *columns[7:]), exactly(int, head["planned"])
    if [len(found), len(places)] != [len(paths), len(outputs)] or not 0 <= planned <= len(paths):
        raise ValueError(planned)
    shown = [(exactly(str, owner), exactly(str, question)) for owner, question in head["shown"]]
    stamp, settings = (bytes.fromhex(head[name]) for name in ("stamp", "settings"))
    return Manifest(stamp, exactly(bool, head["restless"]), settings, paths, planned, found, outputs, places, shown)


def _written(found: Sequence[Any], width: int) -> list[bytes]:
    """Rows of numbers, which stand for files; and where there is nothing, or a folder, with its digest and times."""
    others = [(place, one) for place, one in enumerate(found) if type(one) is not tuple]
    folders = [(place, one) for place, one in others if one is not None]
    rows = [*found]
    for place, _ in others:
        rows[place] = (0,) * width
    return [
        numbers("q", chain.from_iterable(rows)),
        numbers("I", (place for place, one in others if one is None)),
        numbers("I", (place for place, _ in folders)),
        b"".join(names for _, (names, *_) in folders),
        numbers("q", chain.from_iterable(times for _, (_, *times) in folders)),
    ]


def _found(shape: struct.Struct, rows: memoryview, nothing: memoryview, *folders: memoryview) -> list[object]:
    found: list[object] = [*shape.iter_unpack(rows)]
    for place in nothing.cast("I"):
        found[place] = None
    places, names, times = folders
    for place, name, both in zip(places.cast("I"), digests(names), _PLACE.iter_unpack(times), strict=True):
        found[place] = [name, *both]
    return found
