"""Reading layouts: those of a site, then those of its theme."""

from __future__ import annotations

from collections.abc import Callable

from ..diagnostics import Failures
from ..disk.source import Source
from ..model.front_matter import FrontMatter
from ..model.layout import Layout
from ..model.template_language import inner_name
from .entry_filter import EntryFilter, is_hidden


class LayoutReader:
    """Reads folders of layouts, one after another.

    Args:
        entries: decides which files are read.
        parse: gives the front matter of a file from its bytes and its path.
        failures: takes the errors of files that cannot be read.
    """

    def __init__(self, entries: EntryFilter, parse: Callable[[bytes, str], FrontMatter], failures: Failures) -> None:
        self.layouts: dict[str, Layout] = {}
        """The layouts that were read, by name."""
        self._entries = entries
        self._parse = parse
        self._failures = failures

    def read(self, source: Source, directory: str, *, replace: bool) -> None:
        """Read the layouts in a folder and in those below it.

        Args:
            source: the site or the theme.
            directory: the folder.
            replace: whether a layout takes the place of an earlier one of its name, or is left out.
        """
        for name in source.walk(directory):
            stem, dot, _ = inner_name(name).rpartition(".")
            is_new = replace or stem not in self.layouts
            if dot and is_new and not is_hidden(name) and self._entries.accepts(name):
                with self._failures.collecting():
                    self.layouts[stem] = self._layout(source, f"{directory}/{name}", stem)

    def _layout(self, source: Source, path: str, name: str) -> Layout:
        parsed = self._parse(source.read(path), path)
        return Layout(name, path, source.absolute(path), parsed.data, parsed.content, parsed.content_line)
