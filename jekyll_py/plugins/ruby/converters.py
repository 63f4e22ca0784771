"""Converters and Markdown processors in Ruby: those of plugins, and those of Jekyll that plugins have changed."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from ...converters import (
    Converted,
    Converter,
    IdentityConverter,
    MarkdownConverter,
    SassConverter,
    ScssConverter,
    SmartyPantsConverter,
    Stylesheet,
    kramdown_options,
)
from ...errors import JekyllError
from ...tracking import reads
from ..markdown_processor import MarkdownProcessor

if TYPE_CHECKING:
    from .session import Session

OF_JEKYLL: Mapping[str, type[Converter]] = {
    "markdown": MarkdownConverter,
    "scss": ScssConverter,
    "sass": SassConverter,
    "smartypants": SmartyPantsConverter,
    "identity": IdentityConverter,
}
"""The converters of Jekyll that plugins may change, by the names that Ruby has for them."""


def ruby_converters(session: Session, summary: Mapping[str, Any]) -> list[type[Converter]]:
    """The converters that plugins bring or change.

    Args:
        session: the interpreter.
        summary: the names that the plugins define and change.
    """
    added = [_converter(session, index, each) for index, each in enumerate(summary["converters"])]
    return [*added, *(_changed(session, name, methods) for name, methods in summary["changed_converters"].items())]


def ruby_processors(session: Session, summary: Mapping[str, Any]) -> dict[str, type[MarkdownProcessor]]:
    """The Markdown processors that plugins bring or change, by the names that the key ``markdown`` may have.

    Args:
        session: the interpreter.
        summary: the names that the plugins define and change.
    """
    own = {name: _processor(session, name) for name in summary["processors"]}
    if summary["kramdown"]:
        own["kramdown"] = _processor(session, "KramdownParser")
    return own


def _converter(session: Session, index: int, facts: Mapping[str, Any]) -> type[Converter]:
    class RubyConverter(Converter):
        """A converter in Ruby."""

        priority = facts["priority"]
        is_derived = bool(facts["derived"])

        def matches(self, ext: str) -> bool:
            return _answer(session, "converter_matches", index, ext) is True

        def output_ext(self, ext: str) -> str | None:
            found = _answer(session, "converter", index, "output_ext", ext)
            return None if found is None else str(found)

        def convert(self, content: str) -> str:
            try:
                return str(session.call("converter", index, "convert", content))
            except JekyllError as error:
                error.message = f"{facts['name']} encountered an error while converting: {error}"
                raise

    return RubyConverter


def _answer(session: Session, *question: Hashable) -> object:
    """The answer of a converter about an extension. It is asked once, for the plan, so no render depends on it."""
    known = session.build.extensions
    if question not in known:
        with reads.recording():
            known[question] = session.call(str(question[0]), *question[1:])
    return known[question]


class ChangedConverter(Converter):
    """A converter of Jekyll some of whose methods a plugin has changed; a subclass of it and of that converter."""

    session: ClassVar[Session]
    name: ClassVar[str]
    methods: ClassVar[frozenset[str]]
    """The names of those methods."""

    def matches(self, ext: str) -> bool:
        return self._answer("matches", ext) is True if "matches" in self.methods else super().matches(ext)

    def output_ext(self, ext: str) -> str | None:
        if "output_ext" not in self.methods:
            return super().output_ext(ext)
        found = self._answer("output_ext", ext)
        return None if found is None else str(found)

    def convert(self, content: str) -> str:
        return str(self._call("convert", content)) if "convert" in self.methods else super().convert(content)

    def convert_as_before(self, content: str) -> str:
        """The text as Jekyll's own converter makes it."""
        return super().convert(content)

    def _answer(self, method: str, ext: str) -> object:
        return _answer(self.session, "changed_converter", self.name, method, ext)

    def _call(self, method: str, argument: str) -> object:
        return self.session.call("changed_converter", self.name, method, argument)


class ChangedMarkdown(ChangedConverter, MarkdownConverter):
    """The Markdown converter with changed methods."""

    @property
    def depends_on_text_alone(self) -> bool:
        return False

    def convert(self, content: str) -> str:
        kramdown_options.record_all()
        return super().convert(content)

    def convert_value(self, content: str) -> str:
        return self.convert(content)

    def matches(self, ext: str) -> bool:
        return ChangedConverter.matches(self, ext)

    def output_ext(self, ext: str) -> str:
        return ChangedConverter.output_ext(self, ext) or ".html"


class ChangedStylesheets(ChangedConverter, ScssConverter):
    """A converter of style sheets with changed methods; the source map is that of Jekyll's own converter."""

    _page: Stylesheet | None = None
    _last = Converted("", None, (), frozenset())

    def output_ext(self, ext: str) -> str:
        return ChangedConverter.output_ext(self, ext) or ".css"

    def compile(self, content: str, page: Stylesheet | None) -> Converted:
        if "convert" not in self.methods:
            return super().compile(content, page)
        self._page, self._last = page, ChangedStylesheets._last
        text = str(self._call("convert", content))
        return self._last._replace(text=text)

    def convert(self, content: str) -> str:
        return self.compile(content, None).text

    def convert_as_before(self, content: str) -> str:
        self._last = super().compile(content, self._page)
        return self._last.text


_BASES: Mapping[str, tuple[type[Converter], ...]] = {
    "markdown": (ChangedMarkdown,),
    "scss": (ChangedStylesheets,),
    "sass": (ChangedStylesheets, SassConverter),
    "smartypants": (ChangedConverter, SmartyPantsConverter),
    "identity": (ChangedConverter, IdentityConverter),
}


def _changed(session: Session, name: str, methods: list[str]) -> type[Converter]:
    facts = {"session": session, "name": name, "methods": frozenset(methods), "changes": OF_JEKYLL[name]}
    return type(f"Changed {name}", _BASES[name], facts)


def _processor(session: Session, name: str) -> type[MarkdownProcessor]:
    class RubyProcessor(MarkdownProcessor):
        """A Markdown processor in Ruby."""

        def convert(self, content: str) -> str:
            return str(session.call("processor", name, content))

    return RubyProcessor
