"""Encodes the fields of each subject of a plan as bytes, from which the fields that differ can be read back.

A plan of 10,000 documents has hundreds of thousands of fields. If the bytes of a subject (a document, a page, ``site``)
are those of the last build, none of its fields has changed; only if not, they are decoded and compared one by one.
"""

from __future__ import annotations

import marshal
from collections import Counter
from collections.abc import Iterable, Iterator, Set

from ..config.configuration import Configuration
from ..converters.kramdown_options import options_by_construct
from ..diagnostics import Diagnostics
from ..disk.digest import SIZE, digest
from ..errors import SettingError
from ..lazy.tuples import NamedTuple
from ..model.document import Document
from ..model.item import Item
from ..model.static_file import StaticFile
from ..plan import Plan
from ..render.planned_site import Revision
from ..tracking.kinds import COLLECTION, KRAMDOWN, LINK, SITE
from .fingerprint import encoded, never_equal, packed, plain
from .item_fields import Fields, fields_of_item, items_of_plan, neighbours_of
from .plan_fields import (
    fields_of_collection,
    fields_of_data,
    fields_of_layouts,
    fields_of_liquid,
    fields_of_settings,
    fields_of_site,
    fields_of_variables,
    own_fields_of_site,
)
from .store.blob_map import length_of, renamed
from .store.snapshot import EncodedFields

OF_MARKDOWN = frozenset({"highlighter", "kramdown", "markdown"})
"""The settings of which the fields of `KRAMDOWN` are made."""
_OF_SEVERAL = packed(bytes(2 * SIZE))
"""As long as the fields of a subject of several items."""


class ComparedFields(NamedTuple):
    """The encoded fields of all subjects of a plan."""

    all: EncodedFields
    suspects: Set[str]
    """The subjects, those that are gone too, whose fields may differ from those of the last build."""


def encoded_fields(plan: Plan, last: EncodedFields, unchanged: Set[Item]) -> ComparedFields:
    """The encoded fields of all subjects of a plan. Those of items that are what they were are not made again.

    Items that share a path, as the pages of a pagination do, are one subject.

    Args:
        plan: the plan.
        last: the encoded fields of the last build.
        unchanged: the items that are what they were in that build.
    """
    items = [*items_of_plan(plan)]
    sharing = Counter(item.relative_path for item in items)
    kept = {item.relative_path for item in items if item in unchanged and sharing[item.relative_path] == 1}
    kept = {path for path in kept if length_of(last, path) not in (None, len(_OF_SEVERAL))}
    found: dict[str, bytes] = {}
    for item in items:
        if item.relative_path not in kept:
            _add(found, item.relative_path, encoded(fields_of_item(item, plan)))
    for subject, fields in fields_of_site(plan):
        _add(found, subject, encoded(fields))
    found[KRAMDOWN] = _kramdown(plan.config, last)
    subjects = kept | found.keys()
    return ComparedFields(renamed(last, found, subjects), found.keys() | (last.keys() - subjects))


def revised_fields(plan: Plan, last: EncodedFields, revision: Revision) -> ComparedFields:
    """The encoded fields of a plan that differs from the last one in some posts.

    Args:
        plan: the plan.
        last: the encoded fields of the last build.
        revision: the posts.
    """
    gone = {post.relative_path for post in revision.removed} - {post.relative_path for post in revision.added}
    found = {post.relative_path: encoded(fields_of_item(post, plan)) for post in revision.added}
    found.update((post.relative_path, _moved(last[post.relative_path], post, plan)) for post in revision.moved)
    links = {path: url for path, url in (_fields(last[LINK]) or {}).items() if path not in gone}
    found[LINK] = packed(links | {post.relative_path: post.url for post in revision.added})
    found[COLLECTION + "posts"] = encoded(fields_of_collection(plan.collections["posts"]))
    found[SITE] = encoded(own_fields_of_site(plan))
    names = (last.keys() - gone) | found.keys()
    return ComparedFields(renamed(last, found, names), found.keys() | gone)


def _moved(fields: bytes, post: Document, plan: Plan) -> bytes:
    """The fields of a post with other neighbours; its text, which may still have to be read, is not looked at."""
    found = _fields(fields)
    if found is None:
        return encoded(fields_of_item(post, plan))
    return packed({**found, **neighbours_of(post, plan)})


def are_as_encoded(paths: Set[str], plan: Plan, known: EncodedFields) -> bool:
    """Whether the items of some paths still have the fields that they had before they were rendered.

    Args:
        paths: the paths of items.
        plan: their plan.
        known: the encoded fields of the plan.
    """
    found: dict[str, bytes] = {}
    for item in items_of_plan(plan) if paths else ():
        if item.relative_path in paths:
            _add(found, item.relative_path, encoded(fields_of_item(item, plan)))
    return all(known[path] == fields for path, fields in found.items())


def _add(found: dict[str, bytes], subject: str, fields: bytes) -> None:
    known = found.get(subject)
    found[subject] = fields if known is None else packed(digest(known) + digest(fields))


def encoded_changes(
    items: Iterable[Item | StaticFile],
    last: EncodedFields,
    plan: Plan,
    *,
    has_new_data: bool,
    has_new_variables: bool,
    settings: Set[str],
) -> EncodedFields:
    """The encoded fields that differ in a patched plan.

    Args:
        items: the items with another text or front matter.
        last: the encoded fields of the last build.
        plan: the plan, which differs from the last one in these items, in the layouts and in ``site.time``.
        has_new_data: whether it also differs in data or in front matter of layouts.
        has_new_variables: whether it also differs in variables of generators.
        settings: the keys of the configuration in which it also differs.
    """
    known = [item for item in items if item.relative_path in last]  # not the unpublished ones
    changed = {item.relative_path: encoded(fields_of_item(item, plan)) for item in known}
    found = fields_of_layouts(plan) | fields_of_liquid(plan) | (fields_of_data(plan) if has_new_data else {})
    shared = {subject: encoded(fields) for subject, fields in found.items()}
    if not OF_MARKDOWN.isdisjoint(settings):
        shared[KRAMDOWN] = _kramdown(plan.config, last)
    variables = fields_of_variables(plan) if has_new_variables else {}
    return {**changed, **shared, SITE: _patched_site(last[SITE], plan, settings, variables)}


def changed_fields(before: bytes | None, after: bytes | None) -> Iterator[str] | None:
    """The fields of a subject that differ between two encodings; None if that can be any field."""
    if before is None or after is None:
        return None
    one, other = _fields(before), _fields(after)
    if one is None or other is None:
        return None
    return (field for field in one.keys() | other.keys() if not _is_same(one, other, field))


def _kramdown(config: Configuration, last: EncodedFields) -> bytes:
    """The options of kramdown. Invalid ones equal no others, so that every page that reads any reports the error."""
    try:
        found = encoded(options_by_construct(config))
        if found != last.get(KRAMDOWN):
            from ..converters.kramdown import Kramdown  # most builds have the options of the last one

            Kramdown(config, Diagnostics())
    except SettingError:
        return packed(never_equal())
    return found


def _patched_site(site: bytes, plan: Plan, settings: Set[str], variables: Fields) -> bytes:
    """The fields of ``site`` with the time, some settings and some variables of this plan."""
    fields = _fields(site)
    fresh = _fields(encoded({"time": plain(plan.time), **fields_of_settings(plan, settings), **variables}))
    if fields is None or fresh is None:
        return packed(never_equal()) if settings or variables else site
    return packed({field: value for field, value in fields.items() if field not in settings} | fresh)


def _fields(bytes_: bytes) -> Fields | None:
    """The fields of an encoding; None if they could not be encoded.

    Args:
        bytes_: from `encoded` or `packed`: marshal may ask for gigabytes where it reads anything else.
    """
    found = marshal.loads(bytes_)
    return found if isinstance(found, dict) else None


def _is_same(one: Fields, other: Fields, field: str) -> bool:
    if field not in one or field not in other:
        return False
    before, after = one[field], other[field]
    if isinstance(before, str) and isinstance(after, str):
        return before == after
    return encoded(before) == encoded(after)
