"""Rewriting the texts in the body of a finished HTML page."""

from __future__ import annotations

import re
from collections.abc import Callable

from ...html4.tree import change_texts, parse
from ...html4.writer import escape, write
from ...plugins import Item

_BODY = re.compile(r"<body[^>]*>\s*")


def is_html_page(item: Item) -> bool:
    """Whether it is written as HTML."""
    permalink = item.data["permalink"]
    return item.output_ext == ".html" or (isinstance(permalink, str) and permalink.endswith("/"))


def rewrite(
    output: str,
    ignored: frozenset[str],
    change: Callable[[str], str],
    wanted: re.Pattern[str],
    *,
    older: bool,
) -> str:
    """A page with the texts of its body changed, without a body those of the whole; unchanged if nothing is wanted.

    Args:
        output: the page.
        ignored: elements whose texts stay.
        change: gets a text, escaped as in HTML, and returns HTML.
        wanted: matches something in every page that needs a change; other pages are not parsed.
        older: whether it is written as by libxml2 2.9.
    """
    start = output.find("<body")
    opening = _BODY.match(output, start) if start >= 0 else None  # if the first has no end, no later one has
    if opening is None:
        return _changed(output, ignored, change, older) if wanted.search(output) else output
    body, end, rest = output[opening.end() :].partition("</body>")
    if not wanted.search(body):
        return output
    return output[: opening.end()] + _changed(body, ignored, change, older) + end + rest


def _changed(html: str, ignored: frozenset[str], change: Callable[[str], str], older: bool) -> str:
    def changed(text: str) -> str | None:
        before = escape(text)
        after = change(before)
        return None if after == before else after

    tree = parse(html)
    change_texts(tree, ignored, changed)
    return write(tree, older=older)
