"""Reading layouts: those of a site, then those of its theme."""

from __future__ import annotations

from collections.abc import Callable

from ..diagnostics import Diagnostics, Failures
from ..disk.source import Source
from ..errors import UnreadableError
from ..model.front_matter import FrontMatter
from ..model.layout import Layout
from ..model.template_language import inner_name
from .entry_filter import EntryFilter, is_hidden

Parse = Callable[[bytes, str], FrontMatter]


class LayoutReader:
    """Reads folders of layouts, one after another.

    Args:
        entries: decides which files are read.
        diagnostics: takes warnings of files that cannot be read.
        failures: takes the errors of malformed ones.
        is_strict: whether an unreadable file is an error though no page uses it (``strict_front_matter``).
    """

    def __init__(
        self,
        entries: EntryFilter,
        diagnostics: Diagnostics,
        failures: Failures,
        *,
        is_strict: bool,
    ) -> None:
        self.layouts: dict[str, Layout] = {}
        """The layouts that were read, by name."""
        self._entries = entries
        self._diagnostics = diagnostics
        self._failures = failures
        self._is_strict = is_strict

    def read(self, source: Source, directory: str, parse: Parse, *, replace: bool) -> None:
        """Read the layouts in a folder and in those below it.

        Args:
            source: the site or the theme.
            directory: the folder.
            parse: gives the front matter of a file from its bytes and its path.
            replace: whether a layout takes the place of an earlier one of its name, or is left out.
        """
        for name in source.walk(directory):
            stem, dot, _ = inner_name(name).rpartition(".")
            is_new = replace or stem not in self.layouts
            if dot and is_new and not is_hidden(name) and self._entries.accepts(name):
                with self._failures.collecting():
                    self.layouts[stem] = self._layout(source, f"{directory}/{name}", stem, parse)

    def _layout(self, source: Source, path: str, name: str, parse: Parse) -> Layout:
        file = source.absolute(path)
        try:
            parsed = parse(source.read(path), path)
        except UnreadableError as error:
            if self._is_strict:
                raise
            self._diagnostics.add("Skipping:", error)
            return Layout(name, path, file, {}, "", 1, error)
        return Layout(name, path, file, parsed.data, parsed.content, parsed.content_line)
