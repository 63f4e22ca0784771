"""The plans and unpublished items of a site's last build, for checks, the preview and editors."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from ..check.built.edition import BuiltEdition
from ..check.cancelling import GoOn, always
from ..render.cache import Edits

if TYPE_CHECKING:
    from ..incremental import RenderCache
    from ..model.edition import Edition
    from ..model.item import Item
    from ..plan import Plan
    from ..site import Site

_NO_EDITS = Edits(0, frozenset(), frozenset())


class BuiltSite:
    """The editions of a site as they were built.

    Args:
        site: the site.
        cache: has the renders of the last build; None if there is none.
    """

    def __init__(self, site: Site, cache: RenderCache | None) -> None:
        self._site = site
        self._cache = cache
        self._editions: list[BuiltEdition] = []
        """Those of the last build; none if nothing had to be built."""
        self._known: Sequence[BuiltEdition] = ()
        """Those of the last build that had something to do."""

    @property
    def editions(self) -> Sequence[BuiltEdition]:
        """Those that the last build has made so far; none if it had nothing to do."""
        return self._editions

    def begin(self) -> None:
        """A build begins."""
        self._editions = []

    def add(self, edition: BuiltEdition) -> None:
        """A build has rendered an edition."""
        self._editions.append(edition)

    def end(self) -> None:
        """A build has succeeded."""
        self._known = self._editions or self._known

    def plans(self, go_on: GoOn = always) -> tuple[Sequence[BuiltEdition], Sequence[Item]]:
        """The plan of each edition of the site, and the items that are not published.

        Args:
            go_on: called for each file that an edition tells of.

        Raises:
            JekyllError: nothing had to be built, and the site cannot be read any more.
        """
        if not self._editions:
            self._editions = [BuiltEdition(each.folder, self._plan_of(each)) for each in self._site.editions]
        return [each._replace(go_on=go_on) for each in self._editions], self._site.unpublished

    def _plan_of(self, edition: Edition) -> Plan:
        """The plan of an edition that did not have to be built: the kept one, or a new one of the same sources."""
        kept = self._site.patch(edition, _NO_EDITS)
        return self._site.prepare(edition).plan if kept is None else kept.planned.plan

    def source_of(self, name: str) -> str | None:
        """The absolute path of the source of a file of the output, if it is known. May be called in any thread."""
        for edition in self._editions or self._known:
            item = edition.item_of(name)
            if item is not None:
                return item.file
        return None

    def reads_of(self, item: Item, edition: BuiltEdition) -> Mapping[str, Sequence[str]]:
        """The fields that the last render of an item of an edition read, by subject; empty if that is not known."""
        return {} if self._cache is None else self._cache.of(edition.folder).reads_of(item)

    def used_files(self, go_on: GoOn = always) -> Mapping[str, Sequence[str]] | None:
        """By the file of a page, the layouts and includes that it was rendered with; None if that is not known.

        Args:
            go_on: called for each page.
        """
        return None if self._cache is None else self._cache.dependencies(go_on)

    def volatile_paths(self) -> frozenset[str]:
        """Destinations whose content depends on the time of the build or on chance, relative to the site."""
        return frozenset() if self._cache is None else self._cache.volatile_files()
