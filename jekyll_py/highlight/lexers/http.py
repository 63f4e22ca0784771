"""Requests and answers of HTTP."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar

from pygments.token import Keyword, Name, Number, Operator, Punctuation, String, Text

from ..engine import RougeLexer, Rules, Scan, Token, groups
from ..lookup import NO_OPTIONS, Options

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
_HEADER = groups(Name.Attribute, Text, Punctuation, Text, String, Text)


def _header(lexer: RougeLexer, match: re.Match[str], scan: Scan) -> Iterator[Token]:
    if match[1].strip().lower() == "content-type":
        scan.memory["content"] = match[5].split(";")[0].lower()
    yield from _HEADER(lexer, match, scan)


def _content(lexer: RougeLexer, match: re.Match[str], scan: Scan) -> Iterator[Token]:
    assert isinstance(lexer, Http)
    name = lexer.content or _CONTENT.get(scan.memory.get("content", ""), "plaintext")
    yield from scan.lex_embedded(name, match.group(), match.start())


class Http(RougeLexer):
    """The lexer of HTTP; the option ``content`` names the language of the content."""

    tokens: ClassVar[Rules] = {
        "root": [
            (
                r"(GET|POST|PUT|DELETE|HEAD|OPTIONS|TRACE|PATCH)( +)([^ ]+)( +)(HTTPS?)(/)(\d(?:\.\d)?)(\r?\n|$)",
                groups(Name.Function, Text, Name.Namespace, Text, Keyword, Operator, Number, Text),
                "headers",
            ),
            (
                r"(HTTPS?)(/)(\d(?:\.\d))( +)(\d{3})( +)?([^\r\n]*)?(\r?\n|$)",
                groups(Keyword, Operator, Number, Text, Number, Text, Name.Exception, Text),
                "headers",
            ),
        ],
        "headers": [
            (r"([^\s:]+)( *)(:)( *)([^\r\n]+)(\r?\n|$)", _header),
            (r"([^\r\n]+)(\r?\n|$)", groups(String, Text)),
            (r"\r?\n", Text, "content"),
        ],
        "content": [(r"(?s:.+)", _content)],
    }

    def __init__(self, options: Options = NO_OPTIONS) -> None:
        super().__init__()
        self.content = str(options.get("content") or "")
