"""The differences between two versions of a page: parts that one has and the other lacks."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher

from ...disk.text import text_or_empty
from ...lazy.tuples import NamedTuple
from ..built.site_index import SiteIndex
from ..built.target import State
from ..counted import counted
from ..language_codes import main_language
from ..pages.head import Head
from ..pages.parser import parse
from ..reference import Reference
from .dates import LANGUAGES_WITH_DATES
from .history import SECONDS_A_DAY, changed_at
from .outline import Outline, outline_of
from .versions import Version, Versions, versions_in

_CITED = re.compile(
    r"\{%-?\s*(?:cite|reference|citet|citep)\s+(?P<tag>[^%]*?)-?%\}|\[-?@(?P<pandoc>[\w:.-]*\d[\w:.-]*)[^\]]*\](?![(\[:])"
)
_STALE_DAYS = 90
_SHOWN = 3


class Drift(NamedTuple):
    """Something that a version lacks."""

    kind: str
    """Such as ``links``."""
    version: Version
    """The version that lacks it."""
    other: Version
    """The one that has it."""
    says: str
    """The difference in words, such as ``has 2 headings fewer``."""


class Translations(NamedTuple):
    """The versions of a site's pages, and how they differ."""

    groups: Sequence[Versions]
    drifts: Sequence[Drift]
    changed: Mapping[str, int]
    """By source, when it was last changed, in seconds."""


def translations_of(site: SiteIndex, heads: Mapping[str, Head]) -> Translations:
    """The versions of the pages of a site; the built pages that have several are read.

    Args:
        site: the index.
        heads: those of the built pages, by path.
    """
    groups = versions_in(heads, site.published.translatable)
    several = [group for group in groups if len(group.pages) > 1]
    names = {page.path: f"page {number}" for number, group in enumerate(several) for page in group.pages}
    changed = changed_at(site.published.root, {page.source for group in several for page in group.pages})
    drifts = [drift for group in several for drift in _of_group(group, site, names, changed)]
    return Translations(groups, drifts, changed)


def _of_group(
    group: Versions, site: SiteIndex, names: Mapping[str, str], changed: Mapping[str, int]
) -> Iterator[Drift]:
    first, *others = group.pages
    same = _same(site, names)
    outlines = {
        each.path: outline_of(parse(each.path, site.built(each.path).text), main_language(each.language), same)
        for each in group.pages
    }
    for each in others:
        yield from _between(each, first, outlines)
        yield from _between(first, each, outlines)
        yield from _of_citations(each, first, site)
        yield from _of_citations(first, each, site)
        yield from _stale(each, first, changed)


def _same(site: SiteIndex, names: Mapping[str, str]) -> Callable[[Reference], str | None]:
    def same(reference: Reference) -> str | None:
        target = site.resolve(reference)
        if target.state in (State.EXTERNAL, State.OTHER, State.INVALID):
            return None
        if target.file is None:
            return ""  # another rule says that it leads nowhere
        file = site.published.copies.get(target.file, target.file)
        return names.get(file, file)

    return same


def _between(lacking: Version, other: Version, outlines: Mapping[str, Outline]) -> Iterator[Drift]:
    """The parts that the outline of one version lacks."""
    own, more = outlines[lacking.path], outlines[other.path]
    for kind, says in (
        ("headings", _headings(own, more)),
        ("items", _fewer(own.items, more.items, "item", " of lists")),
        ("code", _fewer(own.code, more.code, "block", " of code")),
        ("links", _named("links", _without(more.links, own.links))),
        ("images", _named("images", _without(more.images, own.images))),
        ("numbers", _named("numbers", more.numbers - own.numbers)),
        ("dates", _dates(lacking, other, own, more)),
    ):
        if says:
            yield Drift(kind, lacking, other, says)


def _headings(own: Outline, more: Outline) -> str:
    """The headings that are one too many there, by the order of levels."""
    levels, others = [level for level, _ in own.headings], [level for level, _ in more.headings]
    matcher = SequenceMatcher(None, levels, others, autojunk=False)
    missing = [
        more.headings[number][1]
        for tag, _, _, start, end in matcher.get_opcodes()
        if tag in ("insert", "replace")
        for number in range(start, end)
    ]
    return _named("headings", missing) if len(others) > len(levels) else ""


def _without(more: Mapping[str, str], own: Mapping[str, str]) -> Iterable[str]:
    return (written for name, written in more.items() if name not in own)


def _fewer(own: int, more: int, what: str, of: str) -> str:
    return f"has {counted(own, what)}{of}, not {more}" if own < more else ""


def _named(what: str, missing: Iterable[str]) -> str:
    rows = [*missing] if isinstance(missing, list) else sorted(missing)
    if not rows:
        return ""
    more = f" and {len(rows) - _SHOWN} more" if len(rows) > _SHOWN else ""
    return f"lacks {what}: {', '.join(row[:60] for row in rows[:_SHOWN])}{more}"


def _dates(lacking: Version, other: Version, own: Outline, more: Outline) -> str:
    """The dates that are missing, if dates of both languages are read."""
    if {main_language(lacking.language), main_language(other.language)} - LANGUAGES_WITH_DATES:
        return ""
    months = {(year, month) for year, month, _ in own.dates}
    missing = [
        f"{year}-{month:02}" + (f"-{day:02}" if day else "")
        for year, month, day in sorted(more.dates - own.dates)
        if day or (year, month) not in months
    ]
    return _named("dates", missing)


def _of_citations(lacking: Version, other: Version, site: SiteIndex) -> Iterator[Drift]:
    missing = _cited(other, site) - _cited(lacking, site)
    if missing:
        yield Drift("citations", lacking, other, _named("citations", missing))


def _cited(version: Version, site: SiteIndex) -> frozenset[str]:
    """The keys of BibTeX that a source cites."""
    if not site.published.root:
        return frozenset()
    text = text_or_empty(os.path.join(site.published.root, version.source))
    found: set[str] = set()
    for match in _CITED.finditer(text):
        words = (match["tag"] or "").partition("--")[0].replace(",", " ").split()
        found.update([match["pandoc"]] if match["pandoc"] else words)
    return frozenset(found)


def _stale(each: Version, first: Version, changed: Mapping[str, int]) -> Iterator[Drift]:
    """The version that was changed much earlier."""
    if each.source in changed and first.source in changed:
        older, newer = sorted((each, first), key=lambda version: changed[version.source])
        days = (changed[newer.source] - changed[older.source]) // SECONDS_A_DAY
        if days > _STALE_DAYS:
            yield Drift("age", older, newer, f"was last changed {days} days earlier")
