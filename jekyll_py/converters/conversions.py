"""The converters of a site: which apply to a file, their result, and the extension of the output."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TypeVar

from ..config.configuration import Configuration
from ..diagnostics import Diagnostics
from ..errors import JekyllError, SettingError
from ..lazy.tuples import NamedTuple
from ..model.item import Item
from ..model.page import Page
from . import PRIORITIES, Converter, ProcessorFactory, ScssConverter, Stylesheet, builtin

Kind = TypeVar("Kind", bound=Converter)


class Conversion(NamedTuple):
    """The result of converting a file."""

    text: str
    source_map: str | None = None
    """The content of the source map, to be written beside the output with ``.map`` added to its name."""


class Conversions:
    """The converters of one site.

    Args:
        converters: all converters; the identity converter matches every extension.
    """

    def __init__(self, converters: Iterable[Converter]) -> None:
        self.converters = sorted(converters, key=lambda each: (-PRIORITIES[each.priority], not each.is_derived))
        self._matching: dict[str, tuple[Converter, ...]] = {}
        self._output_exts: dict[str, str] = {}

    def matching(self, extension: str) -> tuple[Converter, ...]:
        """The converters for files with this extension, in order of priority; each is asked once for an extension."""
        if extension not in self._matching:
            self._matching[extension] = tuple(each for each in self.converters if each.matches(extension))
        return self._matching[extension]

    def output_ext(self, extension: str) -> str:
        """The extension of the output: the last but one that the matching converters return (Jekyll's rule)."""
        if extension not in self._output_exts:
            self._output_exts[extension] = self._output_ext(extension)
        return self._output_exts[extension]

    def choice(self, extensions: Iterable[str]) -> str:
        """The names of the converters for files with some extensions, as a text."""
        return repr([(each, [type(kind).__qualname__ for kind in self.matching(each)]) for each in sorted(extensions)])

    def _output_ext(self, extension: str) -> str:
        named = [converter.output_ext(extension) for converter in self.matching(extension)]
        known = [name for name in named if name is not None]
        return known[-2] if len(known) > 1 else known[-1] if known else ""

    def convert(self, content: str, item: Item) -> Conversion:
        """Convert the content of an item with all its converters.

        Raises:
            JekyllError: a converter failed.
        """
        source_map = None
        try:
            for converter in self.matching(item.ext):
                if isinstance(converter, ScssConverter) and isinstance(item, Page):
                    content, source_map = _compile(converter, content, item)
                else:
                    content = converter.convert(content)
        except JekyllError as error:
            if error.path is None and not isinstance(error, SettingError):  # such an error is in the configuration
                error.path = item.relative_path
            raise
        return Conversion(content, source_map)

    def makes_source_map(self, page: Page) -> bool:
        """Whether a page is a style sheet that gets a source map."""
        own = (each for each in self.matching(page.ext) if isinstance(each, ScssConverter))
        return any(converter.options.sourcemap for converter in own)

    def of_kind(self, kind: type[Kind]) -> Kind:
        """The converter of exactly this class, or the one that has its place."""
        return next(each for each in self.converters if isinstance(each, kind) and kind in (type(each), each.changes))


def conversions_of(
    config: Configuration,
    diagnostics: Diagnostics,
    theme_sass: str | None,
    processors: Mapping[str, ProcessorFactory],
    kinds: Sequence[type[Converter]],
) -> Conversions:
    """The converters of a site: those of Jekyll and those of its plugins.

    Args:
        config: its configuration.
        diagnostics: takes the warnings of converters.
        theme_sass: the folder of the theme's Sass partials, if it has one.
        processors: the Markdown processors of plugins.
        kinds: the converters of plugins.
    """
    folder = None if theme_sass is None else Path(theme_sass)
    added = [kind for kind in kinds if kind.changes is None]
    changed = {kind.changes: kind for kind in kinds if kind.changes is not None}
    own = builtin(config, diagnostics, theme_sass=folder, processors=processors, changed=changed)
    return Conversions([*own, *(kind(config, diagnostics) for kind in added)])


def _compile(converter: ScssConverter, content: str, page: Page) -> tuple[str, str | None]:
    compiled = converter.compile(content, Stylesheet(page.relative_path, page.content_line))
    return compiled.text, compiled.source_map
