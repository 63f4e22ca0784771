"""A page: a file with front matter that belongs to no collection, or one that a generator made up."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping

from . import permalink
from .conventions import Conventions
from .extensions import HTML_EXTENSIONS, split_name
from .front_matter_place import error_at
from .item import Item
from .item_data import Data
from .placeholders import page_placeholders
from .template_language import inner_name


class Page(Item):
    """A page before it is rendered.

    Args:
        conventions: the settings of the site that apply to every item.
        directory: the folder, ``""`` for the source itself, ``"/css"`` below it.
        name: the file name.
        data: the front matter.
        content: the text below it.
        content_line: the line of the file on which ``content`` begins.
        head: a digest of the part of the file above the content.
        file: absolute path of the source file, None for a page without a file.

    Raises:
        JekyllError: the permalink is empty.
    """

    type = "pages"
    collection = None
    _output_ext: str | None

    def __init__(
        self,
        conventions: Conventions,
        directory: str,
        name: str,
        data: Mapping[str, object] | None = None,
        content: str = "",
        *,
        content_line: int = 1,
        head: bytes = b"",
        file: str | None = None,
    ) -> None:
        self.conventions = conventions
        self.directory = directory
        self.name = name
        stem, self.ext = split_name(inner_name(name))
        self.basename = stem.rstrip(".") if conventions.jekyll >= (4,) else stem
        self.relative_path = posixpath.join(directory, name).lstrip("/")
        self.data = Data(data or {}, conventions.defaults(self.relative_path, self.type))
        self.as_read = None
        self.content = content
        self.content_line = content_line
        self.head = head
        self.file = file
        self.pager = None
        self.fields: Mapping[str, object] = {}
        """Fields for templates besides the front matter, which a class of pages of a plugin has."""
        self.shares_address = False
        self._url = self._destination = self._output_ext = None
        if self.data.get("permalink") == "":
            message = f"Invalid permalink in {self.relative_path}: it is empty"
            raise error_at(message, file, self.relative_path, "permalink", "give a path or remove the key")

    @property
    def path(self) -> str:
        """The path templates see: front matter may override it."""
        return str(self.data.get("path", self.relative_path))

    @property
    def output_ext(self) -> str:
        """The extension of the written file. As in Jekyll, it is fixed when the address is first read, so that a
        permalink which a plugin gives the page later does not change it."""
        return super().output_ext if self._output_ext is None else self._output_ext

    @property
    def is_html(self) -> bool:
        """Whether the page becomes HTML."""
        return self.output_ext in HTML_EXTENSIONS

    @property
    def is_index(self) -> bool:
        """Whether the page is the index of its folder."""
        return self.basename == "index"

    @property
    def url_template(self) -> str:
        """The permalink template that applies when front matter gives none (Jekyll's ``Page#template``)."""
        if not self.is_html:
            return "/:path/:basename:output_ext"
        if self.is_index:
            return "/:path/"
        return permalink.add_suffix("/:path/:basename", self.conventions.permalink_style)

    def _make_url(self) -> str:
        template = self.data["permalink"] or self.url_template
        self._output_ext = self.output_ext
        values = page_placeholders(self.directory, self.basename, self._output_ext)
        return permalink.expand_literally(str(template), values)

    def _make_destination(self) -> str:
        return permalink.destination_path(self.url, self.output_ext)

    def copy_to(self, directory: str) -> Page:
        """Another page from the same file, as if it were in ``directory``, which is how pagination makes its pages."""
        copy = Page(
            self.conventions,
            directory,
            self.name,
            self.data,
            self.content,
            content_line=self.content_line,
            file=self.file,
        )
        copy.relative_path = self.relative_path
        copy.data.defaults = self.data.defaults
        return copy

    @property
    def dir(self) -> str:
        """The folder part of the URL, with a slash at its end."""
        if self.url.endswith("/"):
            return self.url
        folder = posixpath.dirname(self.url)
        return folder if folder.endswith("/") else folder + "/"

    @property
    def hook_owners(self) -> tuple[str, ...]:
        return ("pages",)

    @property
    def wants_excerpt(self) -> bool:
        """Whether ``page_excerpts: true`` applies to it: it becomes HTML and has no excerpt of its own."""
        return bool(self.excerpt_separator) and self.is_html and not self.data["excerpt"]
