"""Making pages and documents of the bytes of files."""

from __future__ import annotations

import posixpath
from datetime import datetime

from ..compat.yaml_load import load as load_yaml
from ..config.configuration import Configuration
from ..diagnostics import BROKEN_FRONT_MATTER, BUILD_WARNING, Diagnostics
from ..disk.source import Source
from ..disk.text import decode
from ..errors import JekyllError
from ..mistakes.front_matter_keys import DoubtfulKey
from ..mistakes.markdown_slips import UnspacedHeading
from ..mistakes.references import UndefinedReference
from ..model.collection import Collection
from ..model.conventions import Conventions
from ..model.document import Document
from ..model.front_matter import FrontMatter
from ..model.front_matter_block import NotAMapping
from ..model.item import Item
from ..model.page import Page
from .parsed_files import ParsedFiles


class ItemReader:
    """Makes the items of one site.

    Args:
        config: the configuration.
        conventions: the settings of the site that apply to every item.
        now: the time of the build.
        diagnostics: takes the warnings.
        parsed: the files that this process has parsed before.
    """

    def __init__(
        self,
        config: Configuration,
        conventions: Conventions,
        now: datetime,
        diagnostics: Diagnostics,
        parsed: ParsedFiles,
    ) -> None:
        self._config = config
        self._conventions = conventions
        self._now = now
        self._diagnostics = diagnostics
        self._parsed = parsed
        self.doubtful_keys: list[DoubtfulKey] = []
        """The keys of the site's own files that may do nothing."""

    def parse(self, raw: bytes, path: str, *, of_document: bool = False, is_of_theme: bool = False) -> FrontMatter:
        """The front matter and the content of a file. Broken YAML is reported in a warning and gives no keys.

        Args:
            raw: the bytes of the file.
            path: its name, for messages.
            of_document: whether it is a document's, of which Jekyll reports all errors in this way.
            is_of_theme: whether it is the theme's, whose mistakes are not the author's.

        Raises:
            JekyllError: the YAML is broken and ``strict_front_matter`` is set, the front matter of a page is no mapping
                or any is not closed, or the file is in another encoding than the site's.
        """
        parsed = self._parsed.parse(raw, path, self._config.text("encoding"))
        if parsed.problem is not None:
            is_fatal = parsed.fatal and not (of_document and isinstance(parsed.problem, NotAMapping))
            if is_fatal or self._config["strict_front_matter"]:
                raise parsed.problem
            self._diagnostics.add(BROKEN_FRONT_MATTER, parsed.problem)
        if not is_of_theme:
            self.doubtful_keys += parsed.doubtful_keys
            for mistake in parsed.mistakes:
                if not self._is_meant(mistake):
                    self._diagnostics.add(BUILD_WARNING, mistake)
        return parsed

    def _is_meant(self, mistake: JekyllError) -> bool:
        """Whether the options of kramdown make a mistake of Markdown none."""
        options = self._config.mapping("kramdown")
        if isinstance(mistake, UnspacedHeading):
            return str(options.get("input", "GFM")) != "GFM"
        return isinstance(mistake, UndefinedReference) and bool(options.get("link_defs"))

    def page(self, source: Source, directory: str, name: str, raw: bytes, *, is_of_theme: bool = False) -> Page:
        """The page that a file becomes.

        Args:
            source: the site or the theme.
            directory: the folder of the file, ``""`` or with a leading slash.
            name: its name.
            raw: its bytes.
            is_of_theme: whether it is the theme's.

        Raises:
            JekyllError: its front matter cannot be used.
        """
        path = posixpath.join(directory, name)
        parsed = self.parse(raw, path.lstrip("/"), is_of_theme=is_of_theme)
        return self._page(directory, name, source.absolute(path), parsed)

    def document(self, source: Source, collection: Collection, path: str, raw: bytes | None = None) -> Document:
        """The document that a file of the site becomes.

        Args:
            source: the site.
            collection: the collection of the document.
            path: the path of the file below the source.
            raw: its bytes, if they were read before.

        Raises:
            JekyllError: it cannot be read, or its front matter cannot be used.
        """
        relative = path.removeprefix(f"{collection.container}/") if collection.container else path
        document = Document(self._conventions, collection, source.absolute(path), relative, self._now)
        raw = source.read(path) if raw is None else raw
        if document.is_yaml:
            values = load_yaml(decode(raw, path), path, reference=self._config.reference)
            document.read(values if isinstance(values, dict) else {}, "")
        else:
            self._fill(document, self.parse(raw, path, of_document=True))
        return document

    def again(self, item: Item, parsed: FrontMatter) -> Item:
        """The page or the document with front matter that the file of an earlier one becomes now.

        Args:
            item: the earlier one.
            parsed: the file as it is now.

        Raises:
            JekyllError: its front matter cannot be used.
        """
        if isinstance(item, Document):
            document = Document(self._conventions, item.collection, item.file, item.relative_path, self._now)
            self._fill(document, parsed)
            return document
        assert isinstance(item, Page)
        return self._page(item.directory, item.name, item.file, parsed)

    def _page(self, directory: str, name: str, file: str | None, parsed: FrontMatter) -> Page:
        page = Page(
            self._conventions,
            directory,
            name,
            parsed.data,
            parsed.content,
            content_line=parsed.content_line,
            head=parsed.head,
            file=file,
        )
        if self._conventions.jekyll >= (4,) and self._config.flag("page_excerpts") and page.wants_excerpt:
            page.cut_excerpt()
        return page

    def _fill(self, document: Document, parsed: FrontMatter) -> None:
        is_broken = parsed.problem is not None and not self._conventions.keeps_names
        document.read(parsed.data, parsed.content, parsed.content_line, parsed.head, is_broken=is_broken)
