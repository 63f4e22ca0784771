"""The fields of each subject of a plan: everything that a template can read of it.

A field is mapped to a value that is equal exactly when a template would see the same: the plain value, or a digest of a
text or of a list. A new property of a drop needs its field here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Set
from datetime import datetime
from itertools import chain

from ..config.values import deep_merge
from ..converters.markdown import extensions_of
from ..disk.digest import digest
from ..disk.source import modified
from ..drops import SiteDrop, ThemeDrop
from ..errors import UnreadableError
from ..model.collection import Collection
from ..model.document import Document
from ..model.excerpt import Excerpt
from ..model.item import Item
from ..model.layout import Layout
from ..model.page import Page
from ..model.static_file import StaticFile
from ..plan import Plan
from ..tracking.kinds import (
    COLLECTION,
    DATA,
    INCLUDES,
    ITSELF,
    KEYS,
    LAYOUT,
    LAYOUT_KEYS,
    LINK,
    LIQUID,
    PAGER,
    RELATED,
    RENDERED,
    SITE,
    SOURCE_MAPS,
    THEME,
    VARIABLE,
)
from ..tracking.reads import field_of
from .fingerprint import fingerprint, is_opaque, of_text, plain

Fields = dict[str, object]
_RENDERED = sorted(RENDERED)
_TARGETS = "post targets"
_BUILD_TIME = "the time of the build"
"""In the place of the date of an undated document: whether it has changed is told by ``site.time``."""


def items_of_plan(plan: Plan) -> Iterable[Item | StaticFile]:
    """The items that are subjects."""
    documents = (each for each in plan.documents if isinstance(each, Document))
    return chain(plan.pages, documents, plan.static_files)


def fields_of_site(plan: Plan) -> Iterator[tuple[str, Fields]]:
    """All other subjects with their fields; a subject may come more than once."""
    for collection in plan.collections.values():
        yield COLLECTION + collection.label, _collection(collection)
    for item in plan.rendered:
        if item.pager is not None:
            yield pager_subject(item.relative_path, item.destination), {KEYS: fingerprint(item.pager)}
    yield from fields_of_layouts(plan).items()
    yield from fields_of_data(plan).items()
    yield from fields_of_liquid(plan).items()
    yield INCLUDES, {KEYS: _includes(plan)}
    yield SITE, _site(plan)
    yield THEME, _theme(plan)
    yield LINK, {item.relative_path.lstrip("/"): item.url for item in _targets(plan)}


def fields_of_item(item: Item | StaticFile, plan: Plan) -> Fields:
    """The fields of an item."""
    if isinstance(item, StaticFile):
        return _static_file(item)
    if isinstance(item, Document):
        return _document(item, plan)
    assert isinstance(item, Page)
    return _page(item, plan)


def fields_of_layouts(plan: Plan) -> dict[str, Fields]:
    """The fields of the subjects of layouts, one for each layout."""
    texts = {name: _text_of_layout(layout) for name, layout in plan.layouts.items()}
    return {
        LAYOUT: {KEYS: list(plan.layouts), **{name: fingerprint(text) for name, text in texts.items()}},
        LAYOUT_KEYS: {name: fingerprint(layout.data) for name, layout in plan.layouts.items()},
    }


def fields_of_data(plan: Plan) -> dict[str, Fields]:
    """The fields of the subject `DATA`, one for each file or folder at the top."""
    return {DATA: {KEYS: list(plan.data), **{str(name): fingerprint(value) for name, value in plan.data.items()}}}


def fields_of_liquid(plan: Plan) -> dict[str, Fields]:
    """The fields of the subject `LIQUID`."""
    return {LIQUID: {KEYS: [plain(plan.config.get("liquid")), plan.config.flag("strict")]}}


def fields_of_settings(plan: Plan, settings: Set[str]) -> Fields:
    """The fields of ``site`` for some keys of the configuration that are not masked (`is_masked`).

    Args:
        plan: the plan.
        settings: the fields; `KEYS` for the order.
    """
    found = {field: value for field, value in _of_data(plan.config).items() if field in settings}
    return {**found, KEYS: _keys_of_site(plan)} if KEYS in settings else found


def fields_of_variables(plan: Plan) -> Fields:
    """The fields of ``site`` for the variables of generators."""
    found = _site(plan)
    return {name: found[name] for name in plan.variables}


def is_masked(setting: str, plan: Plan) -> bool:
    """Whether ``site`` has a list, a collection or a variable in the place of a key of the configuration."""
    return any(setting in names for names in (SiteDrop.FIELDS, (_TARGETS,), plan.collections, plan.variables))


def _text_of_layout(layout: Layout) -> list[object]:
    return [layout.path, layout.content, layout.data, layout.content_line, str(layout.problem)]


def _page(page: Page, plan: Plan) -> Fields:
    data = deep_merge(page.data.defaults, page.data)
    return {
        **_of_data(data),
        KEYS: list(data),
        "dir": page.dir,
        "name": page.name,
        "path": plain(page.path),
        "url": page.url,
        **_of_item(page, plan),
    }


def _document(document: Document, plan: Plan) -> Fields:
    before, after = plan.neighbours.get(document, (None, None))
    data = document.data
    return {
        **_of_data(data),
        KEYS: list(data),
        "id": document.id,
        "url": document.url,
        "date": _date(document),
        "collection": document.collection.label,
        "previous": before and before.relative_path,
        "next": after and after.relative_path,
        **_of_item(document, plan),
    }


def _date(document: Document) -> object:
    """Its date. Reading the property would store it in the front matter of an undated document."""
    if document.is_undated:
        return _BUILD_TIME
    found = document.data.get("date")
    return plain(found) if isinstance(found, datetime) else modified(document.file, document.relative_path)


def _of_data(data: Mapping[str, object]) -> Fields:
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
    return {**_of_data(file.data), KEYS: list(file.data), "modified_time": _modified(file), "collection": file.type}


def _modified(file: StaticFile) -> object:
    """The time of the last change of a file; None where a plugin writes a file that has no source."""
    try:
        return file.modified_time
    except UnreadableError:
        return None


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
    """The fields of ``site``. If a collection or a variable has the name of another field, both count."""
    found = {**_of_data(plan.config), **_lists(plan)}
    for key, value in _variables(plan):
        found[key] = [found.get(key), plain(value)]
    for collection in plan.collections.values():
        found[collection.label] = [found.get(collection.label), _members(collection.docs)]
    found[KEYS] = _keys_of_site(plan)
    return found


def _keys_of_site(plan: Plan) -> list[object]:
    return [list(plan.config), list(plan.variables)]


def _lists(plan: Plan) -> Fields:
    html = (page for page in plan.pages if page.is_html or page.url.endswith("/"))
    targets = [[post.relative_path, post.url, post.data["slug"], post.date] for post in plan.posts]
    return {
        "time": plain(plan.time),
        "data": plain(plan.config.get("data")),
        "pages": _members(plan.pages),
        "html_pages": _members(html),
        "posts": _members(plan.posts),
        _TARGETS: fingerprint(targets),
        RELATED: fingerprint(plan.relating),
        SOURCE_MAPS: None,
        "documents": _members(plan.documents),
        "static_files": _members(plan.static_files),
        "collections": list(plan.collections),
        "tags": _groups(plan.tags),
        "categories": _groups(plan.categories),
    }


def _variables(plan: Plan) -> Iterator[tuple[str, object]]:
    """The variables that generators added; one with fields of its own only as being there."""
    for key, value in plan.variables.items():
        yield key, VARIABLE if is_opaque(value) else value


def _theme(plan: Plan) -> Fields:
    theme = plan.theme
    own = None if theme is None else [theme.name, str(theme.root), theme.version, repr(theme)]
    return {**dict.fromkeys(ThemeDrop.FIELDS, own), "sass": theme and theme.sass_path}


def _includes(plan: Plan) -> object:
    theme = plan.theme and [plan.theme.name, plan.theme.root]
    return [plain(plan.config.get("includes_dir")), plain(plan.config.get("encoding")), theme]


def _targets(plan: Plan) -> Iterable[Item | StaticFile]:
    return chain(plan.static_files, plan.documents, plan.pages)


def _members(items: Iterable[Item | StaticFile]) -> bytes:
    """A digest of the members of a list, in order."""
    return digest("\0".join(item.relative_path for item in items).encode("utf-8", "surrogateescape"))


def _groups(groups: Mapping[object, tuple[Document, ...]]) -> bytes:
    return fingerprint([[plain(name), _members(posts)] for name, posts in groups.items()])


def pager_subject(path: str, destination: str) -> str:
    """The subject of the pager of an item, by its paths: the pages of a pagination share that of their source."""
    return f"{PAGER}{destination} {path}"
