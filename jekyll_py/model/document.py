"""A document: a file with front matter in a collection, posts and drafts among them."""

from __future__ import annotations

import os
import posixpath
import re
from collections.abc import Iterable, Mapping
from datetime import datetime
from functools import lru_cache

from ..compat import dates
from ..config.configuration import merge_into
from ..disk.source import modified
from ..errors import JekyllError
from ..liquid import to_s
from ..liquid.values import ruby_to_s
from . import permalink
from .collection import Collection
from .excerpt import Excerpt
from .front_matter import parse_date
from .front_matter_place import error_at
from .item import SASS_EXTENSIONS, YAML_EXTENSIONS, Conventions, Data, excerpt_separator, extension_of_permalink
from .slug import titleize_slug
from .template_language import inner_name, is_jinja

DATED_NAME = re.compile(r"(?:.+/)??(\d{2,4}-\d{1,2}-\d{1,2})-([^/]*)(\.[^.]+)$", re.S)
"""A post's path: date, slug, extension."""
UNDATED_NAME = re.compile(r"(?:.+/)?(.*)(\.[^.]+)$", re.S)
"""Any other document's path: slug, extension."""


class Document:
    """A document before it is rendered. Generators may change its ``data`` and ``content``; rendering does not.

    Args:
        conventions: what the configuration says of every document.
        collection: the collection it belongs to.
        file: absolute path of the source file.
        relative_path: its path relative to ``collections_dir``, such as ``_posts/2024-01-01-x.md``.
        now: the time of the build, the date of a document that has none.
    """

    pager = None

    def __init__(
        self, conventions: Conventions, collection: Collection, file: str, relative_path: str, now: datetime
    ) -> None:
        self.conventions = conventions
        self.collection = collection
        self.file = file
        self.relative_path = relative_path
        self.basename = posixpath.basename(relative_path)
        self._inner_path = inner_name(relative_path)
        self.basename_without_ext, self.ext = _ruby_splitext(posixpath.basename(self._inner_path))
        self.content = ""
        self.content_line = 1
        self.head = b""
        """A digest of what stands above the content in the file; empty when nothing does."""
        self.data = Data({}, {})
        self._now = now
        self._url: str | None = None
        self._destination: str | None = None

    def read(self, front_matter: Mapping[str, object], content: str, content_line: int = 1, head: bytes = b"") -> None:
        """Take over what the file says, in the order in which Jekyll merges it.

        Raises:
            JekyllError: the date is none.
        """
        if self.ext in YAML_EXTENSIONS:
            self.data.update(front_matter)
            return
        self.content, self.content_line, self.head = content, content_line, head
        outside = self.collection.relative_directory not in self.relative_path
        self.data["draft"] = outside and self.collection.label == "posts"
        self._merge({"categories": self._folders()}, "file path")
        self._merge(self.conventions.defaults(self.relative_path, self.type), "front matter defaults")
        self._merge(front_matter, "YAML front matter")
        self._name()
        self._categorise()
        own = self.data["excerpt"]
        if excerpt_separator(self.data, self.conventions) and (own is None or own is False):
            self.cut_excerpt()

    def cut_excerpt(self) -> None:
        """Make the beginning of the content the excerpt."""
        separator = excerpt_separator(self.data, self.conventions)
        self.data["excerpt"] = Excerpt.cut(self, separator, self.conventions.block_tags)

    @property
    def type(self) -> str:
        """The label of its collection."""
        return self.collection.label

    @property
    def is_draft(self) -> bool:
        """Whether it lies outside ``_posts``."""
        return bool(self.data.get("draft"))

    @property
    def date(self) -> datetime:
        """Its date; a draft's is the file's last change, any other undated document's the time of the build."""
        found = self.data.get("date")
        if isinstance(found, datetime):
            return found
        changed = dates.changed(modified(self.file, self.relative_path)) if self.is_draft else None
        date = self._now if changed is None else datetime.fromtimestamp(changed).astimezone()
        self.data["date"] = date
        return date

    @property
    def is_undated(self) -> bool:
        """Whether its date is the time of the build, or would be if somebody asked for it, which writes it down."""
        found = self.data.get("date")
        return found is self._now if isinstance(found, datetime) else not self.is_draft

    @property
    def is_placed_by_date(self) -> bool:
        """Whether its address tells something of its date."""
        return permalink.shows_date(self._url_template)

    def set_build_time(self, now: datetime) -> None:
        """Another build begins: what is undated has another date."""
        if self.data.get("date") is self._now:
            self.data["date"] = now
        self._now = now

    @property
    def output_ext(self) -> str:
        """The extension of the written file."""
        return extension_of_permalink(self.data["permalink"]) or self.conventions.output_ext(self.ext)

    @property
    def cleaned_relative_path(self) -> str:
        """The path in the collection, without extension and trailing dots; begins with a slash."""
        stem = self._inner_path[: len(self._inner_path) - len(self.ext)]
        return stem.replace(self.collection.relative_directory, "", 1).rstrip(".")

    @property
    def url(self) -> str:
        """The address below the base URL, fixed by the first look at it, as in Jekyll."""
        if self._url is None:
            self._url = self._expanded(self._url_template)
        return self._url

    @property
    def _url_template(self) -> str:
        own = self.data["permalink"]
        return self.collection.url_template if own is None or own is False else to_s(own)

    def _expanded(self, template: str) -> str:
        try:
            return permalink.expand(template, self._placeholders())
        except JekyllError as error:
            hint = error.hint or "change the permalink"
            raise error_at(error.message, self.file, self.relative_path, "permalink", hint) from None

    def move_to(self, permalink: str) -> None:
        """Give the document another address."""
        self.data["permalink"] = permalink
        self._url = self._destination = None

    @property
    def id(self) -> str:
        """The URL's folder and the slug."""
        own = self.data["slug"]
        slug = self.basename_without_ext if own is None or own is False else own
        return _id(self.url, to_s(slug))

    @property
    def destination(self) -> str:
        """The path of the written file, relative to the destination folder."""
        if self._destination is None:
            ending = "" if self.url.endswith("/") else self.output_ext
            self._destination = permalink.destination_path(self.url, ending, index="index.html")
        return self._destination

    @property
    def places_in_layout(self) -> bool:
        """Whether layouts apply: not to style sheets, scripts and YAML, and not with ``layout: none``."""
        plain = self.ext in SASS_EXTENSIONS or self.ext in YAML_EXTENSIONS or self.ext == ".coffee"
        return not plain and self.data["layout"] != "none"

    @property
    def runs_liquid(self) -> bool:
        """Whether Liquid is run on the content."""
        return self.data["render_with_liquid"] is not False and self.ext not in YAML_EXTENSIONS | {".coffee"}

    @property
    def is_jinja(self) -> bool:
        """Whether the content is in Jinja2."""
        return is_jinja(self.basename, self.data)

    @property
    def hook_owners(self) -> tuple[str, ...]:
        """Whose hooks fire for it."""
        return (self.collection.label, "documents")

    def _placeholders(self) -> permalink.Placeholders:
        slug, categories = self.data["slug"], self.data["categories"]
        return permalink.DocumentPlaceholders(
            collection=self.collection.label,
            path=self.cleaned_relative_path,
            basename=self.basename_without_ext,
            output_ext=self.output_ext,
            slug=None if slug is None else to_s(slug),
            categories=[ruby_to_s(name) for name in _array(categories)],
            date=lambda: self.date,
        )

    def _folders(self) -> list[str]:
        """The folders above the special one, which become categories."""
        special = "_drafts" if self.is_draft else self.collection.relative_directory
        if self.relative_path.startswith(special):
            return []
        above = re.sub(re.escape(special) + ".*", "", self.relative_path)
        return [name for name in above.split("/") if name and name not in (special, self.basename)]

    def _merge(self, other: Mapping[str, object], source: str) -> None:
        merged = dict(other)
        given = merged.get("categories")
        if given is not None:
            added = given.split() if isinstance(given, str) else given
            known = self.data.get("categories")
            merged["categories"] = _union(known, added) if isinstance(known, list) else added
        merge_into(self.data, merged)
        if "date" in merged:
            self.data["date"] = self._parse_date(self.data["date"], source)

    def _parse_date(self, value: object, source: str) -> datetime:
        if isinstance(value, datetime):
            return value.replace(microsecond=0).astimezone()
        try:
            return parse_date(to_s(value))
        except ValueError:
            raise JekyllError(
                f"Invalid date '{to_s(value)}': "
                f"Document '{self.relative_path}' does not have a valid date in the {source}.",
                path=self.relative_path,
                hint="write it as 2024-05-17 or 2024-05-17 14:30:00 +0100",
            ) from None

    def _name(self) -> None:
        slug, ext = self.basename_without_ext, None
        if dated := DATED_NAME.match(self._inner_path):
            date, slug, ext = dated.groups()
            known = self.data["date"]
            if not isinstance(known, datetime) or int(known.timestamp()) == int(self._now.timestamp()):
                self._merge({"date": date}, "filename")
        elif undated := UNDATED_NAME.match(self._inner_path):
            slug, ext = undated.groups()
        slug = slug.rstrip(".")
        for key, value in (("title", titleize_slug(slug)), ("slug", slug), ("ext", ext)):
            if self.data[key] is None or self.data[key] is False:
                self.data[key] = value

    def _categorise(self) -> None:
        given = [*_array(self.data["categories"]), *plural(self.data, "category", "categories")]
        names = dict.fromkeys(ruby_to_s(name) for name in given)
        self._merge({"categories": list(names)}, "categories")
        self._merge({"tags": plural(self.data, "tag", "tags")}, "tags")

    def __repr__(self) -> str:
        return f"<Document {self.relative_path}>"


@lru_cache(maxsize=100_000)
def _id(url: str, slug: str) -> str:
    """Templates that look for a page in a list ask every document of it."""
    return posixpath.join(posixpath.dirname(url.rstrip("/")), slug.lstrip("/"))


def plural(data: Data, singular: str, plural_key: str) -> list[object]:
    """What a singular and a plural key give as a list (Jekyll's ``pluralized_array_from_hash``)."""
    value = data[singular]
    if value is None or value is False:
        value = data[plural_key]
        value = value.split() if isinstance(value, str) else value if isinstance(value, list) else None
    return [each for each in _flatten([value]) if each is not None]


def _flatten(values: Iterable[object]) -> list[object]:
    flat: list[object] = []
    for value in values:
        flat.extend(_flatten(value) if isinstance(value, list) else [value])
    return flat


def _array(value: object) -> list[object]:
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def _union(one: list[object], other: object) -> list[object]:
    """Ruby's ``Array#|``, for which 1, 1.0 and true are three things."""
    result: list[object] = []
    for value in [*one, *(other if isinstance(other, list) else [other])]:
        if not any(value is known or (type(value) is type(known) and value == known) for known in result):
            result.append(value)
    return result


def _ruby_splitext(name: str) -> tuple[str, str]:
    base, extension = os.path.splitext(name)
    return (name, "") if extension == "." else (base, extension)
