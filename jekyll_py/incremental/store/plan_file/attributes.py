"""The attributes of pages, documents, static files, layouts and collections that a plan file holds.

A table for each class names all of them, each with how it is written and read. An item that has another attribute, such
as one that a plugin has given it, is not written.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import Any

from ....errors import UnreadableError
from ....lazy.tuples import NamedTuple
from ....model.item_data import Data
from ..packed_errors import packed_error, unpacked_error
from .value_kinds import Json, Read, Unwritable, exactly
from .values import ValueReader, ValueWriter


class Attribute(NamedTuple):
    """How an attribute is written and read."""

    write: Callable[[Any, ValueWriter], Json]
    read: Callable[[Read, ValueReader], object]


Attributes = Mapping[str, Attribute]
"""By attribute, in the order in which they are written."""


def write_attributes(values: Mapping[str, object], attributes: Attributes, writer: ValueWriter) -> list[Json]:
    """The values of all attributes.

    Raises:
        Unwritable: one is of a kind that is not written.
    """
    return [attribute.write(values[name], writer) for name, attribute in attributes.items()]


def read_attributes(row: Read, attributes: Attributes, reader: ValueReader) -> dict[str, Read]:
    """The values by the names of the attributes.

    Raises:
        TypeError: one is of the wrong type.
        ValueError: there are more or fewer.
    """
    return {
        name: attribute.read(plain, reader) for (name, attribute), plain in zip(attributes.items(), row, strict=True)
    }


def _written(kinds: Iterable[type], value: Any, _writer: ValueWriter) -> Json:
    if type(value) not in kinds:
        raise Unwritable
    plain: Json = value
    return plain


def _read(kinds: Iterable[type], plain: Read, _reader: ValueReader) -> object:
    if type(plain) not in kinds:
        raise TypeError(kinds)
    return plain


def _of(*kinds: type) -> Attribute:
    return Attribute(partial(_written, frozenset(kinds)), partial(_read, frozenset(kinds)))


def _if_any(attribute: Attribute) -> Attribute:
    """The attribute with nil written as it is."""
    return Attribute(
        lambda value, writer: None if value is None else attribute.write(value, writer),
        lambda plain, reader: None if plain is None else attribute.read(plain, reader),
    )


def _write_data(data: Data, writer: ValueWriter) -> Json:
    if type(data) is not Data:
        raise Unwritable
    return [writer.plain(dict(data)), writer.plain(data.defaults)]


def _read_data(plain: Read, reader: ValueReader) -> Data:
    values, defaults = plain
    return Data(exactly(dict, reader.value(values)), exactly(dict, reader.value(defaults)))


def _write_mapping(value: object, writer: ValueWriter) -> Json:
    if type(value) is not dict:
        raise Unwritable
    return writer.plain(value)


TEXT, TEXT_IF_ANY, NUMBER, FLAG = _of(str), _of(str, type(None)), _of(int), _of(bool)
NOTHING = _of(type(None))
DIGEST = Attribute(lambda value, _: value.hex(), lambda plain, _: bytes.fromhex(plain))
VALUE = Attribute(lambda value, writer: writer.plain(value), lambda plain, reader: reader.value(plain))
MAPPING = Attribute(_write_mapping, lambda plain, reader: exactly(dict, reader.value(plain)))
FRONT_MATTER = Attribute(_write_data, _read_data)
COLLECTION = Attribute(lambda value, writer: writer.collection(value), lambda plain, reader: reader.collection(plain))
COLLECTION_IF_ANY = _if_any(COLLECTION)
MAPPING_IF_ANY = _if_any(MAPPING)
PROBLEM_IF_ANY = _if_any(
    Attribute(lambda problem, _: packed_error(problem), lambda plain, _: unpacked_error(plain, UnreadableError))
)

_ADDRESS: Attributes = {"_url": TEXT_IF_ANY, "_destination": TEXT_IF_ANY}
_CONTENT: Attributes = {
    "data": FRONT_MATTER,
    "as_read": MAPPING_IF_ANY,
    "content": TEXT_IF_ANY,
    "content_line": NUMBER,
    "head": DIGEST,
}

PAGE: Attributes = {
    **dict.fromkeys(("directory", "name", "basename", "ext", "relative_path"), TEXT),
    **_CONTENT,
    "file": TEXT_IF_ANY,
    "pager": VALUE,
    "fields": MAPPING,
    "shares_address": FLAG,
    "_output_ext": TEXT_IF_ANY,
    **_ADDRESS,
}
DOCUMENT: Attributes = {
    "collection": COLLECTION,
    **dict.fromkeys(
        ("file", "relative_path", "basename", "_inner_path", "basename_without_ext", "ext"),
        TEXT,
    ),
    **_CONTENT,
    **_ADDRESS,
}
STATIC_FILE: Attributes = {
    **dict.fromkeys(("file", "name", "basename", "extname", "relative_path"), TEXT),
    "collection": COLLECTION_IF_ANY,
    "is_withheld": FLAG,
    "write": NOTHING,
    "_data": MAPPING_IF_ANY,
    **dict.fromkeys(("_url", "_place"), TEXT_IF_ANY),
}
LAYOUT: Attributes = {
    **dict.fromkeys(("name", "path", "file"), TEXT),
    "data": MAPPING,
    "content": TEXT,
    "content_line": NUMBER,
    "problem": PROBLEM_IF_ANY,
}
COLLECTION_ATTRIBUTES: Attributes = {
    "label": TEXT,
    "metadata": MAPPING,
    **dict.fromkeys(("container", "relative_directory", "url_template"), TEXT),
}
