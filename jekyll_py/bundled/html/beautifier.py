"""HTML indented by the rules of the gem htmlbeautifier 1.4, which jekyll-tidy uses."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

_FLAGS = re.DOTALL | re.ASCII
_CONTENT = r"(?>(?:<%.*?%>|[^>])*)"
_VOID = "(?i:area|base|br|col|command|embed|hr|img|input|keygen|link|meta|param|source|track|wbr)"
_BLOCK = (
    "(?i:address|article|aside|audio|blockquote|canvas|dd|details|dir|div|dl|dt|fieldset|figcaption|figure|footer|form"
    "|h1|h2|h3|h4|h5|h6|header|hr|li|menu|noframes|noscript|ol|p|pre|section|table|tbody|td|tfoot|th|thead|tr|ul|video)"
)


def _whole(name: str) -> str:
    return f"(?i:(<{name}{_CONTENT}>)(.*?)(</{name}>))"


_TOKENS: tuple[tuple[str, re.Pattern[str], str], ...] = tuple(
    (kind, re.compile(pattern, _FLAGS), end)
    for kind, pattern, end in (
        ("embedded", "<%-?=?(.*?)-?%>", "%>"),
        ("condition", r"<!--\[.*?\]>", "]>"),
        ("condition_end", r"<!\[.*?\]-->", "]-->"),
        ("alone", "<!--.*?-->", "-->"),
        ("alone", "<!.*?>", ">"),
        ("foreign", _whole("script"), "</script>"),
        ("foreign", _whole("style"), "</style>"),
        ("preformatted", _whole("pre"), "</pre>"),
        ("preformatted", _whole("textarea"), "</textarea>"),
        ("alone", f"<{_VOID}(?: {_CONTENT})?/?>", ">"),
        ("block_end", f"</{_BLOCK}>", ">"),
        ("block", f"<{_BLOCK}(?: {_CONTENT})?>", ">"),
        ("end", f"</{_CONTENT}>", ">"),
        ("start", f"<(?=[^>]|>>){_CONTENT}(?:>>|(?<=[^/])>)", ">"),
        ("alone", rf"<[\w-]+(?:/| {_CONTENT}(?<=/))>", ">"),
        ("lines", r"\s*\n\s*", "\n"),
        ("text", r"[^<\n]+", ""),
    )
)
"""The kinds of parts; the first that matches counts. Each with the text, in lower case, without which it has no end."""
_BREAK = re.compile(r"<br[^\w]", re.ASCII)
_BLANKS = " \t\n\v\f\r\0"
_RUBY_BEGINS = re.compile(
    r"^(?:if|elsif|else|unless|while|until|begin|for|case|when)\b|\b(?:do|\{)(?:\s*\|[^|]+\|)?$",
    re.MULTILINE | re.ASCII,
)
_RUBY_ENDS = re.compile(r"^(?:elsif|else|end|when|\})\b", re.MULTILINE | re.ASCII)


def beautified(html: str) -> str:
    """Some HTML, with its lines indented.

    Raises:
        ValueError: a ``<`` begins nothing.
    """
    return _Beautifier().beautified(html)


class _Beautifier:
    def __init__(self) -> None:
        self._parts: list[str] = []
        self._level = 0
        self._is_line_over = False
        self._conditions: list[int] = []
        self._takers: Mapping[str, Callable[[re.Match[str]], None]] = {
            "embedded": self._take_embedded,
            "condition": self._take_condition,
            "condition_end": self._take_condition_end,
            "alone": self._take_alone,
            "foreign": self._take_foreign,
            "preformatted": self._take_preformatted,
            "block_end": self._take_block_end,
            "block": self._take_block,
            "end": self._take_end,
            "start": self._take_start,
            "lines": self._take_lines,
            "text": lambda found: self._emit(found[0]),
        }

    def beautified(self, html: str) -> str:
        """The HTML, with its lines indented."""
        place, lower = 0, html.lower()
        ends = {end: lower.rfind(end) for _, _, end in _TOKENS}
        while place < len(html):
            matches = ((kind, token.match(html, place)) for kind, token, end in _TOKENS if ends[end] >= place)
            kind, found = next(((kind, match) for kind, match in matches if match), ("", None))
            if found is None:
                raise ValueError(f"{html[place : place + 20]!r} is no HTML")
            self._takers[kind](found)
            place = found.end()
        return "".join(self._parts)

    def _emit(self, text: str) -> None:
        if self._is_line_over and self._parts:
            self._parts.append("\n")
        if self._is_line_over and text.strip(_BLANKS):
            self._parts.append("  " * self._level)
        self._parts.append(text)
        self._is_line_over = False

    def _outdent(self) -> None:
        self._level = max(self._level - 1, 0)

    def _take_embedded(self, found: re.Match[str]) -> None:
        lines = [line.strip(_BLANKS) for line in found[1].split("\n")]
        if _RUBY_ENDS.search(lines[0]):
            self._outdent()
        self._emit(found[0])
        if _RUBY_BEGINS.search(lines[-1]):
            self._level += 1

    def _take_condition(self, found: re.Match[str]) -> None:
        self._emit(found[0])
        self._conditions.append(self._level)
        self._level += 1

    def _take_condition_end(self, found: re.Match[str]) -> None:
        if self._conditions:
            self._level = self._conditions.pop()
        self._emit(found[0])

    def _take_alone(self, found: re.Match[str]) -> None:
        self._emit(found[0])
        self._is_line_over = _BREAK.match(found[0]) is not None

    def _take_foreign(self, found: re.Match[str]) -> None:
        self._emit(found[1])
        if found[2].strip(_BLANKS):
            self._emit_lines(found[2])
        self._emit(found[3])

    def _emit_lines(self, code: str) -> None:
        """The lines of a script or style sheet, without the indentation of the first."""
        first = next(line for line in code.split("\n") if line.strip(_BLANKS))
        indentation = first[: len(first) - len(first.lstrip(_BLANKS))]
        self._level += 1
        self._is_line_over = True
        for line in code.strip(_BLANKS).split("\n"):
            self._emit(line.rstrip(_BLANKS).removeprefix(indentation))
            self._is_line_over = True
        self._outdent()

    def _take_preformatted(self, found: re.Match[str]) -> None:
        self._is_line_over = True
        self._emit(found[0])
        self._is_line_over = True

    def _take_block_end(self, found: re.Match[str]) -> None:
        self._take_end(found)
        self._is_line_over = True

    def _take_block(self, found: re.Match[str]) -> None:
        self._is_line_over = True
        self._take_start(found)

    def _take_end(self, found: re.Match[str]) -> None:
        self._outdent()
        self._emit(found[0])

    def _take_start(self, found: re.Match[str]) -> None:
        self._emit(found[0])
        self._level += 1

    def _take_lines(self, found: re.Match[str]) -> None:
        self._is_line_over = True
