"""The Markdown converter, with the processor that the configuration names."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property, lru_cache
from typing import ClassVar, Protocol

from ..diagnostics import Diagnostics
from ..disk.digest import digest
from ..errors import SettingError
from ..lazy.tuples import NamedTuple
from ..tracking import reads
from . import kramdown_options
from .converter import Converter


class Processor(Protocol):
    """A Markdown processor."""

    def convert(self, content: str) -> str:
        """Convert Markdown to HTML."""


ProcessorFactory = Callable[[Mapping[str, object], Diagnostics], Processor]
"""Creates a processor from a site's configuration; its warnings go to the diagnostics."""


def _kramdown(config: Mapping[str, object], diagnostics: Diagnostics) -> Processor:
    from .kramdown import Kramdown  # the import takes a sixth of the start

    return Kramdown(config, diagnostics)


def _commonmark(config: Mapping[str, object], diagnostics: Diagnostics) -> Processor:
    from .commonmark import CommonMark  # few sites need it

    return CommonMark(config, diagnostics)


def _commonmark_ghpages(config: Mapping[str, object], diagnostics: Diagnostics) -> Processor:
    from .commonmark import CommonMarkGhPages

    return CommonMarkGhPages(config, diagnostics)


PROCESSORS: dict[str, ProcessorFactory] = {
    "kramdown": _kramdown,
    "CommonMark": _commonmark,
    "CommonMarkGhPages": _commonmark_ghpages,
    "GFM": _commonmark_ghpages,
}
"""Processors by the value of the key ``markdown``; GitHub Pages uses ``GFM`` for its CommonMark processor."""


class ConvertedText(NamedTuple):
    """The HTML of a text."""

    html: str
    dependencies: frozenset[int]
    """The numbers (`tracking.reads`) of what it depends on beside the text."""


_MOST = 50_000_000
"""The most characters, of inputs and results together, that are cached."""


class MarkdownConverter(Converter):
    """Converts Markdown to HTML.

    Args:
        config: the site's configuration.
        diagnostics: gets the processor's warnings.
        processors: processors of plugins, by the name that selects them.
    """

    highlighter_prefix: ClassVar[str] = "\n"
    highlighter_suffix: ClassVar[str] = "\n"

    def __init__(
        self,
        config: Mapping[str, object],
        diagnostics: Diagnostics | None = None,
        processors: Mapping[str, ProcessorFactory] | None = None,
    ) -> None:
        super().__init__(config, diagnostics)
        self._processors = {**PROCESSORS, **(processors or {})}
        self.converted_ahead: Mapping[bytes, ConvertedText] = {}
        """HTML by the digest of its text that is known already (`render.ahead_work`)."""
        self._converted: dict[str, ConvertedText] = {}
        self._length = 0

    @cached_property
    def extensions(self) -> frozenset[str]:
        """Those that `extensions_of` gives."""
        return extensions_of(self.config)

    @cached_property
    def processor(self) -> Processor:
        """The processor that the key ``markdown`` names.

        Raises:
            SettingError: there is no such processor.
        """
        factory, name = self._factory, self._name
        if factory is None:
            known = ", ".join(sorted(self._processors))
            hint = f"available processors are: {known}"
            raise SettingError(f"Invalid Markdown processor given: {name}", "markdown", hint=hint)
        return factory(self.config, self.diagnostics)

    @property
    def depends_on_text_alone(self) -> bool:
        """Whether the HTML depends on the text alone, and there are no warnings; the processor is not loaded for it."""
        options = self.config.get("kramdown")
        given = {str(name) for name, value in options.items() if value} if isinstance(options, Mapping) else set()
        return self._factory is _kramdown and given.isdisjoint({"show_warnings", "mistune_plugins"})

    @property
    def _factory(self) -> ProcessorFactory | None:
        name = self._name
        return self._processors.get("kramdown" if name.lower() == "kramdown" else name)

    @property
    def _name(self) -> str:
        return str(self.config.get("markdown") or "kramdown")

    def matches(self, ext: str) -> bool:
        """Whether the extension, in any case, is one of `extensions`."""
        return ext.lower() in self.extensions

    def output_ext(self, ext: str) -> str:
        """``.html``."""
        return ".html"

    def convert(self, content: str) -> str:
        """Convert Markdown to HTML."""
        kramdown_options.record_processor()
        known = self.converted_ahead.get(digest(content.encode())) if self.converted_ahead else None
        if known is not None:
            return _recorded(known)
        if self._is_of_plugin:
            kramdown_options.record_all()
        return self.processor.convert(content)

    def convert_value(self, content: str) -> str:
        """Convert a value of a template, which other pages may convert as well: results are cached by their input, but
        not those of processors of plugins, which may read more than that."""
        if self._is_of_plugin:
            return self.convert(content)
        known = self._converted.get(content)
        if known is not None:
            return _recorded(known)
        with reads.recording() as dependencies:
            html = self.convert(content)
        self._keep(content, ConvertedText(html, frozenset(dependencies)))
        return html

    @property
    def _is_of_plugin(self) -> bool:
        return self._factory not in PROCESSORS.values()

    def _keep(self, content: str, converted: ConvertedText) -> None:
        length = len(content) + len(converted.html)
        self._length += length
        if self._length > _MOST:
            self._converted.clear()
            self._length = length
        self._converted[content] = converted


def extensions_of(config: Mapping[str, object]) -> frozenset[str]:
    """The extensions of the key ``markdown_ext``, with dots, in lower case."""
    return _extensions(str(config.get("markdown_ext") or "markdown,mkdown,mkdn,mkd,md"))


@lru_cache(maxsize=4)
def _extensions(names: str) -> frozenset[str]:
    return frozenset(f".{name.lower()}" for name in names.split(","))


def _recorded(known: ConvertedText) -> str:
    """The HTML of a text that was converted before, with its dependencies recorded."""
    reads.record_all(known.dependencies)
    return known.html
