"""Finds where a text of a page was written, by rendering the page again from sources with marks in them.

The text is looked for in the sources. Each place gets a mark of its own, a character without a meaning, and the page
is rendered in memory. The mark at the place of the click tells which of the places it came from, whatever layouts,
includes, data, filters and converters lie between.
"""

from __future__ import annotations

import re
import sys
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path

from ...disk.text import text_or_empty
from ...lazy.tuples import NamedTuple
from ...model.front_matter_block import split
from ..builder import RenderMarked
from .editors import Place
from .visible_text import VisibleText, visible_text
from .written_text import unchanged_parts

_FIRST_MARK = 0xF0000
"""The first character of a plane for private use: no encoding, template language or typography gives it a meaning."""
_MOST_MARKS = 2000
_MOST_ALONE = 4
"""The most places that are tried one by one, where marking all of them changes or breaks the page."""
_MOST_PARTS = 6
_FARTHEST = 300
"""Characters of the page between the click and a text near it that leads to a source instead."""
_TAG = re.compile(r"\{%.*?%\}|\{\{.*?\}\}|\{#.*?#\}", re.DOTALL)
_KEY = re.compile(r"^[ \t]*(?:-[ \t]+)*(?:(?:layout|permalink|published)[ \t]*:.*|[\w-]+[ \t]*:(?=\s))", re.MULTILINE)
"""A key of YAML; with its value where that decides about the page."""
_DATA = frozenset({".yml", ".yaml"})


class Click(NamedTuple):
    """A place in a page."""

    texts: Sequence[str]
    """The text at the place, then what is around it."""
    before: str = ""
    """The end of the page's text before the place, without white space."""
    after: str = ""
    """The beginning of the page's text from the place on, without white space."""
    position: int = 0
    """The number of characters of the page's text before the place, without white space."""


class _Written(NamedTuple):
    """A place in a source where a text of the page is written."""

    file: Path
    start: int
    is_in_tag: bool


def find_traced(click: Click, files: Sequence[Path], render: RenderMarked) -> Place | None:
    """Where the text at a place of a page was written; None if that cannot be told.

    Args:
        click: the place.
        files: the source of the page, its layouts, includes, data and documents, and the configuration.
        render: renders the page.
    """
    if not click.before and not click.after:
        return None
    sources = {file: text for file in files if (text := text_or_empty(file))}
    for part in _parts_at(click):
        places = list(islice(_places(part, sources), _MOST_MARKS))
        for marked in _attempts(places):
            found = _marked_at(click, part, marked, sources, render)
            if found is not None:
                return _place(sources[found.file], found, _offset(click, part))
    return None


def _parts_at(click: Click) -> Sequence[str]:
    """The parts of the text at a place that its source may have, from the likeliest on."""
    at = [part for text in click.texts[:1] for part in unchanged_parts(text) if _offset(click, part)]
    word = re.search(r"\w*\Z", click.before)
    rest = re.match(r"\w*", click.after)
    own = (word.group() if word else "") + (rest.group() if rest else "")
    words = [each for text in click.texts[:1] for each in re.findall(r"\w+", text) if each in own]
    near = [part for text in click.texts for part in unchanged_parts(text)]
    found = [*at, *sorted(words, key=len, reverse=True), *near]
    return list(dict.fromkeys(found))[:_MOST_PARTS]


def _offset(click: Click, part: str) -> int:
    """The characters of a part, without white space, before the place; 0 where the place is not in it."""
    text = "".join(part.split())
    for length in range(min(len(text), len(click.before)), 0, -1):
        rest = text[length:]
        if click.before.endswith(text[:length]) and (click.after.startswith(rest) or not rest):
            return length
    return 0


def _places(part: str, sources: Mapping[Path, str]) -> Iterator[_Written]:
    pattern = re.compile(r"\s+".join(map(re.escape, part.split())), re.IGNORECASE)
    for file, text in sources.items():
        end = len(text) if file.suffix in _DATA else len(split(text).above)
        keys = [match.span() for match in _KEY.finditer(text, 0, end)]
        tags = [match.span() for match in _TAG.finditer(text)]
        for match in pattern.finditer(text):
            if not _is_in(match.start(), keys):
                yield _Written(file, match.start(), _is_in(match.start(), tags))


def _is_in(position: int, spans: Sequence[tuple[int, int]]) -> bool:
    number = bisect_right(spans, (position, sys.maxsize)) - 1
    return number >= 0 and position < spans[number][1]


def _attempts(places: Sequence[_Written]) -> Iterator[Sequence[_Written]]:
    """The places to mark together: all, those outside of tags, where a mark changes no condition, and each alone."""
    if places:
        yield places
    plain = [place for place in places if not place.is_in_tag]
    if plain and len(plain) < len(places):
        yield plain
    if len(places) > 1:
        for place in places[:_MOST_ALONE]:
            yield [place]


def _marked_at(
    click: Click, part: str, places: Sequence[_Written], sources: Mapping[Path, str], render: RenderMarked
) -> _Written | None:
    """The place whose mark the page has where the click was."""
    html = render(_with_marks(places, sources))
    page = None if html is None else visible_text(html, range(_FIRST_MARK, _FIRST_MARK + len(places)))
    start = None if page is None else _start_of(part, page, click)
    if page is None or start is None:
        return None
    number = page.marks.get(start + 1)
    return None if number is None else places[number - _FIRST_MARK]


def _with_marks(places: Sequence[_Written], sources: Mapping[Path, str]) -> Mapping[Path, str]:
    """The sources that have places to mark: the mark stands after the first character, so that words stay words."""
    marked: dict[Path, list[str]] = {}
    ends: dict[Path, int] = {}
    for number, place in enumerate(places):
        pieces = marked.setdefault(place.file, [])
        pieces += [sources[place.file][ends.get(place.file, 0) : place.start + 1], chr(_FIRST_MARK + number)]
        ends[place.file] = place.start + 1
    return {file: "".join([*pieces, sources[file][ends[file] :]]) for file, pieces in marked.items()}


def _start_of(part: str, page: VisibleText, click: Click) -> int | None:
    """Where the part of a page begins that is at the place of the click, or nearest to it."""
    position = page.position_of(click.before, click.after, click.position)
    text, wanted = page.text.lower(), "".join(part.split()).lower()
    starts = [match.start() for match in re.finditer(f"(?={re.escape(wanted)})", text)]
    if position is None or not starts or len(text) != len(page.text):
        return None
    offset = _offset(click, part)
    nearest = min(starts, key=lambda start: abs(start + offset - position))
    return nearest if abs(nearest + offset - position) <= _FARTHEST else None


def _place(text: str, written: _Written, offset: int) -> Place:
    """The place in a source of the word that was clicked."""
    position = written.start
    for _ in range(max(offset - 1, 0)):
        position += 1
        while position < len(text) and text[position].isspace():
            position += 1
    while position > written.start and _is_latin(text[position - 1]) and _is_latin(text[position]):
        position -= 1
    return Place.at(written.file, text, position)


def _is_latin(character: str) -> bool:
    return character.isascii() and character.isalnum()
