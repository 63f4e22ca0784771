"""A page: a file with front matter that belongs to no collection, or one that a generator made up."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping

from ..errors import JekyllError
from . import permalink
from .excerpt import Excerpt
from .item import (
    HTML_EXTENSIONS,
    SASS_EXTENSIONS,
    Conventions,
    Data,
    excerpt_separator,
    extension_of_permalink,
    split_name,
)
from .template_language import inner_name, is_jinja


class Page:
    """A page before it is rendered. Generators may change its ``data`` and ``content``; rendering does not.

    Args:
        conventions: what the configuration says of every page.
        directory: the folder, ``""`` for the source itself, ``"/css"`` below it.
        name: the file name.
        data: the front matter.
        content: the text below it.
        content_line: the line of the file on which ``content`` begins.
        head: a digest of what stands above it in the file.
        file: absolute path of the source file, None for a page without a file.

    Raises:
        JekyllError: the permalink is empty.
    """

    type = "pages"
    collection = None

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
        self.basename, self.ext = split_name(inner_name(name))
        self.relative_path = posixpath.join(directory, name).lstrip("/")
        self.data = Data(data or {}, conventions.defaults(self.relative_path, self.type))
        self.content = content
        self.content_line = content_line
        self.head = head
        self.file = file
        self.pager: object = None
        """What templates see as ``paginator`` while this page renders."""
        self.shares_address = False
        """Whether it may stand at another page's address without a warning, as redirects do in Jekyll."""
        self._url: str | None = None
        self._destination: str | None = None
        if self.data.get("permalink") == "":
            message = f"Invalid permalink in {self.relative_path}: it is empty"
            raise JekyllError(message, path=self.relative_path, hint="give a path or remove the key")

    @property
    def path(self) -> str:
        """The path templates see: front matter may override it."""
        return str(self.data.get("path", self.relative_path))

    @property
    def output_ext(self) -> str:
        """The extension of the written file."""
        return extension_of_permalink(self.data["permalink"]) or self.conventions.output_ext(self.ext)

    @property
    def is_html(self) -> bool:
        """Whether the page becomes HTML."""
        return self.output_ext in HTML_EXTENSIONS

    @property
    def is_index(self) -> bool:
        """Whether the page is its folder's index."""
        return self.basename == "index"

    @property
    def url_template(self) -> str:
        """The permalink template that applies when front matter gives none (Jekyll's ``Page#template``)."""
        if not self.is_html:
            return "/:path/:basename:output_ext"
        if self.is_index:
            return "/:path/"
        return permalink.add_suffix("/:path/:basename", self.conventions.permalink_style)

    @property
    def url(self) -> str:
        """The address below the base URL, fixed by the first look at it, as in Jekyll."""
        if self._url is None:
            template = self.data["permalink"] or self.url_template
            placeholders = {"path": self.directory, "basename": self.basename, "output_ext": self.output_ext}
            self._url = permalink.expand_literally(str(template), placeholders)
        return self._url

    @url.setter
    def url(self, url: str) -> None:
        """Fix the address whatever the front matter says: a plugin's page may stand anywhere."""
        self._url = url

    def move_to(self, permalink: str) -> None:
        """Give the page another address."""
        self.data["permalink"] = permalink
        self._url = self._destination = None

    def copy_to(self, directory: str) -> Page:
        """Another page from the same file, as if it lay in ``directory``: what pagination makes."""
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
    def destination(self) -> str:
        """The path of the written file, relative to the destination folder."""
        if self._destination is None:
            self._destination = permalink.destination_path(self.url, self.output_ext)
        return self._destination

    @property
    def places_in_layout(self) -> bool:
        """Whether layouts apply: not to style sheets and scripts, and not with ``layout: none``."""
        return self.ext not in SASS_EXTENSIONS and self.ext != ".coffee" and self.data["layout"] != "none"

    @property
    def runs_liquid(self) -> bool:
        """Whether Liquid is run on the content."""
        return self.data["render_with_liquid"] is not False

    @property
    def is_jinja(self) -> bool:
        """Whether the content is in Jinja2."""
        return is_jinja(self.name, self.data)

    @property
    def hook_owners(self) -> tuple[str, ...]:
        """Whose hooks fire for it."""
        return ("pages",)

    def cut_excerpt(self) -> None:
        """Make the beginning of the content the excerpt."""
        separator = excerpt_separator(self.data, self.conventions)
        self.data["excerpt"] = Excerpt.cut(self, separator, self.conventions.block_tags)

    @property
    def wants_excerpt(self) -> bool:
        """Whether ``page_excerpts: true`` applies to it: it becomes HTML and has none of its own."""
        separator = excerpt_separator(self.data, self.conventions)
        return bool(separator) and self.is_html and not self.data["excerpt"]

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.relative_path}>"
