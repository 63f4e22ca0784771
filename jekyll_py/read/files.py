"""Reading files outside of collections: with front matter they are pages, all others are static files."""

from __future__ import annotations

from ..disk.source import Source
from ..mistakes.file_endings import added_ending
from ..mistakes.late_front_matter import STARTS, late_front_matter
from ..model import front_matter
from ..model.page import Page
from ..model.static_file import StaticFile
from .context import ReadContext

DELIMITER = b"---"
"""The beginning of a file with front matter."""


class FileReader:
    """Adds files to the contents of a site, as pages or as static files.

    Args:
        context: the parts that the readers of the site share.
    """

    def __init__(self, context: ReadContext) -> None:
        self._context = context

    def read(self, source: Source, directory: str, name: str) -> None:
        """Add one file.

        Args:
            source: the site or the theme.
            directory: the folder of the file, ``""`` or with a leading slash.
            name: its name.

        Raises:
            JekyllError: it cannot be read, or its front matter cannot be used.
        """
        path = f"{directory}/{name}"
        kept = self._context.kept.page(source.absolute(path), path.lstrip("/"))
        content = None if kept is not None else self.content(source, path)
        if kept is not None:
            self.add_page(kept)
        elif content is not None:
            self._context.warn(added_ending(path.lstrip("/")))
            self.add_page(self._context.items.page(source, directory, name, content))
        else:
            self.add_static_file(source, directory, name)

    def content(self, source: Source, path: str) -> bytes | None:
        """The bytes of a file with front matter; None for any other.

        Args:
            source: the site or the theme.
            path: the path of the file below it.

        Raises:
            JekyllError: it cannot be read.
        """
        if self._context.kept.is_static(source.absolute(path), path.lstrip("/")):
            return None
        may_have = front_matter.may_have(path)
        content = source.read_starting(path, (DELIMITER, *STARTS) if may_have else (DELIMITER,))
        if content is None or front_matter.has_front_matter(content):
            return content
        if source is self._context.source and may_have:
            self._context.warn(late_front_matter(content.decode("utf-8", "replace"), path.lstrip("/")))
        return None

    def add_page(self, page: Page) -> None:
        """Add a page, to the unpublished items if it is not published."""
        contents = self._context.contents
        (contents.pages if self._context.publisher.publishes_page(page) else contents.unpublished).append(page)

    def add_static_file(self, source: Source, directory: str, name: str) -> None:
        """Add a static file, of the site or the theme."""
        file = StaticFile(self._context.conventions, source.absolute(f"{directory}/{name}"), directory, name)
        self._context.contents.static_files.append(file)
