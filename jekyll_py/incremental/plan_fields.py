"""The fields of each subject of a plan beside its items (`item_fields`): everything that a template can read of it.

A field is mapped to a value that is equal exactly when a template would see the same: the plain value, or a digest of a
text or of a list. A new property of a drop needs its field here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Set
from itertools import chain

from ..disk.digest import digest
from ..drops import SiteDrop, ThemeDrop
from ..model.collection import Collection
from ..model.document import Document
from ..model.item import Item
from ..model.layout import Layout
from ..model.static_file import StaticFile
from ..plan import Plan
from ..tracking.kinds import (
    COLLECTION,
    DATA,
    INCLUDES,
    KEYS,
    LAYOUT,
    LAYOUT_KEYS,
    LINK,
    LIQUID,
    PAGER,
    RELATED,
    SITE,
    SOURCE_MAPS,
    THEME,
    VARIABLE,
)
from .fingerprint import fingerprint, is_opaque, plain
from .item_fields import Fields, of_data


def fields_of_site(plan: Plan) -> Iterator[tuple[str, Fields]]:
    """All other subjects with their fields; a subject may come more than once."""
    for collection in plan.collections.values():
        yield COLLECTION + collection.label, fields_of_collection(collection)
    for item in plan.rendered:
        if item.pager is not None:
            yield pager_subject(item.relative_path, item.destination), {KEYS: fingerprint(item.pager)}
    yield from fields_of_layouts(plan).items()
    yield from fields_of_data(plan).items()
    yield from fields_of_liquid(plan).items()
    yield INCLUDES, {KEYS: _includes(plan)}
    yield SITE, own_fields_of_site(plan)
    yield THEME, _theme(plan)
    yield LINK, {item.relative_path.lstrip("/"): item.url for item in _targets(plan)}


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
    found = {field: value for field, value in of_data(plan.config).items() if field in settings}
    return {**found, KEYS: _keys_of_site(plan)} if KEYS in settings else found


def fields_of_variables(plan: Plan) -> Fields:
    """The fields of ``site`` for the variables of generators."""
    found = own_fields_of_site(plan)
    return {name: found[name] for name in plan.variables}


def is_masked(setting: str, plan: Plan) -> bool:
    """Whether ``site`` has a list, a collection or a variable in the place of a key of the configuration."""
    return any(setting in names for names in (SiteDrop.FIELDS, plan.collections, plan.variables))


def _text_of_layout(layout: Layout) -> list[object]:
    return [layout.path, layout.content, layout.data, layout.content_line, str(layout.problem)]


def fields_of_collection(collection: Collection) -> Fields:
    """The fields of the subject of a collection."""
    metadata = collection.metadata
    return {
        **of_data(metadata),
        KEYS: list(metadata),
        "docs": _members(collection.docs),
        "files": _members(collection.files),
        "directory": collection.directory,
    }


def own_fields_of_site(plan: Plan) -> Fields:
    """The fields of the subject `SITE`. If a collection or a variable has the name of another field, both count."""
    found = {**of_data(plan.config), **_lists(plan)}
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
    return {
        "time": plain(plan.time),
        "data": plain(plan.config.get("data")),
        "pages": _members(plan.pages),
        "html_pages": _members(html),
        "posts": _members(plan.posts),
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
