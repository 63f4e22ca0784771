"""The sources of built pages: finds the file, line and column where an author wrote what a finding is about.

The file of the page itself is searched first, then its layouts, includes and data: what a page and its layout both have
is more likely meant for the page.
"""

from __future__ import annotations

import html
import os
import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from urllib.parse import quote, unquote

from ..model.front_matter_block import split
from .finding import SourcePlace

_MOST_BYTES = 2_000_000
_BODY, _FRONT_MATTER = 0, 1
"""The parts of a file; what is in the front matter alone was often not written for a link, such as a permalink."""
_END_TAG = "</"
"""How a text begins that is in too many places to tell one from another."""
_NOT_BEFORE = frozenset("_/.%-")
"""The characters, besides letters and digits, that a longer address may have on the left."""
_NOT_AFTER = frozenset("_/%-")
"""Those that it may have on the right."""
_OPENING = frozenset("\"'(=<#")
"""The characters that an address or a fragment stands behind."""
_MARKED = re.compile(r"[^\w-]")
"""A character that a plain word does not have: such a word has to stand where an address can."""


class Sources:
    """The sources of a site.

    Args:
        root: the folder of the source.
        made_from: by built file, the files it was made from, absolute, in the order in which they are searched.
        shared: files that any page may be made from, searched last.
        baseurl: the path that the site is published under.
        layouts: by built file, its outermost layout, absolute.
    """

    def __init__(
        self,
        root: str,
        made_from: Mapping[str, Sequence[str]] | None = None,
        shared: Sequence[str] = (),
        baseurl: str = "",
        layouts: Mapping[str, str] | None = None,
    ) -> None:
        self._made_from = made_from or {}
        self._shared = tuple(shared)
        self._baseurl = baseurl
        self._layouts = layouts or {}
        self._find: Callable[[str, int, str], SourcePlace | None] = cache(self._found_in)
        self._find_in_templates: Callable[[Sequence[str], str], SourcePlace | None] = cache(self._found_in_templates)
        self._text: Callable[[str], str] = cache(_text_of)
        self._relative: Callable[[str], str] = cache(lambda file: os.path.relpath(file, root).replace(os.sep, "/"))

    def of(self, page: str, written: str) -> SourcePlace | None:
        """Where the author of a built page wrote a text; the file of the page, without a line, if that is not found.

        Args:
            page: the built file.
            written: the text, such as an address; empty if there is none.
        """
        own = self._made_from.get(page, ())
        if written and not written.startswith(_END_TAG):
            searched = [*((file, _BODY) for file in own), *((file, _BODY) for file in self._shared)]
            for file, part in (*searched, *((file, _FRONT_MATTER) for file in own[:1])):
                if place := self._find(file, part, written):
                    return place
        return SourcePlace(self._relative(own[0])) if own else None

    def templates_of(self, page: str) -> Sequence[str]:
        """The layouts and includes that a built page was made from."""
        return tuple(self._made_from.get(page, ())[1:])

    def in_templates(self, templates: Sequence[str], written: str) -> SourcePlace | None:
        """Where a text stands in some layouts and includes, or in a file that any page may be made from.

        Args:
            templates: as of `templates_of`.
            written: the text.
        """
        return self._find_in_templates(templates, written)

    def _found_in_templates(self, templates: Sequence[str], written: str) -> SourcePlace | None:
        searched = () if written.startswith(_END_TAG) else (*templates, *self._shared)
        found = (self._find(file, _BODY, written) for file in searched)
        return next(filter(None, found), None)

    def layout_of(self, page: str) -> str | None:
        """The outermost layout of a built page, relative to the source; None if it has none or that is not known."""
        file = self._layouts.get(page)
        return None if file is None else self._relative(file)

    def _found_in(self, file: str, part: int, written: str) -> SourcePlace | None:
        text = self._text(file)
        border = len(split(text).above)
        start, end = (border, len(text)) if part == _BODY else (0, border)
        for spelling in self._spellings(written):
            at = text.find(spelling, start, end)
            while at >= 0 and not _stands_alone(text, at, spelling):
                at = text.find(spelling, at + 1, end)
            if at >= 0:
                return self._place(file, text, at)
        return None

    def _place(self, file: str, text: str, at: int) -> SourcePlace:
        start = text.rfind("\n", 0, at) + 1
        end = text.find("\n", at)
        line = text[start : len(text) if end < 0 else end].rstrip("\r")
        return SourcePlace(self._relative(file), text.count("\n", 0, at) + 1, at - start + 1, line)

    def _spellings(self, written: str) -> Sequence[str]:
        """The ways in which a template or Markdown may spell what the page has."""
        plain = html.unescape(written)
        found = [written, plain, unquote(plain), quote(plain, safe="/:?#[]@!$&'()*+,;=%~")]
        if self._baseurl and plain.startswith(self._baseurl + "/"):
            found += [plain.removeprefix(self._baseurl), plain.removeprefix(self._baseurl + "/")]
        if plain.startswith(("http://", "https://")) and plain.count("/") > 3:
            path = "/" + plain.split("/", 3)[3]
            found += [path, path.removeprefix(self._baseurl)] if self._baseurl else [path]
        if plain.startswith("/") and len(plain) > 2:
            found.append(plain[1:])
        return [each for each in dict.fromkeys(found) if len(each) > 1]


def _stands_alone(text: str, at: int, spelling: str) -> bool:
    """Whether what stands at an offset is not a part of a longer word or address."""
    before, after = text[at - 1 : at], text[at + len(spelling) : at + len(spelling) + 1]
    if _gives_id(text, at) if spelling.startswith("#") else before == "#" and not _gives_id(text, at - 1):
        return False  # a link is not meant where an id is given, nor an id where a link is
    if after.isalnum() or after in _NOT_AFTER or before.isalnum() or before in _NOT_BEFORE:
        return False
    return before in _OPENING or _MARKED.search(spelling) is not None


def _gives_id(text: str, at: int) -> bool:
    """Whether the ``#`` at an offset begins the name of an element, as in kramdown's ``{#name}`` and ``{: #name}``."""
    start = text.rfind("\n", 0, at) + 1
    return re.search(r"\{:?[^{}]*\Z", text[start:at]) is not None


def _text_of(file: str) -> str:
    """The text of a source file; empty if it cannot be read, or is no text for authors."""
    try:
        if os.path.getsize(file) > _MOST_BYTES:
            return ""
        with open(file, "rb") as opened:
            return opened.read().decode("utf-8-sig", "replace")
    except OSError:
        return ""
