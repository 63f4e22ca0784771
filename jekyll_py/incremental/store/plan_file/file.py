"""Turns a plan into a `PlanFile` and back, and puts the items of a patch into one; reads and writes no files.

It has a row for each member (page, document or static file), the layouts, the data files, and the header that holds
them together.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping, Sequence

from ....lazy.tuples import NamedTuple
from ....model.layout import Layout
from ....model.static_file import StaticFile
from ....read.contents import Contents
from ....render.cache import PatchContext, PlanPatch
from ....render.planned_site import Member, PlannedSite
from ..blob_map import patched, renamed
from ..blobs import Damaged
from .attributes import LAYOUT, read_attributes, write_attributes
from .header import read_header, write_header
from .lazy import CLASSES, MemberLoader, kind_of, lazy, row
from .value_kinds import Read, Unwritable, exactly
from .values import ValueReader, ValueWriter, dumped


class PlanFile(NamedTuple):
    """A plan and the contents it was made from, as bytes."""

    stamp: bytes
    """Identifies the build that it is of."""
    kinds: bytes
    """The class of each member, as its index in `CLASSES`."""
    members: Mapping[int, bytes]
    """The row of each member: its attributes."""
    files: Sequence[str | None]
    """The source file of each member."""
    layouts: bytes
    data: bytes
    header: bytes


def write_plan(planned: PlannedSite, stamp: bytes, last: PlanFile | None = None) -> PlanFile | None:
    """A plan as bytes; None if a value in it is of a kind that is not written.

    Args:
        planned: the plan.
        stamp: identifies the build.
        last: the plan file of the build before: rows of members that have not changed are those in it.
    """
    if planned.plan.similarity is not None:
        return None
    contents, source = planned.contents, f"{os.path.abspath(planned.plan.config.source)}/"
    found, writer = planned.numbered, _writer(planned)
    kept = frozenset[int]() if last is None else planned.kept_numbers
    try:
        rows = {
            number: row(member, writer, is_verbatim=_is_verbatim(member, contents, source))
            for number, member in enumerate(found)
            if number not in kept
        }
        return PlanFile(
            stamp,
            bytes(map(kind_of, found)),
            rows if last is None else renamed(last.members, rows, range(len(found))),
            [member.file for member in found],
            _written_layouts(planned.contents.layouts.values(), writer),
            dumped(writer.plain(contents.data)),
            dumped(write_header(planned, writer)),
        )
    except (Unwritable, RecursionError):
        return None


def renew_plan(known: PlanFile, patch: PlanPatch, planned: PlannedSite, stamp: bytes) -> PlanFile | None:
    """A plan file after a patch; None if a value in an edited file is of a kind that is not written.

    Args:
        known: the plan file of the build before.
        patch: the patch.
        planned: the plan.
        stamp: identifies this build.
    """
    writer = _writer(planned)
    try:
        rows = {
            writer.number(item): row(item, writer, is_verbatim=item.content == read.content)
            for item, read in patch.items.items()
        }
        layouts = _written_layouts(planned.contents.layouts.values(), writer)
        data = dumped(writer.plain(planned.contents.data)) if patch.data else known.data
        header = dumped(write_header(planned, writer)) if patch.others else known.header
    except (Unwritable, RecursionError):
        return None
    return known._replace(stamp=stamp, members=patched(known.members, rows), layouts=layouts, data=data, header=header)


def read_plan(known: PlanFile, context: PatchContext, is_as_planned: Callable[[str], bool]) -> PlannedSite:
    """The plan of a plan file, its members lazy.

    Variables of ``site`` with fields of their own (`is_opaque`) are None: their generators have to add them again.

    Args:
        known: the plan file.
        context: the values of this process that members need.
        is_as_planned: whether a file is still the one that the plan was made of; asked when a text is read from it.

    Raises:
        Damaged: the file is not as it was written.
    """
    reader = ValueReader(context.time)
    loader = MemberLoader(known.members, reader, context, is_as_planned)
    try:
        reader.members = [lazy(number, CLASSES[kind], loader) for number, kind in enumerate(known.kinds)]
    except IndexError as error:
        raise Damaged from error
    layouts = reader.load(known.layouts, _read_layouts)
    data = reader.load(known.data, lambda found, _: exactly(dict, reader.value(found)))
    return reader.load(known.header, lambda found, _: read_header(found, reader, layouts, data, known.files, context))


def _writer(planned: PlannedSite) -> ValueWriter:
    numbers = {id(member): number for number, member in enumerate(planned.numbered)}
    collections = {id(each): number for number, each in enumerate(planned.contents.collections.values())}
    return ValueWriter(numbers, collections)


def _written_layouts(layouts: Iterable[Layout], writer: ValueWriter) -> bytes:
    return dumped([write_attributes(_attributes_of(layout), LAYOUT, writer) for layout in layouts])


def _attributes_of(layout: Layout) -> Mapping[str, object]:
    return {name: getattr(layout, name) for name in LAYOUT}


def _read_layouts(found: Read, reader: ValueReader) -> dict[str, Layout]:
    layouts = (Layout(**read_attributes(each, LAYOUT, reader)) for each in exactly(list, found))
    return {layout.name: layout for layout in layouts}


def _is_verbatim(member: Member, contents: Contents, source: str) -> bool:
    """Whether the content of an item is that of its file, so that it need not be written.

    Args:
        member: the item, or a static file.
        contents: have the files with front matter.
        source: the source folder with a slash.
    """
    if isinstance(member, StaticFile) or member.file is None:
        return False
    if member.is_verbatim:
        return True
    parsed = contents.parsed.known(member.file.removeprefix(source))
    return parsed is not None and parsed.content is member.content
