"""The data of a document, merged from its path, the defaults, its front matter and its file name."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from ..config.values import merge_into
from ..errors import JekyllError
from ..lazy.patterns import lazy_pattern
from ..liquid import to_s
from ..liquid.filters.ruby_split import split_string
from ..liquid.printing import ruby_to_s
from .categories import plural, union, wrapped
from .front_matter import parse_date
from .front_matter_place import error_at
from .slug import titleize_slug
from .template_language import inner_name

if TYPE_CHECKING:
    from .document import Document

DATED_NAME = lazy_pattern(r"(?:.+/)??(\d{2,4}-\d{1,2}-\d{1,2})-([^/]*)(\.[^.]+)$", re.S | re.ASCII)
"""A post's path: date, slug, extension."""
UNDATED_NAME = lazy_pattern(r"(?:.+/)?(.*)(\.[^.]+)$", re.S)
"""Any other document's path: slug, extension."""


def fill_data(
    document: Document,
    front_matter: Mapping[str, object],
    now: datetime,
    *,
    is_broken: bool = False,
    first: Mapping[str, object] | None = None,
) -> None:
    """Merge everything that is known of a document into its data, in Jekyll's order.

    Args:
        document: the document; its data is empty.
        front_matter: the keys of its file.
        now: the time of the build; a document with this date gets that of its file name.
        is_broken: whether to leave out all that follows from the file name.
        first: what the data is before the file is read, if not `first_data`: hooks ``post_init`` may change it.

    Raises:
        JekyllError: a date cannot be parsed.
    """
    document.data.update(first_data(document) if first is None else first)
    _merge(document, document.conventions.defaults(document.relative_path, document.type), "front matter defaults")
    _merge(document, front_matter, "YAML front matter")
    if not is_broken:
        _name(document, now)
        _categorise(document)


def first_data(document: Document) -> dict[str, object]:
    """The data of a document before its file is read."""
    outside = document.collection.relative_directory not in document.relative_path
    is_draft = outside and document.collection.label == "posts"
    return {"draft": is_draft, "categories": _folders(document, is_draft=is_draft)}


def _folders(document: Document, *, is_draft: bool) -> list[str]:
    """The folders above that of the collection, which become categories."""
    special = "_drafts" if is_draft else document.collection.relative_directory
    if document.relative_path.startswith(special):
        return []
    above = re.sub(re.escape(special) + ".*", "", document.relative_path)
    return [name for name in above.split("/") if name and name not in (special, document.basename)]


def _merge(document: Document, other: Mapping[str, object], source: str) -> None:
    """Merge keys into the data: categories are added, a date is parsed. ``source`` is for messages."""
    data, merged = document.data, dict(other)
    given = merged.get("categories")
    if given is not None:
        added = split_string(given, " ") if isinstance(given, str) else given
        known = data.get("categories")
        merged["categories"] = union(known, added) if isinstance(known, list) else added
    merge_into(data, merged)
    if "date" in merged:
        data["date"] = _date(document, data["date"], source)


def _date(document: Document, value: object, source: str) -> datetime:
    if isinstance(value, datetime):
        return value.replace(microsecond=0).astimezone()
    try:
        return parse_date(to_s(value))
    except ValueError:
        path = document.relative_path
        message = f"Invalid date '{to_s(value)}': Document '{path}' does not have a valid date in the {source}."
        hint = "write it as 2024-05-17 or 2024-05-17 14:30:00 +0100"
        if source == "filename":
            raise JekyllError(message, path=path, hint=hint) from None
        raise error_at(message, document.file, path, "date", hint) from None


def _name(document: Document, now: datetime) -> None:
    """Take date, title, slug and extension from the file name, where the data has none."""
    slug, ext = document.basename_without_ext, None
    path, data = inner_name(document.relative_path), document.data
    if dated := DATED_NAME.match(path):
        date, slug, ext = dated.groups()
        known = data["date"]
        if not isinstance(known, datetime) or int(known.timestamp()) == int(now.timestamp()):
            _merge(document, {"date": date}, "filename")
    elif undated := UNDATED_NAME.match(path):
        slug, ext = undated.groups()
    if document.conventions.jekyll >= (4,):
        slug = slug.rstrip(".")
    for key, value in (("title", titleize_slug(slug)), ("slug", slug), ("ext", ext)):
        if data[key] is None or data[key] is False:
            data[key] = value


def _categorise(document: Document) -> None:
    """Make lists of texts of the categories, and a list of the tags."""
    data = document.data
    given = [*wrapped(data["categories"]), *plural(data, "category", "categories")]
    names = dict.fromkeys(ruby_to_s(name) for name in given)
    _merge(document, {"categories": list(names)}, "categories")
    _merge(document, {"tags": plural(data, "tag", "tags")}, "tags")
