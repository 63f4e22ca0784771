"""A plan file: written after a whole build, renewed after one in which only texts have changed, and read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from ...model.item import Item
from ...model.layout import Layout
from ..blob_map import patched
from ..blobs import Damaged
from .fields import LAYOUT, read_fields, write_fields
from .frame import read_frame, write_frame
from .lazy import KINDS, MemberLoader, ProcessContext, kind_of, lazy, row
from .planned import PlannedSite, members
from .values import Unwritable, ValueReader, ValueWriter, dumped, exactly


class PlanFile(NamedTuple):
    """A plan and the contents it was made from, as bytes."""

    stamp: bytes
    """Tells the build that it is of."""
    kinds: bytes
    """The kind of each member, as its place in `KINDS`."""
    members: Mapping[int, bytes]
    """The fields of each."""
    files: Sequence[str | None]
    """The file that each comes from."""
    layouts: bytes
    frame: bytes


def write_plan(now: PlannedSite, stamp: bytes, is_verbatim: Callable[[Item], bool]) -> PlanFile | None:
    """A plan as bytes; None if a value in it is of a kind that is not written.

    Args:
        now: what a build was made from.
        stamp: tells the build.
        is_verbatim: whether the content of an item is what its file says.
    """
    if now.plan.index is not None:
        return None
    found, writer = members(now.plan, now.contents), _writer(now)
    try:
        return PlanFile(
            stamp,
            bytes(map(kind_of, found)),
            {number: row(member, is_verbatim, writer) for number, member in enumerate(found)},
            [member.file for member in found],
            _written_layouts(now.contents.layouts.values(), writer),
            dumped(write_frame(now, writer)),
        )
    except (Unwritable, RecursionError):
        return None


def renew_plan(known: PlanFile, now: PlannedSite, stamp: bytes, verbatim: Mapping[Item, bool]) -> PlanFile | None:
    """A plan file with some items and all layouts as they are now; None if a value in one of them is not written.

    Args:
        known: that of the build before.
        now: what this build was made from.
        stamp: tells this build.
        verbatim: the items, each with whether its content is what its file says.
    """
    writer = _writer(now)
    try:
        rows = {writer.number(item): row(item, verbatim.__getitem__, writer) for item in verbatim}
        layouts = _written_layouts(now.contents.layouts.values(), writer)
    except (Unwritable, RecursionError):
        return None
    return known._replace(stamp=stamp, members=patched(known.members, rows), layouts=layouts)


def read_plan(known: PlanFile, context: ProcessContext) -> PlannedSite:
    """The plan and its contents, the members lazy.

    Variables of ``site`` that answer for themselves (`is_opaque`) are None: their generators have to add them again.

    Raises:
        Damaged: the file is not as it was written.
    """
    reader = ValueReader(context.time)
    loader = MemberLoader(known.members, reader, context)
    try:
        reader.members = [lazy(number, KINDS[kind], loader) for number, kind in enumerate(known.kinds)]
    except IndexError as error:
        raise Damaged from error
    layouts = reader.load(known.layouts, _read_layouts)
    return reader.load(known.frame, lambda found, _: read_frame(found, reader, layouts, known.files, context))


def _writer(now: PlannedSite) -> ValueWriter:
    numbers = {id(member): number for number, member in enumerate(members(now.plan, now.contents))}
    collections = {id(each): number for number, each in enumerate(now.contents.collections.values())}
    return ValueWriter(numbers, collections)


def _written_layouts(layouts: Iterable[Layout], writer: ValueWriter) -> bytes:
    return dumped([write_fields(_fields_of(layout), LAYOUT, writer) for layout in layouts])


def _fields_of(layout: Layout) -> Mapping[str, object]:
    return {name: getattr(layout, name) for name in LAYOUT}


def _read_layouts(found: Any, reader: ValueReader) -> dict[str, Layout]:
    layouts = (Layout(**read_fields(each, LAYOUT, reader)) for each in exactly(list, found))
    return {layout.name: layout for layout in layouts}
