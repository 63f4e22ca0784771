"""The facts of a page that are kept: the faults of the page alone, and the values to compare with other pages.

Both depend on nothing but the bytes of the page, its path and the rules. All is made of values that `marshal` writes,
so that it can come from another process or from the cache.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Mapping

from ...lazy.tuples import NamedTuple
from ..built.site_files import is_page
from ..finding import NOTHING_AROUND, Around, Fault
from ..reference import Kind, Reference
from ..rule import OnPage, Rule, Value, collectors_of
from ..stylesheet import urls_in
from .page import Page, TextPosition
from .parser import parse
from .references import is_ignored, references_of

_AROUND = 40
"""So many characters before and behind the words of a fault are kept."""
_LONGEST_TAG = 2_000


class PlacedFault(NamedTuple):
    """A fault with its place in the built file."""

    rule: str
    fault: Fault
    place: TextPosition | None
    """None for the file as a whole."""


class PageFacts(NamedTuple):
    """The facts of a page or of a style sheet."""

    anchors: frozenset[str]
    """The names that a fragment can have."""
    references: tuple[Reference, ...]
    """Each once."""
    faults: tuple[PlacedFault, ...]
    """Of the rules that look at one page."""
    collected: Mapping[str, Value]
    """By name, what rules that compare pages have collected."""


def facts_of(path: str, content: bytes, rules: Collection[Rule]) -> PageFacts:
    """The facts of a page or of a style sheet.

    Args:
        path: the file, relative to the folder of the site.
        content: its bytes.
        rules: those that are on.
    """
    text = content.decode("utf-8", "replace")
    if not is_page(path):
        found = (reference for reference, _, _ in _in_stylesheet(path, text))
        return PageFacts(frozenset(), tuple(dict.fromkeys(found)), (), {})
    page = parse(path, text)
    faults: list[PlacedFault] = []
    collected: dict[str, Value] = {}
    for rule in rules:
        if isinstance(rule.way, OnPage):
            faults += (
                _placed(rule.name, fault, page) for fault in rule.way.find(page) if not _is_left_out(fault, page)
            )
    for key, collect in collectors_of(rules).items():
        if (value := collect(page)) is not None:
            collected[key] = value
    references = dict.fromkeys(
        found.reference for found in references_of(page) if not _is_within_ignored(page, found.at)
    )
    return PageFacts(page.anchors, tuple(references), tuple(faults), collected)


def places_of(folder: str, path: str) -> Mapping[Reference, TextPosition]:
    """The first place of each reference of a built file.

    Args:
        folder: the folder of the site.
        path: the file, relative to it.

    Raises:
        OSError: the file cannot be read.
    """
    with open(os.path.join(folder, path), "rb") as file:
        text = file.read().decode("utf-8", "replace")
    if not is_page(path):
        page = Page(path, text, (), (), (), has_doctype=False)
        found = ((each, at) for each, at, _ in _in_stylesheet(path, text))
    else:
        page = parse(path, text)
        found = ((each.reference, each.at) for each in references_of(page) if not _is_within_ignored(page, each.at))
    return dict(reversed([(each, page.place(at)) for each, at in found]))


def _in_stylesheet(path: str, text: str) -> Iterable[tuple[Reference, int, str]]:
    folder = "/" + path[: path.rfind("/") + 1]
    for found in urls_in(text):
        is_relative = not found.url.startswith("/") and ":" not in found.url.split("/")[0]
        base = folder if is_relative else ""
        yield Reference(Kind.CSS, "css", found.function, found.url, base), found.at, found.url


def _placed(rule: str, fault: Fault, page: Page) -> PlacedFault:
    if fault.at is None:
        return PlacedFault(rule, fault, None)
    return PlacedFault(rule, fault._replace(around=_around(page, fault.at, fault.written)), page.place(fault.at))


def _around(page: Page, fault_at: int, written: str) -> Around:
    """The text before and after the words of a fault, which are at its place or in the tag that begins there."""
    at = page.text.find(written, fault_at, fault_at + _LONGEST_TAG) if written else -1
    if at < 0:
        return NOTHING_AROUND
    end = at + len(written)
    return Around(page.text[max(0, at - _AROUND) : at], page.text[end : end + _AROUND])


def _is_left_out(fault: Fault, page: Page) -> bool:
    return fault.at is not None and _is_within_ignored(page, fault.at)


def _is_within_ignored(page: Page, at: int) -> bool:
    """Whether an offset lies in an element that is left out."""
    if not page.has_ignored:
        return False
    element = page.element_at(at)
    return element is not None and is_ignored(element)
