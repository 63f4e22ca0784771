"""Which references of a site lead to other sites, and what their servers answer."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from ...lazy.tuples import NamedTuple
from ..built.site_index import SiteIndex
from ..built.target import State
from ..reference import Kind, Reference
from ..sources import Sources
from .answer import Answer, Asked

_OF_PROGRAMS = re.compile(r"[!/]|:~:|.*=|L\d+(?:-L\d+)?\Z")
"""Fragments that name no element: routes and lines of scripts, and parts of the text."""


class Asking(NamedTuple):
    """The way in which a check asks other sites."""

    ask: Callable[[Iterable[Asked]], Mapping[str, Answer]]
    """The answers by address."""
    accept: frozenset[int]
    """The statuses that are right."""
    changed: frozenset[str] | None = None
    """The sources, relative to their folder, whose addresses are asked for; None for all."""


def answers_for(
    asking: Asking, references: Mapping[str, Sequence[Reference]], site: SiteIndex, sources: Sources
) -> Mapping[Reference, Answer]:
    """The answer to each reference that leads to another site and was asked for.

    Args:
        asking: how.
        references: those of each built file.
        site: the index.
        sources: where they were written.
    """
    wanted = dict.fromkeys(_wanted(asking, references, site, sources))
    fragments: dict[str, set[str]] = defaultdict(set)
    for reference in wanted:
        fragments[address_of(reference)].update(filter(None, (fragment_of(reference),)))
    answers = asking.ask(Asked(url, frozenset(named)) for url, named in sorted(fragments.items()))
    return {each: answers[url] for each in wanted if (url := address_of(each)) in answers}


def address_of(reference: Reference) -> str:
    """The address of a reference to another site, without its fragment."""
    url = reference.url.partition("#")[0]
    return f"https:{url}" if url.startswith("//") else url


def fragment_of(reference: Reference) -> str:
    """The fragment that the other page has to have; empty if it names no element."""
    fragment = reference.url.partition("#")[2]
    is_of_page = reference.kind is Kind.LINK and fragment.lower() != "top" and not _OF_PROGRAMS.match(fragment)
    return fragment if is_of_page else ""


def _wanted(
    asking: Asking, references: Mapping[str, Sequence[Reference]], site: SiteIndex, sources: Sources
) -> Iterator[Reference]:
    for path, own in references.items():
        for reference in own:
            if reference.kind is Kind.FORM or site.resolve(reference).state is not State.EXTERNAL:
                continue
            place = None if asking.changed is None else sources.of(path, reference.url)
            if asking.changed is None or (place is not None and place.path in asking.changed):
                yield reference
