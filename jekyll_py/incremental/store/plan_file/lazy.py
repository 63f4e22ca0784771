"""Turns members (pages, documents, static files) into rows of a plan file, and rows into lazy members.

A lazy item begins with a number alone. Python calls ``__getattr__`` for an attribute that is not there; that decodes
the row of the item, and from then on it is like any other. Its text is read from its own file in the same way.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import ClassVar

from ....disk.source import unreadable
from ....model.document import Document
from ....model.front_matter import body
from ....model.item_data import Data
from ....model.page import Page
from ....model.static_file import StaticFile
from ....render.cache import PatchContext
from ....render.planned_site import Member
from ..blobs import SavedMeanwhile
from .attributes import DOCUMENT, PAGE, STATIC_FILE, Attributes, read_attributes, write_attributes
from .value_kinds import BuildTime, Read, Unwritable
from .values import ValueReader, ValueWriter, dumped


class MemberLoader:
    """Decodes the members of a plan.

    Args:
        rows: the rows by the numbers of their members.
        reader: decodes values.
        context: the values of this process that members need.
        is_as_planned: whether a file is still the one that the plan was made of.
    """

    def __init__(
        self,
        rows: Mapping[int, bytes],
        reader: ValueReader,
        context: PatchContext,
        is_as_planned: Callable[[str], bool],
    ) -> None:
        self._rows = rows
        self._reader = reader
        self._context = context
        self._is_as_planned = is_as_planned

    def attributes(self, number: int, attributes: Attributes) -> dict[str, Read]:
        """The attributes of a member, without its content if that is in its file.

        Raises:
            Damaged: the row is not as it was written.
        """
        content = self._rows.get(number, b"")
        found = self._reader.load(content, lambda row, reader: read_attributes(row, attributes, reader))
        if found.get("content", "") is None:
            del found["content"]
        if attributes is DOCUMENT:
            found["_now"] = self._context.time
        found["conventions"] = self._context.conventions
        return found

    def content(self, file: str, path: str) -> str:
        """The text below the front matter of a file.

        Raises:
            JekyllError: it cannot be read any more.
            SavedMeanwhile: it has another text than when it was planned, perhaps for a moment only.
        """
        try:
            with open(file, "rb") as source:
                content = body(source.read(), path, self._context.config.text("encoding")).content
        except OSError as error:
            raise unreadable(path, error) from error
        if not self._is_as_planned(file):
            raise SavedMeanwhile(path)
        return content


class LazyMember:
    """Mixed into the class of a member."""

    is_stored: ClassVar[bool] = True
    _attributes: ClassVar[Attributes]
    _loader: MemberLoader
    _number: int
    _body: str | None
    """The text of its file, once that is read."""

    @property
    def is_verbatim(self) -> bool:
        """Whether its content is that of its file."""
        own = vars(self)
        if "conventions" not in own:
            own.update(self._loader.attributes(self._number, self._attributes))
        return own.get("content") is own.get("_body")

    def __getattr__(self, name: str) -> object:
        own = vars(self)
        if "conventions" not in own:
            own.update(self._loader.attributes(self._number, self._attributes))
        elif name == "content" and "file" in own:
            own["content"] = own["_body"] = self._loader.content(own["file"], own["relative_path"])
        else:
            raise AttributeError(f"{self!r} has no attribute {name!r}")
        return getattr(self, name)


class LazyPage(LazyMember, Page):
    """A page of the plan file."""

    _attributes = PAGE


class LazyDocument(LazyMember, Document):
    """A document of the plan file."""

    _attributes = DOCUMENT


class LazyStaticFile(LazyMember, StaticFile):
    """A static file of the plan file."""

    _attributes = STATIC_FILE


CLASSES: Sequence[type[LazyPage | LazyDocument | LazyStaticFile]] = (LazyPage, LazyDocument, LazyStaticFile)
"""By their numbers in a plan file."""
_NUMBERS: Mapping[type, int] = {
    Page: 0,
    Document: 1,
    StaticFile: 2,
    **{kind: number for number, kind in enumerate(CLASSES)},
}
_OF_THE_PROCESS = frozenset({"_body", "_loader", "_number", "conventions", "_now"})
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


def row(member: Member, writer: ValueWriter, *, is_verbatim: bool) -> bytes:
    """The attributes of a member; without its content where that is what its file says.

    Raises:
        Unwritable: it has an attribute that is not in the table, or a value of a kind that is not written.
    """
    state, attributes = dict(vars(member)), CLASSES[kind_of(member)]._attributes
    if is_verbatim:
        state["content"] = None
    if state.keys() - _OF_THE_PROCESS != attributes.keys():
        raise Unwritable
    if isinstance(member, Document):
        state["data"] = _timeless(member)
    return dumped(write_attributes(state, attributes, writer))


def _timeless(document: Document) -> Data:
    """The front matter, the time of the build in it not as that of this build."""
    data = document.data
    if data.get("date") is not vars(document)["_now"]:
        return data
    return Data({**data, "date": BuildTime()}, data.defaults)
