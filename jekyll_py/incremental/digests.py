"""What a plan answers to every field a template can ask, in a form that two builds can compare.

The answers of one subject (a document, a page, ``site``) are encoded together: where the bytes are those of the last
build, nothing of it has changed, and no field need be looked at by itself.
"""

from __future__ import annotations

import marshal
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from itertools import chain

from ..config.configuration import deep_merge
from ..disk.source import modified
from ..drops import KEYS, VARIABLE, ThemeDrop
from ..model.collection import Collection
from ..model.document import Document
from ..model.excerpt import Excerpt
from ..model.item import Item
from ..model.page import Page
from ..model.static_file import StaticFile
from ..plan import Plan
from .fingerprint import digest, encoded, fingerprint, is_opaque, of_text, packed, plain

Digests = Mapping[str, bytes]
"""Owner → its answers, encoded."""
Fields = dict[str, object]
"""Question → something that is equal exactly when the answer is."""

ITSELF = "="
"""The field that each render asks its own item: everything that is in its file, and where it goes."""
SURROUNDINGS = frozenset({"next", "previous", "date"})
"""Digests of an item that its own render only depends on when a template asks for them. An undated document has the
time of the build as its date."""
RENDERED = ("content", "output")
"""The answers of an item that change when it is rendered."""


def answers(plan: Plan) -> Digests:
    """Every dependency of a plan. Items that share a path (pages of a pagination do) answer together."""
    found: dict[str, bytes] = {}
    for subject, fields in _all(plan):
        bytes_ = encoded(fields)
        known = found.get(subject)
        found[subject] = bytes_ if known is None else digest(known) + digest(bytes_)
    return found


def digests_of(plan: Plan, items: Iterable[Item | StaticFile]) -> Digests:
    """The answers of some items, and of all layouts."""
    found = {item.relative_path: encoded(_of(item, plan)) for item in items}
    return {**found, "layout": encoded(_layouts(plan))}


def with_time(site: bytes, plan: Plan) -> bytes:
    """What ``site`` answered in another build whose plan differs from this one in nothing but its time."""
    fields, time = _fields(site), _fields(encoded({"time": plain(plan.time)}))
    return site if fields is None or time is None else packed(fields | time)


def changed_fields(before: bytes | None, after: bytes | None) -> Iterator[str] | None:
    """The fields of a subject that are answered otherwise; None for all that there may be."""
    if before is None or after is None:
        return None
    one, other = _fields(before), _fields(after)
    if one is None or other is None:
        return None
    return (key for key in one.keys() | other.keys() if not _same(one, other, key))


def pager_subject(item: Item) -> str:
    """Who answers for an item's pager: pages of a pagination share their path."""
    return f"pager {item.destination} {item.relative_path}"


def _fields(bytes_: bytes) -> Fields | None:
    try:
        found = marshal.loads(bytes_)
    except (EOFError, ValueError, TypeError):
        return None
    return found if isinstance(found, dict) else None


def _same(one: Fields, other: Fields, key: str) -> bool:
    return key in one and key in other and encoded(one[key]) == encoded(other[key])


def _all(plan: Plan) -> Iterator[tuple[str, Fields]]:
    documents = (each for each in plan.documents if isinstance(each, Document))
    items: Iterable[Item | StaticFile] = chain(plan.pages, documents, plan.static_files)
    for item in items:
        yield item.relative_path, _of(item, plan)
    for collection in plan.collections.values():
        yield f"collection {collection.label}", _collection(collection)
    for item in plan.rendered:
        if item.pager is not None:
            yield pager_subject(item), {KEYS: fingerprint(item.pager)}
    yield "layout", _layouts(plan)
    yield "data", {KEYS: list(plan.data), **{str(name): fingerprint(value) for name, value in plan.data.items()}}
    yield "site", _site(plan)
    yield "theme", _theme(plan)
    yield "link", {item.relative_path.lstrip("/"): item.url for item in _targets(plan)}


def _of(item: Item | StaticFile, plan: Plan) -> Fields:
    if isinstance(item, StaticFile):
        return _static_file(item)
    if isinstance(item, Document):
        return _document(item, plan)
    assert isinstance(item, Page)
    return _page(item)


def _layouts(plan: Plan) -> Fields:
    texts = ((name, [each.path, each.content, each.data, each.content_line]) for name, each in plan.layouts.items())
    return {KEYS: list(plan.layouts), **{name: fingerprint(text) for name, text in texts}}


def _page(page: Page) -> Fields:
    data = deep_merge(page.data.defaults, page.data)
    return {
        **_of_data(data),
        KEYS: list(data),
        "dir": page.dir,
        "name": page.name,
        "path": plain(page.path),
        "url": page.url,
        **_of_item(page),
    }


def _document(document: Document, plan: Plan) -> Fields:
    before, after = plan.neighbours.get(document, (None, None))
    data = document.data
    return {
        **_of_data(data),
        KEYS: list(data),
        "id": document.id,
        "url": document.url,
        "date": _date(document, plan),
        "collection": document.collection.label,
        "previous": before and before.relative_path,
        "next": after and after.relative_path,
        **_of_item(document),
    }


def _date(document: Document, plan: Plan) -> object:
    """Its date, which asking for it would write down: until somebody does, an undated document has none."""
    found = document.data.get("date")
    if isinstance(found, datetime):
        return plain(found)
    is_draft = document.file is not None and document.is_draft
    return modified(document.file, document.relative_path) if is_draft else plain(plan.time)


def _of_data(data: Mapping[str, object]) -> Fields:
    return {key: plain(value) for key, value in data.items()}


def _of_item(item: Item) -> Fields:
    """What is answered by rendering, as far as it is known before, and what a render takes without asking."""
    content = of_text(item.content)
    own = [item.destination, item.content_line, item.file, item.pager is not None]
    return {**dict.fromkeys(RENDERED, content), "excerpt": _excerpt(item), ITSELF: own}


def _excerpt(item: Item) -> object:
    """What its excerpt is rendered from, or what front matter gives as one."""
    cut = item.data.get("excerpt")
    return [of_text(cut.content), item.runs_liquid, item.is_jinja] if isinstance(cut, Excerpt) else plain(cut)


def _static_file(file: StaticFile) -> Fields:
    return {**_of_data(file.data), KEYS: list(file.data), "modified_time": file.modified_time, "collection": file.type}


def _collection(collection: Collection) -> Fields:
    metadata = collection.metadata
    return {
        **_of_data(metadata),
        KEYS: list(metadata),
        "docs": _members(collection.docs),
        "files": _members(collection.files),
        "directory": collection.directory,
    }


def _site(plan: Plan) -> Fields:
    """What ``site`` answers; where a collection or a variable has the name of something else, both count."""
    found = {**_of_data(plan.config), **_lists(plan)}
    for key, value in _variables(plan):
        found[key] = [found.get(key), plain(value)]
    for collection in plan.collections.values():
        found[collection.label] = [found.get(collection.label), _members(collection.docs)]
    found[KEYS] = [list(plan.config), list(plan.variables)]
    return found


def _lists(plan: Plan) -> Fields:
    html = (page for page in plan.pages if page.is_html or page.url.endswith("/"))
    targets = [[post.relative_path, post.url, post.data["slug"], post.date] for post in plan.posts]
    return {
        "time": plain(plan.time),
        "data": plain(plan.config.get("data")),
        "pages": _members(plan.pages),
        "html_pages": _members(html),
        "posts": _members(plan.posts),
        "post targets": fingerprint(targets),
        "related_posts": fingerprint(plan.relating),
        "documents": _members(plan.documents),
        "static_files": _members(plan.static_files),
        "collections": list(plan.collections),
        "tags": _groups(plan.tags),
        "categories": _groups(plan.categories),
    }


def _variables(plan: Plan) -> Iterator[tuple[str, object]]:
    """What generators added; of what answers for itself only that it is there."""
    for key, value in plan.variables.items():
        yield key, VARIABLE if is_opaque(value) else value


def _theme(plan: Plan) -> Fields:
    theme = plan.theme
    told = None if theme is None else [theme.name, str(theme.root), theme.version, repr(theme)]
    return {**dict.fromkeys(ThemeDrop.FIELDS, told), "sass": theme and theme.sass_path}


def _targets(plan: Plan) -> Iterable[Item | StaticFile]:
    return chain(plan.static_files, plan.documents, plan.pages)


def _members(items: Iterable[Item | StaticFile]) -> bytes:
    """Who is in a list, in order."""
    return digest("\0".join(item.relative_path for item in items).encode("utf-8", "surrogateescape"))


def _groups(groups: Mapping[object, tuple[Document, ...]]) -> bytes:
    return fingerprint([[plain(name), _members(posts)] for name, posts in groups.items()])
