"""The calls by which Ruby asks for the objects of a site: its items, files, layouts, collections and data."""

from __future__ import annotations

import posixpath
from collections.abc import Sequence
from typing import TYPE_CHECKING

from ....model.document import Document
from ....model.item import Item
from ....model.layout import Layout
from ....model.page import Page
from ....model.source_map_page import SourceMapPage
from ....model.static_file import StaticFile
from ....tracking import reads
from .times import TIME

if TYPE_CHECKING:
    from ..session import HostCall, Session


def describe(session: Session, number: int) -> dict[str, object]:
    """The names and paths of an object."""
    return _description(session, session.handles.get(number))


def _description(session: Session, found: object) -> dict[str, object]:
    return {"n": session.handles.number(found), **_names(found)}


def _names(found: object) -> dict[str, object]:
    """The kind of an object, its names and its paths; nothing for an object of another kind."""
    if isinstance(found, Page):
        return _names_of_page(found)
    if isinstance(found, Document):
        row = _row("document", found.relative_path, found.ext, found.file)
        return {**row, "collection": found.collection.label}
    if isinstance(found, StaticFile):
        row = _row("static_file", found.relative_path, found.extname, found.file)
        directory = posixpath.dirname(found.relative_path)
        return {**row, "name": found.name, "dir": directory, "collection": found.type}
    return _names_of_layout(found) if isinstance(found, Layout) else {}


def _row(kind: str, relative_path: str, extension: str, file: str | None) -> dict[str, object]:
    return {"k": kind, "relative_path": relative_path, "ext": extension, "file": file}


def _names_of_page(page: Page) -> dict[str, object]:
    row = _row("page", page.relative_path, page.ext, page.file)
    return {**row, "dir": page.directory, "name": page.name, "basename": page.basename, "class": _class_of(page)}


def _names_of_layout(layout: Layout) -> dict[str, object]:
    """Those of a layout, with its front matter and its text."""
    return {
        "k": "layout",
        "name": layout.name,
        "file_name": posixpath.basename(layout.file),
        "path": layout.file,
        "relative_path": f"/{layout.path}",
        "ext": posixpath.splitext(layout.file)[1],
        "data": dict(layout.data),
        "content": layout.content,
    }


def _class_of(page: Page) -> str:
    if isinstance(page, SourceMapPage):
        return "SourceMapPage"
    return "PageWithoutAFile" if page.file is None else "Page"


def list_objects(session: Session, kind: str, label: str = "") -> list[dict[str, object]]:
    """The objects of a list of the site, in order."""
    site = session.site
    if kind in ("docs", "files"):
        collection = site.collections.get(label)
        found: Sequence[object] = [] if collection is None else collection.docs if kind == "docs" else collection.files
    else:
        found = list(site.layouts.values()) if kind == "layouts" else getattr(site, kind)
    return [_description(session, each) for each in found]


def collection_names(session: Session) -> list[str]:
    """The labels of the collections; those of the configuration until the site is read, as in hooks ``after_init``."""
    if session.site.collections:
        return list(session.site.collections)
    configured = session.site.config.get("collections")
    return [*configured] if isinstance(configured, dict) else ["posts"]


def contents(session: Session, number: int) -> dict[str, object]:
    """The front matter and the text of an object."""
    found = session.handles.get(number)
    if isinstance(found, StaticFile):
        return {"data": dict(found.data), "content": None}
    assert isinstance(found, Item)
    if session.site_reads is None and found.is_undated:
        reads.record(TIME)
    return {"data": dict(found.data), "content": found.content}


def site_data(session: Session) -> dict[str, object]:
    """The data files."""
    return session.site.data


CALLS: dict[str, HostCall] = {
    "describe": describe,
    "list": list_objects,
    "collection_names": collection_names,
    "contents": contents,
    "site_data": site_data,
}
"""The functions by the names that Ruby has for them."""
