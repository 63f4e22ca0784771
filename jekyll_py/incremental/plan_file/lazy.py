"""Pages, documents and static files whose attributes are decoded when the first of them is asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any, ClassVar, NamedTuple

from ...config.configuration import Configuration
from ...disk.source import unreadable
from ...model.conventions import Conventions
from ...model.document import Document
from ...model.front_matter import body
from ...model.item import Item
from ...model.item_data import Data
from ...model.page import Page
from ...model.static_file import StaticFile
from ...themes.theme import Theme
from .fields import DOCUMENT, PAGE, STATIC_FILE, Fields, read_fields, write_fields
from .planned import Member
from .values import BuildTime, Unwritable, ValueReader, ValueWriter, dumped


class ProcessContext(NamedTuple):
    """What each process has of its own."""

    config: Configuration
    theme: Theme | None
    conventions: Conventions
    time: datetime


class MemberLoader:
    """Decodes the members of a plan.

    Args:
        rows: the fields of each member, by number.
        reader: reads them.
        context: what this process has of its own.
    """

    def __init__(self, rows: Mapping[int, bytes], reader: ValueReader, context: ProcessContext) -> None:
        self._rows = rows
        self._reader = reader
        self._context = context

    def attributes(self, number: int, fields: Fields) -> dict[str, Any]:
        """The attributes of a member, but for its content where that is in its file.

        Raises:
            Damaged: they are not as they were written.
        """
        content = self._rows.get(number, b"")
        found = self._reader.load(content, lambda row, reader: read_fields(row, fields, reader))
        if found.get("content", "") is None:
            del found["content"]
        if fields is DOCUMENT:
            found["_now"] = self._context.time
        found["conventions"] = self._context.conventions
        return found

    def content(self, file: str, path: str) -> str:
        """The text below the front matter of a file.

        Raises:
            JekyllError: it cannot be read any more.
        """
        try:
            with open(file, "rb") as source:
                return body(source.read(), path, self._context.config.text("encoding")).content
        except OSError as error:
            raise unreadable(path, error) from error


class LazyMember:
    """Mixed into the class of a member."""

    _fields: ClassVar[Fields]
    _loader: MemberLoader
    _number: int

    def __getattr__(self, name: str) -> object:
        own = vars(self)
        if "conventions" not in own:
            own.update(self._loader.attributes(self._number, self._fields))
        elif name == "content" and "file" in own:
            own["content"] = self._loader.content(own["file"], own["relative_path"])
        else:
            raise AttributeError(f"{self!r} has no attribute {name!r}")
        return getattr(self, name)


class LazyPage(LazyMember, Page):
    _fields = PAGE


class LazyDocument(LazyMember, Document):
    _fields = DOCUMENT


class LazyStaticFile(LazyMember, StaticFile):
    _fields = STATIC_FILE


KINDS: Sequence[type[LazyPage | LazyDocument | LazyStaticFile]] = (LazyPage, LazyDocument, LazyStaticFile)
"""By their numbers in a plan file."""
_NUMBERS: Mapping[type, int] = {
    Page: 0,
    Document: 1,
    StaticFile: 2,
    **{kind: number for number, kind in enumerate(KINDS)},
}
_OF_THE_PROCESS = frozenset({"_loader", "_number", "conventions", "_now"})
"""Attributes that are made where a member is read."""


def kind_of(member: Member) -> int:
    """The number of a member's class.

    Raises:
        Unwritable: it is of a subclass that a plugin has made.
    """
    found = _NUMBERS.get(type(member))
    if found is None:
        raise Unwritable
    return found


def lazy(number: int, kind: type[LazyPage | LazyDocument | LazyStaticFile], loader: MemberLoader) -> Member:
    """A member that is decoded later."""
    made = kind.__new__(kind)
    made._loader, made._number = loader, number
    return made


def row(member: Member, is_verbatim: Callable[[Item], bool], writer: ValueWriter) -> bytes:
    """The fields of a member; without its content where that is what its file says.

    Raises:
        Unwritable: it has an attribute that is not in the table, or a value of a kind that is not written.
    """
    state, fields = vars(member), KINDS[kind_of(member)]._fields
    if state.keys() - _OF_THE_PROCESS != fields.keys():
        raise Unwritable
    if isinstance(member, Document):
        state = {**state, "data": _timeless(member)}
    if not isinstance(member, StaticFile) and member.file is not None and is_verbatim(member):
        state = {**state, "content": None}
    return dumped(write_fields(state, fields, writer))


def _timeless(document: Document) -> Data:
    """The front matter, the time of the build in it not as that of this build."""
    data = document.data
    if data.get("date") is not vars(document)["_now"]:
        return data
    return Data({**data, "date": BuildTime()}, data.defaults)
