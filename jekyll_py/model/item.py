"""An item: a page or a document, which is a file with front matter that is rendered and written."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, ClassVar

from ..liquid import to_s
from .conventions import Conventions
from .excerpt import Excerpt
from .extensions import COFFEESCRIPT, SASS_EXTENSIONS, extension_of_permalink
from .item_data import Data
from .template_language import is_jinja

if TYPE_CHECKING:
    from datetime import datetime

    from .collection import Collection

ItemKey = tuple[str, str]
"""The source path and the destination of an item. Only together they tell items apart from one build to the next: the
pages of a pagination have one source path."""


class Item:
    """The base class of `Page` and `Document`.

    Generators may change ``data`` and ``content``; rendering does not change an item.
    """

    conventions: Conventions
    """The settings of the site that apply to it."""
    collection: Collection | None
    """The collection it belongs to; None for a page."""
    file: str | None
    """Absolute path of the source file, None for a page without a file."""
    relative_path: str
    """The path of the source file below the source, of a document below ``collections_dir``."""
    ext: str
    """The extension of the source file, without ``.jinja``."""
    data: Data
    """The front matter."""
    as_read: Mapping[str, object] | None
    """The front matter as it was read, if generators have given it another; None if they have not."""
    content: str
    """The text below the front matter."""
    content_line: int
    """The line of the file on which ``content`` begins."""
    head: bytes
    """A digest of the part of the file above the content; empty when there is none."""
    pager: object
    """The value of ``paginator`` in templates while the item renders."""
    shares_address: bool
    """Whether it may have the address of another item without a warning, as redirects do in Jekyll."""
    _url: str | None
    _destination: str | None
    is_stored: ClassVar[bool] = False
    """Whether its class is that of the pages or of the documents of a plan that was stored."""

    # Names

    @property
    def type(self) -> str:
        """``pages``, or the label of its collection: the ``type`` in front matter defaults."""
        raise NotImplementedError

    @property
    def hook_owners(self) -> tuple[str, ...]:
        """The owners whose hooks are called for it, in this order."""
        raise NotImplementedError

    # Addresses

    @property
    def output_ext(self) -> str:
        """The extension of the written file."""
        return extension_of_permalink(self.data["permalink"]) or self.conventions.output_ext(self.ext)

    @property
    def url(self) -> str:
        """The address below the base URL. As in Jekyll, it is fixed when it is first read.

        Raises:
            JekyllError: its permalink cannot be an address.
        """
        if self._url is None:
            self._url = self._make_url()
        return self._url

    @url.setter
    def url(self, url: str) -> None:
        """Fix the address whatever the front matter says."""
        self._url = url

    @property
    def destination(self) -> str:
        """The path of the written file, relative to the destination folder."""
        if self._destination is None:
            self._destination = self._make_destination()
        return self._destination

    def place(self, destination: str) -> None:
        """Fix the path of the written file."""
        self._destination = destination

    def move_to(self, permalink: str) -> None:
        """Give the item another address."""
        self.data["permalink"] = permalink
        self.forget_address()

    def forget_address(self) -> None:
        """Make the address anew when it is next read."""
        self._url = self._destination = None

    def _make_url(self) -> str:
        raise NotImplementedError

    def _make_destination(self) -> str:
        raise NotImplementedError

    # Rendering

    @property
    def is_verbatim(self) -> bool:
        """Whether its content is known to be that of its file, without reading the file."""
        return False

    @property
    def places_in_layout(self) -> bool:
        """Whether layouts apply: not to style sheets and scripts, and not with ``layout: none``."""
        return self.ext not in SASS_EXTENSIONS and self.ext != COFFEESCRIPT and self.data["layout"] != "none"

    @property
    def runs_liquid(self) -> bool:
        """Whether Liquid is run on the content."""
        return self.conventions.jekyll < (4,) or self.data["render_with_liquid"] is not False

    @property
    def is_jinja(self) -> bool:
        """Whether the content is in Jinja2."""
        return is_jinja(self.relative_path, self.data)

    # Excerpts

    @property
    def wants_excerpt(self) -> bool:
        """Whether it is to get an automatic excerpt."""
        raise NotImplementedError

    @property
    def excerpt_separator(self) -> str:
        """The text at which an automatic excerpt ends: the one of the front matter, even if empty, else the site's."""
        own = self.data["excerpt_separator"]
        return self.conventions.excerpt_separator if own is None or own is False else to_s(own)

    def cut_excerpt(self) -> None:
        """Make the beginning of the content the excerpt."""
        self.data["excerpt"] = Excerpt.cut(self, self.excerpt_separator, self.conventions.is_block)

    # Front matter

    @property
    def data_as_read(self) -> dict[str, object]:
        """The front matter without what generators have changed, and without a date that is the time of the build."""
        return self._dated(self.data if self.as_read is None else self.as_read)

    def note_data_as_read(self, read: Mapping[str, object]) -> None:
        """Remember the front matter as it was read if plugins have changed it since, unless it is known already."""
        before, after = self._dated(read), self._dated(self.data)
        if self.as_read is None and (
            list(before) != list(after) or not all(map(_is_kept, before.values(), after.values()))
        ):
            self.as_read = before

    def _dated(self, data: Mapping[str, object]) -> dict[str, object]:
        """Front matter without a date that is the time of the build."""
        return {key: value for key, value in data.items() if key != "date"} if self.is_undated else dict(data)

    # Dates and publication

    @property
    def is_marked_unpublished(self) -> bool:
        """Whether its own front matter says ``published: false``."""
        published = self.data.get("published", True)
        return published is None or published is False

    @property
    def is_draft(self) -> bool:
        """Whether it is a draft, which no page is."""
        return False

    @property
    def is_undated(self) -> bool:
        """Whether its date is the time of the build."""
        return False

    @property
    def is_placed_by_date(self) -> bool:
        """Whether its address contains a part of its date."""
        return False

    def set_build_time(self, now: datetime) -> None:
        """Take ``now`` for the time of the build, which is the date of an undated document."""

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.relative_path}>"


def _is_kept(before: object, after: object) -> bool:
    """Whether a value is the same object; excerpts are cut anew by generators that change the content."""
    return before is after or (isinstance(before, Excerpt) and isinstance(after, Excerpt))
