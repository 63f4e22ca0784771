"""Everything in a plan file but members, layouts and data, as JSON and back; a member in it is a number.

Unlike the members it is read as a whole.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from ....model.collection import Collection
from ....model.document import Document
from ....model.layout import Layout
from ....model.page import Page
from ....model.planned_items import RenderedItems, WrittenFiles
from ....model.post_names import PostNames
from ....model.static_file import StaticFile
from ....plan import Neighbours, Plan
from ....read.contents import Contents
from ....render.cache import PatchContext
from ....render.planned_site import Member, PlannedSite, by_file
from ...fingerprint import is_opaque
from ..packed_errors import packed, unpacked
from .attributes import COLLECTION_ATTRIBUTES, read_attributes, write_attributes
from .value_kinds import Json, Read, exactly
from .values import ValueReader, ValueWriter

_NO_NEIGHBOUR = -1


def write_header(planned: PlannedSite, writer: ValueWriter) -> Mapping[str, Json]:
    """Everything but members, layouts and data, by name.

    Raises:
        Unwritable: a value is of a kind that is not written.
    """
    plan, contents = planned.plan, planned.contents
    return {
        "collections": [_collection(label, each, writer) for label, each in contents.collections.items()],
        "pages": _numbers(contents.pages, writer),
        "static_files": _numbers(contents.static_files, writer),
        "unpublished": _numbers(contents.unpublished, writer),
        "left_out": _numbers(contents.left_out, writer),
        "variables": writer.plain({key: None if is_opaque(each) else each for key, each in plan.variables.items()}),
        "documents": _numbers(plan.documents, writer),
        "posts": _numbers(plan.posts, writer),
        "tags": _groups(plan.tags, writer),
        "categories": _groups(plan.categories, writer),
        "neighbours": _neighbours(plan.neighbours, writer),
        "rendered": _numbers(plan.rendered, writer),
        "written": [[*plan.written], _numbers(plan.written.values(), writer)],
        "undated": _numbers(planned.undated, writer),
        "is_doubtful": contents.is_doubtful,
        "warnings": [packed(warning) for warning in planned.warnings],
        "has_large_values": plan.has_large_values,
    }


def read_header(
    found: Read,
    reader: ValueReader,
    layouts: dict[str, Layout],
    data: dict[str, object],
    files: Sequence[str | None],
    context: PatchContext,
) -> PlannedSite:
    """The plan and its contents.

    Args:
        found: the result of `write_header`; one that is malformed raises an exception of `values._MALFORMED`.
        reader: has the members by number; takes the collections.
        layouts: by name.
        data: the data files.
        files: the file of each member.
        context: the values of this process that the plan needs.
    """
    contents = _read_contents(found, reader, layouts, data)
    plan = _read_plan(found, reader, contents, context)
    undated, warnings = _members(found["undated"], reader, Document), [unpacked(each) for each in found["warnings"]]
    return PlannedSite(plan, contents, by_file(files, reader.members), reader.members, undated, warnings)


def _read_contents(found: Read, reader: ValueReader, layouts: dict[str, Layout], data: dict[str, object]) -> Contents:
    collections = dict(_read_collection(each, reader) for each in found["collections"])
    if "posts" not in collections:
        raise KeyError("posts")
    reader.collections = [*collections.values()]
    return Contents(
        layouts,
        _members(found["pages"], reader, Page),
        _members(found["static_files"], reader, StaticFile),
        collections,
        data,
        _members(found["unpublished"], reader, Page, Document),
        _members(found["left_out"], reader, Page, Document),
        is_doubtful=exactly(bool, found["is_doubtful"]),
    )


def _read_plan(found: Read, reader: ValueReader, contents: Contents, context: PatchContext) -> Plan:
    paths, numbers = found["written"]
    written = _members(numbers, reader, Page, Document, StaticFile)
    posts = (*_members(found["posts"], reader, Document),)
    return Plan(
        config=context.config,
        variables=exactly(dict, reader.value(found["variables"])),
        time=context.time,
        theme=context.theme,
        layouts=MappingProxyType(contents.layouts),
        collections=MappingProxyType(contents.collections),
        documents=(*_members(found["documents"], reader, Document, StaticFile),),
        posts=posts,
        post_names=PostNames(posts),
        pages=tuple(contents.pages),
        static_files=tuple(contents.static_files),
        data=contents.data,
        tags=_read_groups(found["tags"], reader),
        categories=_read_groups(found["categories"], reader),
        neighbours=_read_neighbours(found["neighbours"], reader),
        rendered=RenderedItems(_members(found["rendered"], reader, Page, Document)),
        written=WrittenFiles(zip(_of_kinds(exactly(list, paths), str), written, strict=True)),
        similarity=None,
        has_large_values=exactly(bool, found["has_large_values"]),
    )


def _collection(label: str, collection: Collection, writer: ValueWriter) -> Json:
    return [
        label,
        write_attributes(vars(collection), COLLECTION_ATTRIBUTES, writer),
        _numbers(collection.docs, writer),
        _numbers(collection.files, writer),
    ]


def _numbers(members: Iterable[Member], writer: ValueWriter) -> list[int]:
    return [writer.number(member) for member in members]


def _groups(groups: Mapping[object, Sequence[Document]], writer: ValueWriter) -> Json:
    return [[writer.plain(name), _numbers(posts, writer)] for name, posts in groups.items()]


def _neighbours(neighbours: Mapping[Document, Neighbours], writer: ValueWriter) -> Json:
    """Three lists: the documents, the previous one of each, and the next one of each."""
    before, after = zip(*neighbours.values(), strict=True) if neighbours else ((), ())
    return [_numbers(neighbours, writer), *([_neighbour(each, writer) for each in side] for side in (before, after))]


def _neighbour(document: Document | None, writer: ValueWriter) -> int:
    return _NO_NEIGHBOUR if document is None else writer.number(document)


def _read_collection(found: Read, reader: ValueReader) -> tuple[str, Collection]:
    label, attributes, docs, files = found
    made = Collection.__new__(Collection)
    vars(made).update(read_attributes(attributes, COLLECTION_ATTRIBUTES, reader))
    made.docs, made.files = _members(docs, reader, Document), _members(files, reader, StaticFile)
    return exactly(str, label), made


def _members(numbers: Read, reader: ValueReader, *kinds: type[Member]) -> list[Any]:
    """The members of some numbers, each of one of some kinds."""
    if min(exactly(list, numbers), default=0) < 0:
        raise IndexError(numbers)
    return _of_kinds([reader.members[number] for number in numbers], *kinds)


def _of_kinds(found: list[Any], *kinds: type) -> list[Any]:
    if not all(issubclass(kind, kinds) for kind in {*map(type, found)}):
        raise TypeError(kinds)
    return found


def _read_groups(found: Read, reader: ValueReader) -> Mapping[object, tuple[Document, ...]]:
    return {reader.value(name): (*_members(posts, reader, Document),) for name, posts in found}


def _read_neighbours(found: Read, reader: ValueReader) -> Mapping[Document, Neighbours]:
    documents, before, after = found
    sides = zip(_read_side(before, reader), _read_side(after, reader), strict=True)
    return dict(zip(_members(documents, reader, Document), sides, strict=True))


def _read_side(numbers: Read, reader: ValueReader) -> list[Any]:
    if min(exactly(list, numbers), default=0) < _NO_NEIGHBOUR:
        raise IndexError(numbers)
    members = (*reader.members, None)  # the last one is that of `_NO_NEIGHBOUR`
    return _of_kinds([members[number] for number in numbers], Document, type(None))
