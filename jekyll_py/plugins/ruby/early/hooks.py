"""Hooks ``post_init`` of documents in Ruby, which Jekyll calls before it reads the file: its keys win over theirs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ....model import front_matter
from ....model.document import Document
from ....model.document_data import first_data
from ....model.front_matter import FrontMatter
from ....model.item_data import Data
from ..site_changes import change_item

if TYPE_CHECKING:
    from ..session import Session


def begin_document(session: Session, owner: str, document: Document) -> None:
    """Call the hooks of an owner for a document that was read, with its data from before that."""
    first, changed = _first_data(session, document), False
    read, document.data = document.data, Data(first, document.data.defaults)
    try:
        found = session.call("item_hook", owner, "post_init", session.handles.number(document), None, None)
        if isinstance(found, dict) and found["data"] is not None:
            first.clear()
            first.update(found["data"])
            changed = True
    finally:
        document.data = read
    if changed:
        change_item(session, document, {"data": _read_after(session, document, first)})


def _first_data(session: Session, document: Document) -> dict[str, object]:
    """The data from before the file is read, as the hooks of another owner have left it."""
    return session.build.first_data.setdefault(document, first_data(document))


def _read_after(session: Session, document: Document, first: dict[str, object]) -> dict[str, object]:
    """The data of a document whose file is read after hooks have set some."""
    parsed = _parsed(session, document)
    before, document.data = document.data, Data({}, document.data.defaults)
    is_broken = parsed.problem is not None and not document.conventions.keeps_names
    content = document.content, document.content_line, document.head
    try:
        document.read(parsed.data, *content, is_broken=is_broken, first=first)
        if "date" in before:  # stored when it was asked whether the document is published, which Jekyll asks after this
            document.store_date()
        return document.data
    finally:
        document.data = before


def _parsed(session: Session, document: Document) -> FrontMatter:
    config, file = session.config, session.source.relative(document.file)
    return front_matter.parse(session.source.read(file), file, config.text("encoding"), config.reference)
