"""Requests and answers of HTTP."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar

from pygments.token import Keyword, Name, Number, Operator, Punctuation, String, Text

from jekyll_py.reference import Version

from ..engine import RougeLexer, Rules, Scan, Token
from ..lookup import Options
from ..rule_parts import groups
from ..versions import before, since

_CONTENT = {
    "application/json": "json",
    "application/hal+json": "json",
    "application/problem+json": "json",
    "application/vnd.api+json": "json",
    "application/javascript": "javascript",
    "application/xhtml+xml": "html",
    "application/xml": "xml",
    "application/rss+xml": "xml",
    "application/atom+xml": "xml",
    "image/svg+xml": "xml",
    "text/css": "css",
    "text/html": "html",
    "text/javascript": "javascript",
    "text/xml": "xml",
    "text/x-yaml": "yaml",
}
"""The languages of content by media type; any other content is plain text."""
_METHODS = "GET|POST|PUT|DELETE|HEAD|OPTIONS|TRACE|PATCH"
_HEADER = groups(Name.Attribute, Text, Punctuation, Text, String, Text)


def _header(lexer: RougeLexer, match: re.Match[str], scan: Scan) -> Iterator[Token]:
    if match[1].strip().lower() == "content-type":
        scan.memory["content"] = match[5].split(";")[0].lower()
    yield from _HEADER(lexer, match, scan)


def _content(lexer: RougeLexer, match: re.Match[str], scan: Scan) -> Iterator[Token]:
    assert isinstance(lexer, Http)
    name = lexer.content or _CONTENT.get(scan.memory.get("content", ""), "plaintext")
    yield from scan.lex_embedded(name, match.group(), match.start())


def _request(methods: str) -> tuple[object, ...]:
    """The rule for the first line of a request."""
    return (
        rf"({methods})( +)([^ ]+)( +)(HTTPS?)(/)(\d(?:\.\d)?)(\r?\n|$)",
        groups(Name.Function, Text, Name.Namespace, Text, Keyword, Operator, Number, Text),
        "headers",
    )


def _response(version: str) -> tuple[object, ...]:
    """The rule for the first line of an answer."""
    return (
        rf"(HTTPS?)(/)({version})( +)(\d{{3}})( +)?([^\r\n]*)?(\r?\n|$)",
        groups(Keyword, Operator, Number, Text, Number, Text, Name.Exception, Text),
        "headers",
    )


class Http(RougeLexer):
    """The lexer of HTTP; the option ``content`` names the language of the content."""

    tokens: ClassVar[Rules] = {
        "root": [
            before((4, 0, 1), _request(_METHODS)),
            since((4, 0, 1), _request(f"{_METHODS}|QUERY")),
            before((4,), _response(r"\d\.\d")),
            since((4,), _response(r"\d(?:\.\d)?")),
        ],
        "headers": [
            (r"([^\s:]+)( *)(:)( *)([^\r\n]+)(\r?\n|$)", _header),
            (r"([^\r\n]+)(\r?\n|$)", groups(String, Text)),
            (r"\r?\n", Text, "content"),
        ],
        "content": [(r"(?s:.+)", _content)],
    }

    def __init__(self, options: Options, rouge: Version) -> None:
        super().__init__(options, rouge)
        self.content = str(options.get("content") or "")
