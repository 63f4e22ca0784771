"""The hooks of items in Ruby, and items that Ruby reads."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import TYPE_CHECKING

from ...model.document import Document
from ...model.item import Item
from ...model.page import Page
from ...model.static_file import StaticFile
from .early.hooks import begin_document
from .output_view import inside
from .site_changes import change_item

if TYPE_CHECKING:
    from ...model.edition import Edition
    from ..site_contents import SiteContents
    from .output_view import Staging
    from .session import Session


def item_hook(session: Session, owner: str, event: str) -> Callable[..., str | None]:
    """A hook that calls those of Ruby for an owner and an event."""

    def call(item: Item, value: object = None) -> str | None:
        if event == "post_init" and isinstance(item, Document) and not item.is_yaml:
            begin_document(session, owner, item)
            return None
        number = session.handles.number(item)
        if event == "pre_render":
            return _before(session, owner, number, item, value)
        text = value if isinstance(value, str) else None
        found = session.call("item_hook", owner, event, number, text, None)
        if not isinstance(found, dict):
            return None
        if found["data"] is not None:
            session.effects.note_site_change()
            change_item(session, item, {"data": found["data"]})
        return found["text"] if text is not None else None

    return call


def _before(session: Session, owner: str, number: int, item: Item, variables: object) -> str | None:
    state = session.build.item
    if state.variables is not variables:  # the first owner whose hooks are called
        assert isinstance(variables, dict)
        state.variables, state.text = variables, item.content
    found = session.call("item_hook", owner, "pre_render", number, state.text, 1)
    assert isinstance(found, dict)
    state.text = found["text"]
    return found["text"] if found["text"] != item.content else None


def read_again(session: Session, site: SiteContents, *, documents: bool, pages: bool) -> None:
    """Have Ruby read the items whose class plugins have changed."""
    if documents:
        for document in site.documents():
            _read_again(session, document, "read_document")
    if pages:
        for page in site.pages:
            _read_again(session, page, "read_page")


def _read_again(session: Session, item: Document | Page, operation: str) -> None:
    changes = session.call(operation, session.handles.number(item))
    if isinstance(changes, dict):
        change_item(session, item, changes)


def decide_writing(session: Session, site: SiteContents) -> None:
    """Have Ruby decide which documents are written."""
    rows = session.call("written")
    assert isinstance(rows, list)
    for number, is_written in rows:
        item = session.handles.get(number)
        assert isinstance(item, Document)
        site.contents.decided[item] = is_written


def place_files(session: Session) -> None:
    """Have Ruby say where static files go."""
    rows = session.call("addresses_of_files")
    assert isinstance(rows, list)
    for number, url, destination in rows:
        file = session.handles.get(number)
        assert isinstance(file, StaticFile)
        file.place(url, inside(destination))


def let_files_write(session: Session, files: Iterable[StaticFile]) -> None:
    """Have static files write themselves, in Ruby."""
    for file in files:
        file.write = file.write or partial(_stage_file, session, file)


def _stage_file(session: Session, file: StaticFile, writer: Staging, edition: Edition, changed: bytes | None) -> None:
    session.output.stage_made(session, file, writer, edition, changed)


def stage_items(session: Session, items: Iterable[Item | StaticFile], writer: Staging, edition: Edition) -> None:
    """Have pages and documents write themselves in Ruby, where plugins have changed how they do, and stage the files.

    Args:
        session: the interpreter.
        items: all that is written.
        writer: takes the files.
        edition: the edition of the site.
    """
    writers = session.summary["writers"]
    for item in items:
        if isinstance(item, Item) and ("Jekyll::Page" if isinstance(item, Page) else "Jekyll::Document") in writers:
            output = session.rendering.so_far.output(item)
            session.call("write_item", session.handles.number(item), output or "")
            session.output.stage_written(writer, edition, item.destination)
