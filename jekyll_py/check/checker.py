"""Checks a built site: facts of its pages, then the rules, then places in the source, then what is ignored."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from fnmatch import fnmatchcase
from itertools import chain

from ..lazy.tuples import NamedTuple
from .built.folder import facts_in, files_in
from .built.published import Published
from .built.site_files import is_page
from .built.site_index import SiteIndex
from .built.target import State
from .cache.check_cache import CheckCache
from .cache.references import FaultlessReferences
from .cancelling import Cancelled, GoOn, always, watched
from .causes import FoundFault, causes_of, findings_of
from .external.asking import Asking, answers_for
from .finding import Fault, Finding, Severity, SourcePlace
from .ignore import UNUSED, Ignore, without_ignored
from .pages.facts import PageFacts
from .reference import Reference
from .rule import OnAnswer, OnDemo, OnReference, OnTheme
from .rules import RULES
from .settings import Settings
from .site_rules import SiteRules, collected_from
from .sources import Sources


class CheckedSite(NamedTuple):
    """A built site, and what is known of its making."""

    folder: str
    """The built site."""
    published: Published
    sources: Sources
    config_path: str = "_config.yml"
    """The configuration file, relative to the source."""


class Checked(NamedTuple):
    """The result of a check."""

    findings: Sequence[Finding]
    """In the order of their places."""
    pages: int
    """The number of pages."""
    references: int
    """The number of their distinct references."""
    files: int = 0
    """The number of templates and style sheets of a theme that were read."""


def check(
    site: CheckedSite,
    settings: Settings,
    cache: CheckCache,
    jobs: int | None = None,
    asking: Asking | None = None,
    go_on: GoOn = always,
) -> Checked:
    """Check a built site.

    Args:
        site: the site.
        settings: what is checked.
        cache: has the facts of the last check, and takes those of this one.
        jobs: how many processes may work.
        asking: how other sites are asked; None to ask none.
        go_on: called again and again; raises `Cancelled` if the check is no longer wanted.

    Raises:
        Cancelled: as `go_on` says.
        JekyllError: an extra that is needed is not installed.
        OSError: a file cannot be read.
    """
    try:
        found = _checked(site, settings, cache, jobs, asking, go_on)
    except Cancelled:  # a build waits for this process; the next check saves what this one has read
        raise
    except BaseException:
        cache.save()
        raise
    cache.save()
    return found


def _checked(
    site: CheckedSite,
    settings: Settings,
    cache: CheckCache,
    jobs: int | None,
    asking: Asking | None,
    go_on: GoOn,
) -> Checked:
    files = files_in(site.folder, go_on)
    facts = facts_in(site.folder, files, tuple(settings.severities), cache, jobs, go_on)
    anchors = {path: each.anchors for path, each in facts.items() if is_page(path)}
    index = SiteIndex(files, anchors, site.published, site.folder)
    references = set[Reference]()
    for each in watched(facts.values(), go_on):
        references.update(each.references)
    others = cache.faultless.others(references, index.files, site.published)
    collected = collected_from(dict(watched(facts.items(), go_on)))
    rules = SiteRules(index, settings, cache.kept)
    raw = chain(
        _of_pages(facts),
        _on_pages(_faults_of(watched(others, go_on), index, settings, cache.faultless), facts),
        rules.of_site(collected),
        rules.of_versions(collected),
        rules.of_files(watched(files, go_on)),
        _of_answers(asking, facts, index, site, settings),
    )
    causes = causes_of(watched(raw, go_on), site.sources, anchors)
    found = [*watched(findings_of(watched(causes, go_on), site.folder, settings.severities), go_on)]
    kept, unused = without_ignored(found, settings.ignores)
    kept += _unused_ignores(unused, site, settings)
    return Checked(sorted(kept, key=lambda finding: finding.order), len(anchors), len(references))


def _unused_ignores(unused: Iterable[Ignore], site: CheckedSite, settings: Settings) -> Iterator[Finding]:
    """The findings about entries that leave nothing out, except those for rules that only ``theme check`` has."""
    if UNUSED in settings.severities:
        ways = [name for name in settings.severities if not isinstance(RULES[name].way, OnTheme | OnDemo)]
        unmatched = [each for each in unused if any(fnmatchcase(name, each.rule) for name in ways)]
        yield from (_unused(each, site, settings.severities[UNUSED]) for each in unmatched)


def _of_pages(facts: Mapping[str, PageFacts]) -> Iterator[FoundFault]:
    for path, each in facts.items():
        yield from (FoundFault(found.rule, found.fault, (path,), found.place) for found in each.faults)


def _on_pages(
    faults: Mapping[Reference, Sequence[tuple[str, Fault]]], facts: Mapping[str, PageFacts]
) -> Iterator[FoundFault]:
    pages: dict[Reference, list[str]] = defaultdict(list)
    for path, each in facts.items() if faults else ():
        for reference in each.references:
            if reference in faults:
                pages[reference].append(path)
    for reference, having in pages.items():
        for rule, fault in faults[reference]:
            yield FoundFault(rule, fault, having, None, reference)


def _faults_of(
    references: Iterable[Reference], index: SiteIndex, settings: Settings, faultless: FaultlessReferences
) -> Mapping[Reference, Sequence[tuple[str, Fault]]]:
    """The faults of references: each distinct one is looked at once. Those without a fault are added to `faultless`."""
    ways = [(name, way) for name in settings.severities if isinstance(way := RULES[name].way, OnReference)]
    rules = {state: [(name, way.find) for name, way in ways if state in way.states] for state in State}
    found: dict[Reference, list[tuple[str, Fault]]] = defaultdict(list)
    for reference in references:
        target = index.resolve(reference)
        for name, find in rules[target.state]:
            if fault := find(reference, target, index):
                found[reference].append((name, fault))
        if reference not in found:
            faultless.add(reference, target)
    return found


def _of_answers(
    asking: Asking | None, facts: Mapping[str, PageFacts], index: SiteIndex, site: CheckedSite, settings: Settings
) -> Iterator[FoundFault]:
    """The faults of references to other sites."""
    ways = [(name, way) for name in settings.severities if isinstance(way := RULES[name].way, OnAnswer)]
    if asking is None or not ways:
        return
    answers = answers_for(asking, {path: each.references for path, each in facts.items()}, index, site.sources)
    found: dict[Reference, list[tuple[str, Fault]]] = defaultdict(list)
    for reference, answer in answers.items():
        for name, way in ways:
            if fault := way.find(reference, answer, asking.accept):
                found[reference].append((name, fault))
    yield from _on_pages(found, facts)


def _unused(entry: Ignore, site: CheckedSite, severity: Severity) -> Finding:
    return Finding(
        *(UNUSED, severity, f"{entry.name} matches no finding", "remove it", "", ""),
        *("", None, None, SourcePlace(entry.source or site.config_path)),
    )
