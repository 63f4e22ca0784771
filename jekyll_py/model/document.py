"""A document: a file with front matter in a collection, posts and drafts among them."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from datetime import datetime
from functools import lru_cache
from typing import TYPE_CHECKING

from ..compat import dates
from ..disk.source import modified
from ..errors import JekyllError, SettingError
from ..liquid import to_s
from ..liquid.printing import ruby_to_s
from ..reference import text
from . import permalink, placeholders
from .categories import wrapped
from .conventions import Conventions
from .document_data import fill_data
from .extensions import COFFEESCRIPT, YAML_EXTENSIONS, split_name
from .front_matter_place import error_at
from .item import Item
from .item_data import Data
from .template_language import inner_name

if TYPE_CHECKING:
    from .collection import Collection


class Document(Item):
    """A document before it is rendered.

    Args:
        conventions: the settings of the site that apply to every item.
        collection: the collection it belongs to.
        file: absolute path of the source file.
        relative_path: its path relative to ``collections_dir``, such as ``_posts/2024-01-01-x.md``.
        now: the time of the build, the date of a document that has none.
    """

    collection: Collection
    file: str
    pager = None
    shares_address = False

    def __init__(
        self, conventions: Conventions, collection: Collection, file: str, relative_path: str, now: datetime
    ) -> None:
        self.conventions = conventions
        self.collection = collection
        self.file = file
        self.relative_path = relative_path
        self.basename = posixpath.basename(relative_path)
        self._inner_path = inner_name(relative_path)
        self.basename_without_ext, self.ext = split_name(posixpath.basename(self._inner_path))
        self.content = ""
        self.content_line = 1
        self.head = b""
        self.data = Data({}, {})
        self.as_read = None
        self._now = now
        self._url = self._destination = None

    def read(
        self,
        front_matter: Mapping[str, object],
        content: str,
        content_line: int = 1,
        head: bytes = b"",
        *,
        is_broken: bool = False,
        first: Mapping[str, object] | None = None,
    ) -> None:
        """Take over the front matter and the content of the file, in the order in which Jekyll merges them.

        Args:
            front_matter: the keys.
            content: the text below them.
            content_line: the line of the file on which ``content`` begins.
            head: a digest of the part of the file above the content.
            is_broken: whether the front matter cannot be read, so that nothing is taken from the file's name.
            first: what the data is before that, if a hook ``post_init`` has changed it.

        Raises:
            JekyllError: a date cannot be parsed.
        """
        if self.is_yaml:
            self.data.update(front_matter)
            return
        self.content, self.content_line, self.head = content, content_line, head
        fill_data(self, front_matter, self._now, is_broken=is_broken, first=first)
        if self.wants_excerpt and not is_broken:
            self.cut_excerpt()

    @property
    def type(self) -> str:
        return self.collection.label

    @property
    def hook_owners(self) -> tuple[str, ...]:
        return (self.collection.label, "documents")

    @property
    def is_yaml(self) -> bool:
        """Whether the whole file is YAML, which is then its front matter."""
        return self.ext in YAML_EXTENSIONS

    @property
    def wants_excerpt(self) -> bool:
        own = self.data["excerpt"]
        return bool(self.excerpt_separator) and (own is None or own is False)

    @property
    def is_draft(self) -> bool:
        """Whether it is in ``_drafts``, or its front matter says ``draft: true``."""
        return bool(self.data.get("draft"))

    @property
    def date(self) -> datetime:
        """Its date; a draft's is the file's last change, any other undated document's the time of the build."""
        found = self.data.get("date")
        if isinstance(found, datetime):
            return found
        self.data["date"] = date = self.date_if_written
        return date

    @property
    def date_if_written(self) -> datetime:
        """The date that Jekyll 3 gives an undated document when it asks whether to write it; it is not stored."""
        changed = dates.changed(modified(self.file, self.relative_path)) if self.is_draft else None
        return self._now if changed is None else datetime.fromtimestamp(changed).astimezone()

    def store_date(self) -> None:
        """Store the date of an undated document in its data."""
        self.data["date"] = self.date

    @property
    def is_undated(self) -> bool:
        """Whether its date is the time of the build, or will be, once `date` is read and stores it."""
        found = self.data.get("date")
        return found is self._now if isinstance(found, datetime) else not self.is_draft

    @property
    def has_no_date(self) -> bool:
        """Whether it has no date at all: Jekyll 3 gives the build's time to undated posts only, where it writes one."""
        return (
            self.conventions.jekyll < (4,)
            and self.collection.label != "posts"
            and not isinstance(self.data.get("date"), datetime)
        )

    @property
    def is_placed_by_date(self) -> bool:
        return placeholders.shows_date(self._url_template)

    def set_build_time(self, now: datetime) -> None:
        if self.data.get("date") is self._now:
            self.data["date"] = now
        self._now = now

    @property
    def cleaned_relative_path(self) -> str:
        """The path in the collection, without extension and trailing dots; begins with a slash."""
        stem = self._inner_path[: len(self._inner_path) - len(self.ext)]
        path = stem.replace(self.collection.relative_directory, "", 1)
        return path.rstrip(".") if self.conventions.jekyll >= (4,) else path

    def _make_url(self) -> str:
        self._check_placeholders(self._url_template)
        return self._expanded(self._url_template)

    def _check_placeholders(self, template: str) -> None:
        """Report a placeholder that the Jekyll of the site does not know."""
        name = placeholders.unknown_in(template, self.conventions.jekyll)
        if name is not None:
            message = (
                f"the placeholder :{name} of the permalink does not exist on GitHub Pages: the deployment will fail"
            )
            hint = f"it came with Jekyll {text(placeholders.SINCE[name])}; use another permalink"
            self.conventions.refused(error_at(message, self.file, self.relative_path, "permalink", hint))

    def _make_destination(self) -> str:
        ending = "" if self.url.endswith("/") else self.output_ext
        return permalink.destination_path(self.url, ending, index="index.html")

    @property
    def _url_template(self) -> str:
        own = self.data["permalink"]
        return self.collection.url_template if own is None or own is False else to_s(own)

    def _expanded(self, template: str) -> str:
        try:
            return permalink.expand(template, self._placeholders())
        except JekyllError as error:
            hint = error.hint or "change the permalink"
            if self.data["permalink"] is None:
                label = self.collection.label
                keys = ("permalink",) if label == "posts" else ("collections", label, "permalink")
                raise SettingError(error.message, *keys, hint=hint) from None
            raise error_at(error.message, self.file, self.relative_path, "permalink", hint) from None

    @property
    def id(self) -> str:
        """The URL's folder and the slug."""
        own = self.data["slug"]
        slug = self.basename_without_ext if own is None or own is False else own
        return _id(self.url, to_s(slug))

    @property
    def places_in_layout(self) -> bool:
        """Whether layouts apply: as for every item, and not to YAML."""
        return not self.is_yaml and super().places_in_layout

    @property
    def runs_liquid(self) -> bool:
        """Whether Liquid is run on the content: as for every item, and not on YAML and CoffeeScript."""
        return super().runs_liquid and not self.is_yaml and self.ext != COFFEESCRIPT

    def _placeholders(self) -> permalink.Placeholders:
        slug, categories = self.data["slug"], self.data["categories"]
        return placeholders.DocumentPlaceholders(
            collection=self.collection.label,
            path=self.cleaned_relative_path,
            basename=self.basename_without_ext,
            output_ext=self.output_ext,
            slug=None if slug is None else to_s(slug),
            categories=[ruby_to_s(name) for name in wrapped(categories)],
            date=lambda: self.date,
        )


@lru_cache(maxsize=100_000)
def _id(url: str, slug: str) -> str:
    """Cached, because a template that looks for a page in a list asks every document of it."""
    return posixpath.join(posixpath.dirname(url.rstrip("/")), slug.lstrip("/"))
