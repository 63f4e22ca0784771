"""The words of built pages in texts of sources: how they may be spelt there, and which of several places is meant."""

from __future__ import annotations

import html
import os
import re
from collections.abc import Iterator, Sequence
from itertools import islice, takewhile
from urllib.parse import quote, unquote

from ..lazy.tuples import NamedTuple
from .finding import Around

_MOST_BYTES = 2_000_000
_MOST_PLACES = 20
"""So many places of one text in one file are compared; a text with more says little."""
_NOT_BEFORE = frozenset("_/.%-")
"""The characters, besides letters and digits, that a longer address may have on the left."""
_NOT_AFTER = frozenset("_/%-")
"""Those that it may have on the right."""
_OPENING = frozenset("\"'(=<#")
"""The characters that an address or a fragment stands behind."""
_MARKED = re.compile(r"[^\w-]")
"""A character that a plain word does not have: such a word has to stand where an address can."""
_BARE_TAG = re.compile(r"<[a-z][a-z0-9]*>")
"""A tag that most often Markdown has made, and that says nothing of its place."""
_LEAST_OF_BARE = 3
_ATTRIBUTE = re.compile(r"=\s*[\"']\Z")


class Occurrence(NamedTuple):
    """A place of a text in a source file."""

    at: int
    length: int


class Likeness(NamedTuple):
    """How much the surroundings of a place are those on the built page; the greatest is the most alike."""

    is_possible: bool
    """Whether they do not show that another place of the page is meant, such as a link with other words."""
    common: int
    """The number of characters around that are the same."""


def text_of(file: str) -> str:
    """The text of a source file; empty if it cannot be read, or is no text for authors."""
    try:
        if os.path.getsize(file) > _MOST_BYTES:
            return ""
        with open(file, "rb") as opened:
            return opened.read().decode("utf-8-sig", "replace")
    except OSError:
        return ""


def spellings_of(written: str, baseurl: str) -> Sequence[str]:
    """The ways in which a template or Markdown may spell what the page has."""
    plain = html.unescape(written)
    found = [written, plain, unquote(plain), quote(plain, safe="/:?#[]@!$&'()*+,;=%~")]
    if baseurl and plain.startswith(baseurl + "/"):
        found += [plain.removeprefix(baseurl), plain.removeprefix(baseurl + "/")]
    if plain.startswith(("http://", "https://")) and plain.count("/") > 3:
        path = "/" + plain.split("/", 3)[3]
        found += [path, path.removeprefix(baseurl)] if baseurl else [path]
    if plain.startswith("/") and len(plain) > 2:
        found.append(plain[1:])
    return [each for each in dict.fromkeys(found) if len(each) > 1]


def occurrences(text: str, start: int, end: int, spellings: Sequence[str]) -> Sequence[Occurrence]:
    """The places between two offsets of the first spelling that stands there by itself."""
    for spelling in spellings:
        if found := list(islice(_alone(text, start, end, spelling), _MOST_PLACES)):
            return found
    return ()


def _alone(text: str, start: int, end: int, spelling: str) -> Iterator[Occurrence]:
    at = text.find(spelling, start, end)
    while at >= 0:
        if _stands_alone(text, at, spelling):
            yield Occurrence(at, len(spelling))
        at = text.find(spelling, at + 1, end)


def _stands_alone(text: str, at: int, spelling: str) -> bool:
    """Whether what stands at an offset is not a part of a longer word or address."""
    if spelling.startswith("<") and spelling.endswith(">"):
        return True
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


def likeness(text: str, place: Occurrence, around: Around) -> Likeness | None:
    """How much the surroundings of a place in a source are those on the built page.

    None for a tag without attributes whose surroundings are others, as Markdown has more likely made that of the page,
    and for the value of an attribute where the page has the text of an element, such as the title.
    """
    before, after = around
    end = place.at + place.length
    own_before, own_after = text[max(0, place.at - len(before)) : place.at], text[end : end + len(after)]
    same_before = _same_beginning(before[::-1], own_before[::-1])
    same_after = _same_beginning(after, own_after)
    common = same_before + same_after
    if _BARE_TAG.fullmatch(text, place.at, end):
        return Likeness(is_possible=True, common=common) if common >= _LEAST_OF_BARE else None
    is_attribute = _ATTRIBUTE.search(own_before) is not None
    if is_attribute and before.endswith(">"):
        return None
    goes_on = own_after[same_after : same_after + 1] in ("", "{", "\n", "\r") or same_after == len(after)
    return Likeness(not is_attribute or (same_before > 1 and goes_on), common)


def _same_beginning(one: str, other: str) -> int:
    """The number of characters that two texts have in common at their beginning."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
