"""Groups the faults of built files by their cause: the place in the source that all of them come from."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from ..lazy.tuples import NamedTuple
from .finding import Fault, Finding, Severity, SourcePlace
from .pages.facts import places_of
from .pages.page import TextPosition
from .reference import Reference
from .sources import Sources

_WIDESPREAD = 20
"""On more pages than this, a reference that templates have is taken for theirs, and the pages are not searched."""
_NO_POSITION = TextPosition(0, 0)
"""Before every position: that of a page as a whole."""


class FoundFault(NamedTuple):
    """A fault and the built files that have it."""

    rule: str
    fault: Fault
    pages: Sequence[str]
    """One for each fault with a place."""
    place: TextPosition | None
    reference: Reference | None = None
    """The reference that has the fault. Its place is looked up when it is shown: it may be on thousands of pages."""


class Cause:
    """The faults that have one cause.

    Args:
        source: the place in the source.
    """

    def __init__(self, source: SourcePlace | None) -> None:
        self.source = source
        self.pages: set[str] = set()
        self._first: tuple[str, TextPosition] | None = None
        self._fault: FoundFault | None = None

    @property
    def first(self) -> FoundFault:
        """The fault on the first page, at its first place, with that page alone."""
        assert self._fault is not None
        assert self._first is not None
        return self._fault._replace(pages=(self._first[0],))

    def add(self, found: FoundFault, pages: Sequence[str], source: SourcePlace | None) -> None:
        """Add a fault on some pages."""
        self.pages.update(pages)
        key = (min(pages), found.place or _NO_POSITION)
        if self._first is None or key < self._first:
            self._first, self._fault, self.source = key, found, source


def causes_of(found: Iterable[FoundFault], sources: Sources, pages: Iterable[str]) -> Iterator[Cause]:
    """The causes of faults: the same words from the same place of the source, or from one layout.

    Args:
        found: the faults.
        sources: the sources of the pages.
        pages: all pages.
    """
    causes: dict[object, Cause] = {}
    whole: dict[tuple[str, str, str | None], list[FoundFault]] = defaultdict(list)
    for each in found:
        if each.place is None and each.reference is None and not each.fault.written:
            whole[each.rule, each.fault.message, sources.layout_of(each.pages[0])].append(each)
            continue
        for having, source in _places(each, sources):
            cause: object = source
            if source is None or source.line is None:  # of a template that made it up: the same words are one cause
                cause = None if each.fault.written else (having[0], each.place)
            key = (each.rule, each.fault.message, cause)
            if key not in causes:
                causes[key] = Cause(source)
            causes[key].add(each, having, source)
    yield from causes.values()
    yield from _of_whole_pages(whole, sources, pages)


def _places(found: FoundFault, sources: Sources) -> Iterator[tuple[Sequence[str], SourcePlace | None]]:
    """The pages of a fault, divided by the place in the source that it comes from."""
    written = found.fault.written
    left = found.pages
    if len(left) > _WIDESPREAD:
        left = []
        by_templates: dict[Sequence[str], list[str]] = defaultdict(list)
        for page in found.pages:
            by_templates[sources.templates_of(page)].append(page)
        for templates, having in by_templates.items():
            place = sources.in_templates(templates, written)
            if place is None:
                left += having
            else:
                yield having, place
    for page in left:
        yield (page,), sources.of(page, written, found.fault.around)


def _of_whole_pages(
    whole: Mapping[tuple[str, str, str | None], Sequence[FoundFault]], sources: Sources, pages: Iterable[str]
) -> Iterator[Cause]:
    """The causes of faults of pages as a whole: if all pages of a layout have one, it is the layout's."""
    counts = Counter(sources.layout_of(page) for page in pages)
    for (_, _, layout), found in whole.items():
        if 1 < len(found) == counts[layout]:
            source = None if layout is None else SourcePlace(layout)
            together = Cause(source)
            for each in found:
                together.add(each, each.pages, source)
            yield together
        else:
            for each in found:
                source = sources.of(each.pages[0], "")
                alone = Cause(source)
                alone.add(each, each.pages, source)
                yield alone


def findings_of(causes: Iterable[Cause], folder: str, severities: Mapping[str, Severity]) -> Iterator[Finding]:
    """The findings that name causes; each page with faulty references is read once.

    Args:
        causes: the causes.
        folder: the built site.
        severities: those of the rules.
    """
    by_page: dict[str, list[Cause]] = defaultdict(list)
    for cause in causes:
        by_page[cause.first.pages[0]].append(cause)
    for page, having in by_page.items():
        has_references = any(cause.first.reference is not None for cause in having)
        places = places_of(folder, page) if has_references else {}
        for cause in having:
            yield _finding_of(cause, places, severities)


def _finding_of(cause: Cause, places: Mapping[Reference, TextPosition], severities: Mapping[str, Severity]) -> Finding:
    first, source = cause.first, cause.source
    is_of_page = source is not None and source.line is None and first.fault.written
    if is_of_page and len(cause.pages) > 1:
        source = None  # no page by itself is the cause
    fault, place, page = first.fault, first.place, first.pages[0]
    if first.reference is not None:
        place = places.get(first.reference)
    return Finding(
        rule=first.rule,
        severity=severities[first.rule],
        message=fault.message,
        hint=fault.hint,
        target=fault.target,
        written=fault.written,
        page=page,
        line=None if place is None else place.line,
        column=None if place is None else place.column,
        source=source,
        on=frozenset(cause.pages),
    )
