"""The addresses in CSS: ``url()``, ``@import`` and ``image-set()``, read with tinycss2."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

import tinycss2

from ..lazy.tuples import NamedTuple

_WORTH_PARSING = re.compile(r"url\s*\(|@import|image-set\s*\(", re.IGNORECASE)


class StyleUrl(NamedTuple):
    """An address in CSS."""

    function: str
    """``url`` or ``@import``."""
    url: str
    at: int
    """Its offset in the text."""


def urls_in(css: str) -> Iterator[StyleUrl]:
    """The addresses in a style sheet or in the value of ``style=""``.

    Args:
        css: the text.
    """
    if not _WORTH_PARSING.search(css):
        return
    starts = [0, *(match.end() for match in re.finditer("\n", css))]
    for node, function in _urls(tinycss2.parse_component_value_list(css, skip_comments=True)):
        yield StyleUrl(function, str(node.value).strip(), starts[node.source_line - 1] + node.source_column - 1)


def _urls(nodes: Iterable[Any], function: str = "url") -> Iterator[tuple[Any, str]]:
    """The nodes with addresses, each with what it stands in."""
    is_import = False
    for node in nodes:
        if node.type == "url":
            yield node, "@import" if is_import else function
        elif node.type == "function" and node.lower_name in ("url", "src", "image-set", "-webkit-image-set"):
            strings = (each for each in node.arguments if each.type == "string")
            yield from ((each, function) for each in strings)
            yield from _urls((each for each in node.arguments if each.type != "string"), function)
        elif node.type == "string" and is_import:
            yield node, "@import"
        elif node.type in ("{} block", "() block", "[] block"):
            yield from _urls(node.content, function)
        elif node.type == "function":
            yield from _urls(node.arguments, function)
        if node.type == "at-keyword":
            is_import = node.lower_value == "import"
        elif node.type != "whitespace":
            is_import = False
