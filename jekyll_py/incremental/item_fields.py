"""The fields of each page, document and static file: everything that a template can read of it.

A field is mapped to a value that is equal exactly when a template would see the same: the plain value, or a digest of a
text. A new property of their drops needs its field here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from itertools import chain

from ..config.values import deep_merge
from ..converters.markdown import extensions_of
from ..disk.source import modified
from ..errors import UnreadableError
from ..model.document import Document
from ..model.excerpt import Excerpt
from ..model.item import Item
from ..model.page import Page
from ..model.static_file import StaticFile
from ..plan import Plan
from ..tracking.kinds import ITSELF, KEYS, RENDERED
from ..tracking.reads import field_of
from .fingerprint import of_text, plain

Fields = dict[str, object]
_RENDERED = sorted(RENDERED)
_BUILD_TIME = "the time of the build"
"""In the place of the date of an undated document: whether it has changed is told by ``site.time``."""


def items_of_plan(plan: Plan) -> Iterable[Item | StaticFile]:
    """The items that are subjects."""
    documents = (each for each in plan.documents if isinstance(each, Document))
    return chain(plan.pages, documents, plan.static_files)


def fields_of_item(item: Item | StaticFile, plan: Plan) -> Fields:
    """The fields of an item."""
    if isinstance(item, StaticFile):
        return _static_file(item)
    if isinstance(item, Document):
        return _document(item, plan)
    assert isinstance(item, Page)
    return _page(item, plan)


def _page(page: Page, plan: Plan) -> Fields:
    data = deep_merge(page.data.defaults, page.data)
    return {
        **of_data(data),
        KEYS: list(data),
        "dir": page.dir,
        "name": page.name,
        "path": plain(page.path),
        "url": page.url,
        **_of_item(page, plan),
    }


def _document(document: Document, plan: Plan) -> Fields:
    data = document.data
    return {
        **of_data(data),
        KEYS: list(data),
        "id": document.id,
        "url": document.url,
        "date": _date(document),
        "collection": document.collection.label,
        **neighbours_of(document, plan),
        **_of_item(document, plan),
    }


def neighbours_of(document: Document, plan: Plan) -> Fields:
    """The fields of a document that the order of its collection decides on."""
    before, after = plan.neighbours.get(document, (None, None))
    return {"previous": before and before.relative_path, "next": after and after.relative_path}


def _date(document: Document) -> object:
    """Its date. Reading the property would store it in the front matter of an undated document."""
    if document.is_undated:
        return _BUILD_TIME
    found = document.data.get("date")
    return plain(found) if isinstance(found, datetime) else modified(document.file, document.relative_path)


def of_data(data: Mapping[str, object]) -> Fields:
    """The fields for the keys of front matter or of the configuration."""
    return {field_of(key): plain(value) for key, value in data.items()}


def _of_item(item: Item, plan: Plan) -> Fields:
    """Its texts before rendering, and (`ITSELF`) what its own render reads without recording it."""
    content, is_markdown = of_text(item.content), item.ext.lower() in extensions_of(plan.config)
    own = [item.destination, item.content_line, item.file, item.pager is not None, is_markdown]
    return {**dict.fromkeys(_RENDERED, content), "excerpt": _excerpt(item, is_markdown=is_markdown), ITSELF: own}


def _excerpt(item: Item, *, is_markdown: bool) -> object:
    """The source of its excerpt and how it is rendered, or the excerpt that front matter gives."""
    cut = item.data.get("excerpt")
    if not isinstance(cut, Excerpt):
        return plain(cut)
    return [of_text(cut.content), item.runs_liquid, item.is_jinja, is_markdown]


def _static_file(file: StaticFile) -> Fields:
    return {**of_data(file.data), KEYS: list(file.data), "modified_time": _modified(file), "collection": file.type}


def _modified(file: StaticFile) -> object:
    """The time of the last change of a file; None where a plugin writes a file that has no source."""
    try:
        return file.modified_time
    except UnreadableError:
        return None
