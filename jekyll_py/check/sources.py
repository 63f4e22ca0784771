"""The sources of built pages: finds the file, line and column where an author wrote what a finding is about.

The file of the page itself is searched first, then its layouts, includes and data: what a page and its layout both have
is more likely meant for the page.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import Enum
from functools import cache

from ..errors import SourcePosition
from ..lazy.tuples import NamedTuple
from ..model.front_matter_block import split
from .finding import HEADING_MARK, NOTHING_AROUND, Around, SourcePlace
from .source_text import Likeness, Occurrence, likeness, occurrences, spellings_of, text_of

_END_TAG = "</"
"""The beginning of a text that is in too many places to tell one from another."""
_CERTAIN = Likeness(is_possible=True, common=20)
"""So many equal characters around a place show that it is the one: no other file is searched."""
_SHORT = 2
_UNKNOWN = Likeness(is_possible=True, common=0)


class _Part(Enum):
    """A part of a file. What is in the front matter alone was often not written for a link, such as a permalink."""

    BODY = "body"
    FRONT_MATTER = "front matter"


class _Place(NamedTuple):
    """A place in a source file, and how much its surroundings are those of the page."""

    file: str
    occurrence: Occurrence
    likeness: Likeness


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
        self._find: Callable[[str, _Part, str], Sequence[Occurrence]] = cache(self._found_in)
        self._find_in_templates: Callable[[Sequence[str], str], SourcePlace | None] = cache(self._found_in_templates)
        self._text: Callable[[str], str] = cache(text_of)
        self._relative: Callable[[str], str] = cache(lambda file: os.path.relpath(file, root).replace(os.sep, "/"))

    def of(self, page: str, written: str, around: Around = NOTHING_AROUND) -> SourcePlace | None:
        """Where the author of a built page wrote a text; the file of the page, without a line, if that is not found.

        Args:
            page: the built file.
            written: the text, such as an address; empty if there is none.
            around: what stands around it on the page, which tells one of several places from the others.
        """
        own = self._made_from.get(page, ())
        if written and not written.startswith(_END_TAG):
            bodies = [(file, _Part.BODY) for file in (*own, *self._shared)]
            searched = (*bodies, *((file, _Part.FRONT_MATTER) for file in own[:1]))
            for each in (written, _shorter(written)):
                if found := self._likeliest(searched, each, around):
                    return self._place(found.file, found.occurrence.at)
        return SourcePlace(self._relative(own[0])) if own else None

    def _likeliest(self, searched: Iterable[tuple[str, _Part]], written: str, around: Around) -> _Place | None:
        """The place whose surroundings are those of the page; the first of those that are equally alike."""
        best: _Place | None = None
        for file, part in searched:
            for occurrence in self._find(file, part, written):
                if around == NOTHING_AROUND:
                    return _Place(file, occurrence, _UNKNOWN)
                alike = likeness(self._text(file), occurrence, around)
                if alike is not None and (best is None or alike > best.likeness):
                    best = _Place(file, occurrence, alike)
            if best is not None and best.likeness >= _CERTAIN:
                break
        return best

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
        found = self._likeliest(((file, _Part.BODY) for file in searched), written, NOTHING_AROUND)
        return None if found is None else self._place(found.file, found.occurrence.at)

    def layout_of(self, page: str) -> str | None:
        """The outermost layout of a built page, relative to the source; None if it has none or that is not known."""
        file = self._layouts.get(page)
        return None if file is None else self._relative(file)

    def _found_in(self, file: str, part: _Part, written: str) -> Sequence[Occurrence]:
        text = self._text(file)
        border = len(split(text).above)
        start, end = (border, len(text)) if part is _Part.BODY else (0, border)
        return occurrences(text, start, end, spellings_of(written, self._baseurl))

    def _place(self, file: str, at: int) -> SourcePlace:
        return SourcePlace(self._relative(file), *SourcePosition.at(self._text(file), at))


def _shorter(written: str) -> str:
    """The part of a text to look for when the whole is not found; empty if there is none.

    It is the words of a heading without their mark, or the fragment of an address, whose path Liquid may have made.
    A fragment of one or two characters is too common.
    """
    if written.startswith(HEADING_MARK):
        return written.removeprefix(HEADING_MARK)
    _, mark, fragment = written.partition("#")
    return mark + fragment if len(fragment) > _SHORT and not written.startswith("#") else ""
