"""Runs the rules that compare pages or versions, or look at other files; their faults are kept from check to check.

Such a rule sees what was collected of the pages, the index of the site, sitemaps and `robots.txt`, and a rule for files
the file too: no rule may look at anything else, as digests of these are all that is compared.
"""

from __future__ import annotations

import marshal
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from fnmatch import translate
from functools import cache, partial
from typing import Any, cast

from ..disk.digest import digest
from .built.site_index import SiteIndex
from .cache.faults import CachedFaults
from .causes import FoundFault
from .pages.facts import PageFacts, PlacedFault
from .pages.head import collect_head, heads_in
from .rule import OnFile, OnSite, OnVersions, Value, key_of
from .rules import RULES
from .settings import Settings
from .sitemap import sitemap_paths
from .translation.drift import translations_of

_HEADS = key_of(collect_head)
_ALL = ("*",)
"""The names of rules that look at the size of every file, which is not worth a digest."""
_ROBOTS = "robots.txt"
_VERSIONS = "no versions"

Collected = Mapping[str, Mapping[str, Value]]
"""The values that rules have collected, by their name and path."""


def collected_from(facts: Mapping[str, PageFacts]) -> Collected:
    """The values that rules have collected."""
    collected: dict[str, dict[str, Value]] = defaultdict(dict)
    for path, each in facts.items():
        for key, value in each.collected.items():
            collected[key][path] = value
    return collected


class SiteRules:
    """Applies the rules that are on to a site.

    Args:
        index: the index of the site.
        settings: which rules are on.
        kept: has the faults of the last check, and takes those of this one.
    """

    def __init__(self, index: SiteIndex, settings: Settings, kept: CachedFaults) -> None:
        self._index = index
        self._kept = kept
        ways = {name: RULES[name].way for name in settings.severities}
        self._on_site = {name: way for name, way in ways.items() if isinstance(way, OnSite)}
        self._on_versions = {name: way for name, way in ways.items() if isinstance(way, OnVersions)}
        self._on_files = {name: way for name, way in ways.items() if isinstance(way, OnFile)}
        self._common = self._seen_by_all()

    def of_site(self, collected: Collected) -> Iterator[FoundFault]:
        """The faults of rules that compare pages."""
        for key in dict.fromkeys(way.key for way in self._on_site.values()):
            values = collected.get(key, {})
            found = self._kept.of(key, self._seen(values), partial(self._compared, key, values))
            yield from (FoundFault(each.rule, each.fault, (path,), None) for path, each in found)

    def _compared(self, key: str, values: Mapping[str, Value]) -> Iterator[tuple[str, PlacedFault]]:
        given = dict(heads_in(values)) if key == _HEADS else values
        for name, way in self._on_site.items():
            for found in way.find(given, self._index) if way.key == key else ():
                yield found.path, PlacedFault(name, found.fault, None)

    def of_versions(self, collected: Collected) -> Iterator[FoundFault]:
        """The faults of pages in several languages; that a site has none is kept, others depend on git, too."""
        heads = collected.get(_HEADS, {})
        seen = self._seen(heads)
        if not self._on_versions or self._kept.has(_VERSIONS, seen):
            self._kept.of(_VERSIONS, seen, tuple)
            return
        translations = translations_of(self._index, dict(heads_in(heads)))
        if all(len(group.pages) == 1 for group in translations.groups):
            self._kept.of(_VERSIONS, seen, tuple)
        for name, way in self._on_versions.items():
            yield from (FoundFault(name, each.fault, (each.path,), None) for each in way.find(translations))

    def of_files(self, files: Iterable[str]) -> Iterator[FoundFault]:
        """The faults of files other than pages."""
        of_all = {name: way for name, way in self._on_files.items() if way.names == _ALL}
        of_some = {name: way for name, way in self._on_files.items() if way.names != _ALL}
        is_taken = _matching(frozenset(name for way in of_some.values() for name in way.names))
        for path in files:
            found = [*self._faults_in(path, of_all)]
            if is_taken(path):
                seen = digest(self._common + self._index.built(path).content)
                found += self._kept.of(f"file {path}", seen, partial(self._faults_in, path, of_some))
            yield from (FoundFault(each.rule, each.fault, (path,), each.place) for _, each in found)

    def _faults_in(self, path: str, ways: Mapping[str, OnFile]) -> Iterator[tuple[str, PlacedFault]]:
        file = self._index.built(path)
        for name, way in ways.items():
            for fault in way.find(file, self._index) if _matching(frozenset(way.names))(path) else ():
                yield path, PlacedFault(name, fault, None if fault.at is None else file.place(fault.at))

    def _seen(self, values: Mapping[str, Value]) -> bytes:
        return digest(
            self._common + marshal.dumps(cast(Any, values), 2)
        )  # without references, so that equal values are equal

    def _seen_by_all(self) -> bytes:
        files = sorted(self._index.files)
        read = [*sitemap_paths(files), *({_ROBOTS} & self._index.files)]
        texts = [self._index.built(path).content for path in read]
        return digest(marshal.dumps((files, texts), 2) + repr(self._index.published).encode("utf-8", "surrogatepass"))


@cache
def _matching(names: frozenset[str]) -> Callable[[str], object]:
    """Tells whether a path matches one of some patterns."""
    return re.compile("|".join(sorted(map(translate, names)))).match
