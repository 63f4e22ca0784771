"""Bringing the changes that Ruby has made to a site into Python."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from ...model.collection import Collection
from ...model.document import Document
from ...model.item import Item
from ...model.item_data import Data
from ...model.layout import Layout
from ...model.static_file import StaticFile
from ...ruby.errors import SandboxError
from .early.items import holds_item
from .late_changes import take_late_data, take_settings, with_excerpt
from .output_view import inside
from .ruby_items import RubyDocument, RubyFile, RubyPage

if TYPE_CHECKING:
    from ..site_contents import SiteContents
    from .session import Session

Row = Mapping[str, Any]


def take_changes(session: Session, site: SiteContents) -> None:
    """Ask Ruby for its changes of the site since the last time, and make them here.

    Raises:
        JekyllError: an address cannot be made.
    """
    found = session.call("changes")
    assert isinstance(found, dict)
    _Changes(session, site).take(found)
    session.known_items = items_of(site)


def items_of(site: SiteContents) -> tuple[object, ...]:
    """The pages, the files and the documents of the site, which generators in Python change too."""
    contents = site.contents
    documents = (document for collection in contents.collections.values() for document in collection.docs)
    return (*contents.pages, *contents.static_files, *documents)


def take_config(session: Session, site: SiteContents) -> None:
    """As `take_changes`, for the settings only: nothing was read yet."""
    found = session.call("config_changes")
    if isinstance(found, dict) and found:
        values = dict(site.config)
        _change_keys(values, found)
        site.config = site.config.replace(**values)


class _Changes:
    def __init__(self, session: Session, site: SiteContents) -> None:
        self._session = session
        self._site = site
        self._new: list[tuple[object, int]] = []

    def take(self, found: Row) -> None:
        site = self._site
        if found["config"]:
            self._take_config(found["config"])
        if found["collections"] is not None:
            self._take_collections(found["collections"])
        if found["pages"] is not None:
            site.contents.pages[:] = [self._item(row, None) for row in found["pages"]]
        if found["static_files"] is not None:
            site.contents.static_files[:] = [self._static(row) for row in found["static_files"]]
        if found["layouts"] is not None:
            self._take_layouts(found["layouts"])
        if found["data"]:
            _change_keys(site.data, found["data"])
            _note_items(self._session, site.data, found["data"]["set"])
        if found["lists"]:
            site.plugins.unrecorded = self._session.early_values.has_post_lists = True
        shown = found["shown"]
        if self._new:
            shown = self._session.call("adopted", [list(pair) for pair in self._new])
        if shown:
            self._session.summary = {**self._session.summary, "shown": shown}
            site.plugins.unrecorded = True

    def _take_config(self, changes: Row) -> None:
        site = self._site
        values = dict(site.config)
        _change_keys(values, changes)
        site.config = site.config.replace(**values)
        for key, value in changes["set"].items():
            if holds_item(value):
                self._session.early_values.settings[key] = value
        if self._session.renderer is not None:  # the plan has the settings from before the hooks of this stage
            take_settings(self._session, changes)

    def _take_collections(self, rows: Mapping[str, Row]) -> None:
        collections = self._site.contents.collections
        for label in [label for label in collections if label not in rows]:
            del collections[label]
        for label, row in rows.items():
            if label not in collections:
                style, container = (
                    self._site.conventions.permalink_style,
                    self._site.config.text("collections_dir").strip("/"),
                )
                collections[label] = Collection(label, dict(row["metadata"] or {}), style, container)
            collection = collections[label]
            if dict(collection.metadata) != row["metadata"]:
                collection.metadata = row["metadata"]
            if row["docs"] is not None:
                collection.docs = [self._item(each, collection) for each in row["docs"]]
                self._write_equal_ones_once(collection.docs)

    def _write_equal_ones_once(self, documents: list[Document]) -> None:
        """Write one of the documents with the same file and date: `Jekyll::Document#==` takes them for equal."""
        seen: set[tuple[str, object]] = set()
        for document in documents:
            key = document.file, document.data.get("date")
            if key in seen and isinstance(document, RubyDocument):
                self._site.contents.decided[document] = False
            seen.add(key)

    def _take_layouts(self, rows: Mapping[str, Row]) -> None:
        layouts = self._site.contents.layouts
        found: dict[str, Layout] = {}
        for name, row in rows.items():
            known = None if row["n"] is None else self._session.handles.get(row["n"])
            changes = row["changes"] or {}
            known = known if isinstance(known, Layout) else None
            if known is not None and not changes and known.name == name:
                found[name] = known
                continue
            data = changes.get("data", {} if known is None else known.data)
            content = changes.get("content", "" if known is None else known.content)
            line = 1 if known is None else known.content_line
            found[name] = Layout(name, row["path"], row["file"], data, content, line)
            if known is not None and changes:
                self._session.handles.replace(row["n"], found[name])
        layouts.clear()
        layouts.update(found)

    def _item(self, row: Row, collection: Collection | None) -> Any:
        item = self._make(row, collection) if row["n"] is None else self._session.handles.get(row["n"])
        assert isinstance(item, Item)
        if row["changes"]:
            change_item(self._session, item, row["changes"])
        return item

    def _make(self, row: Row, collection: Collection | None) -> Item:
        item: Item
        if collection is None:
            item = RubyPage(self._site.conventions, row)
        else:
            item = RubyDocument(self._site.conventions, collection, row, self._site.time)
        self._new.append((row["object"], self._session.handles.number(item)))
        return item

    def _static(self, row: Row) -> StaticFile:
        if row["n"] is not None and "path" not in row:
            found = self._session.handles.get(row["n"])
            assert isinstance(found, StaticFile)
            if row["data"] is not None:
                found.change_data(row["data"])
            return found
        known = self._session.handles.get(row["n"]) if row["n"] is not None else None
        if isinstance(known, StaticFile):
            return known
        label = row["collection"]
        file = RubyFile(self._site.conventions, row, self._site.collections.get(label) if label else None)
        number = self._session.handles.number(file)
        self._new.append((row["object"], number))
        if not row["writes"]:
            file.file = self._session.readable(file.file)
        else:
            file.file = self._made_file(file.file)
            file.write = lambda *given: self._session.output.stage_made(self._session, file, *given)
        return file

    def _made_file(self, path: str) -> str:
        """Where the file is that a static file in Ruby names, which may make its content itself."""
        inside = self._session.output.host_path(path)
        try:
            return inside if inside != path else self._session.readable(path)
        except SandboxError:  # it need not be there
            return path


def change_item(session: Session, item: Item, changes: Row) -> None:
    """Give an item the front matter, the content and the address that Ruby has given it."""
    if "data" in changes and changes["data"] is not None:
        data = with_excerpt(item, changes["data"])
        if session.renderer is None:
            item.data = Data(data, item.data.defaults)
            _note_items(session, item.data, data)
        else:  # templates have read the front matter of the item in others
            take_late_data(session, item, data)
    if "content" in changes:
        item.content = changes["content"] or ""
    if "url" in changes:
        item.url = changes["url"]
        item.place(inside(changes["destination"]))


def _note_items(session: Session, container: Any, values: Row) -> None:
    for key, value in values.items():
        if holds_item(value):
            session.early_values.note(container, key)


def _change_keys(values: Any, changes: Row) -> None:
    for key in changes["gone"]:
        values.pop(key, None)
    values.update(changes["set"])
