"""Code blocks and spans: which language they are in, and their markup with and without a highlighter."""

from __future__ import annotations

import re
from functools import cached_property
from re import Match
from typing import Any

from .. import highlight
from .markup import Attributes, escape_all, write_attributes
from .options import Options
from .patterns import STRIP

_LANGUAGE = re.compile(r"\blanguage-([^ \t\r\n\f\v]+)")
_LANGUAGE_OR_START = re.compile(r"\blanguage-[^ \t\r\n\f\v]+|(^)", re.MULTILINE)
_SHOW_WHITESPACE = re.compile(r"\bshow-whitespaces\b")
_WHITESPACE = re.compile(r"(^[ \t]+)|([ \t]+$)|([ \t]+)", re.MULTILINE)


class Highlighter:
    """Code as the options want it highlighted."""

    def __init__(self, options: Options) -> None:
        self._version = options.version
        self._rouge = options.reference.rouge
        self._name = options["syntax_highlighter"]
        self._active = self._name == "rouge"
        self._options: dict[str, Any] = options["syntax_highlighter_opts"]
        self._span_language = self._default("span")
        self._block_language = self._default("block")
        self._class = f" highlighter-{self._name}"
        self._plain_span = self._plain()

    @cached_property
    def _spans(self) -> highlight.Settings:
        return highlight.Settings.for_span(self._options)

    @cached_property
    def _blocks(self) -> highlight.Settings:
        return highlight.Settings.for_block(self._options)

    def _default(self, kind: str) -> str | None:
        own = self._options.get(kind)
        language = {**self._options, **(own if isinstance(own, dict) else {})}.get("default_lang")
        return None if language is None else str(language)

    def _plain(self) -> str | None:
        """The start tag of a span without attributes, when nothing in it can be highlighted."""
        if not self._active:
            return "<code>"
        if self._span_language != "plaintext":
            return None
        if highlight.highlighted("x", None, self._spans, self._rouge) != "x":
            return None
        return f'<code class="language-plaintext{self._class}">'

    def span(self, code: str, attributes: Attributes | None) -> str:
        """A code span."""
        if not attributes and self._plain_span is not None:
            return f"{self._plain_span}{escape_all(code)}</code>"
        merged = dict(attributes or {})
        found = _LANGUAGE.search(merged.get("class") or "")
        language = found[1] if found else None
        markup = highlight.highlighted(code, language, self._spans, self._rouge) if self._active else None
        if markup is None:
            markup = escape_all(code)
        else:
            own = language if self._version >= (2, 4) else None
            merged["class"] = self._with_class(merged.get("class"), own or self._span_language)
        return f"<code{write_attributes(merged)}>{markup}</code>"

    def block(self, code: str, margin: str, info: str | None, attributes: Attributes | None) -> str:
        """A code block; ``info`` is the language as written after a fence."""
        merged = dict(attributes or {})
        language = _take_language(merged)
        markup = None
        if self._active:
            markup = highlight.highlighted(code, info or language, self._blocks, self._rouge)
        if markup is not None:
            merged["class"] = self._with_class(merged.get("class"), language or self._block_language)
            return f"{margin}<div{write_attributes(merged)}>{markup}{margin}</div>\n"
        text = escape_all(code).removesuffix("\n")
        if _SHOW_WHITESPACE.search(merged.get("class") or ""):
            text = _WHITESPACE.sub(_visible, text)
        code_class = write_attributes({"class": f"language-{language}"}) if language else ""
        return f"{margin}<pre{write_attributes(merged)}><code{code_class}>{text}\n</code></pre>\n"

    def _with_class(self, css_class: str | None, language: str | None) -> str:
        merged = f"{css_class or ''}{self._class}".lstrip(STRIP)
        if language is None:
            return merged
        return _LANGUAGE_OR_START.sub(lambda m: f"language-{language}{'' if m[1] is None else ' '}", merged, count=1)


def _take_language(attributes: dict[str, str | None]) -> str | None:
    """The language named by the class, which is taken out."""
    css_class = attributes.get("class")
    found = _LANGUAGE.search(css_class) if css_class else None
    if found is None or css_class is None:
        return None
    attributes["class"] = (css_class[: found.start()] + css_class[found.end() :]).strip(STRIP)
    if not attributes["class"]:
        del attributes["class"]
    return found[1]


def _visible(found: Match[str]) -> str:
    """``show-whitespaces``: every space and tab in an element of its own."""
    suffix = "-l" if found[1] else "-r" if found[2] else ""
    tab = f'<span class="ws-tab{suffix}">\t</span>'
    space = f'<span class="ws-space{suffix}">&#8901;</span>'
    return "".join(tab if char == "\t" else space for char in found[0])
