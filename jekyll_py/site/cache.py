"""The cache of a site: what a build of an edition takes from the last one, and what it leaves for the next."""

from __future__ import annotations

from collections.abc import Callable, Set
from typing import TYPE_CHECKING

from ..render.cache import PatchContext

if TYPE_CHECKING:
    from ..config.configuration import Configuration
    from ..disk.path_log import PathLog
    from ..model.edition import Edition
    from ..plugins.site_contents import SiteContents
    from ..read.kept_items import KeptItems
    from ..read.parsed_files import ParsedFiles
    from ..read.reader import Reader
    from ..render.cache import BuildCache, CacheTransaction, Edits, PlanPatch, Since, Stale, UpToDate
    from ..render.planned_site import PlannedSite


class SiteCache:
    """The cache of a site, for the builds of its editions; there may be none.

    Args:
        site: the site.
        cache: keeps the last build of each edition; None if nothing is kept.
        new_reader: makes a reader, for files that are read again one by one.
    """

    def __init__(self, site: SiteContents, cache: BuildCache | None, new_reader: Callable[[], Reader]) -> None:
        self._site = site
        self._cache = cache
        self._new_reader = new_reader

    @property
    def is_used(self) -> bool:
        """Whether builds are kept."""
        return self._cache is not None

    @property
    def has_plan(self) -> bool:
        """Whether a build may go on from the last plan, of which plugins in Ruby may have seen every part."""
        site = self._site
        return self._cache is not None and not site.hooks.must_read_all and not site.plugins.ruby.has_plugins

    def compare(self, edition: Edition, config: Configuration, saved: Set[str]) -> UpToDate | Edits | Stale | None:
        """The changes since the last build of an edition; None if there is no cache.

        Args:
            edition: the edition.
            config: the configuration of the site, without its settings.
            saved: the files that are known to have been saved; if they have changed, the others are not compared yet.
        """
        if self._cache is None:
            return None
        site, config = self._site, config.replace(**edition.settings)
        saved = frozenset() if site.plugins.ruby.has_plugins else saved  # these read all of it anyway
        return self._cache.of(edition.folder).compare(config, site.theme, site.plugins.foreign_code, saved)

    def patch(self, edition: Edition, edits: Edits) -> PlanPatch | None:
        """The last plan of an edition that has begun, with edited files; None if it has to be made anew.

        Args:
            edition: the edition.
            edits: the files.
        """
        from .last_plan import regenerate

        site = self._site
        patch = None if self._cache is None else self._cache.of(edition.folder).patch_plan(edits, self._context())
        if patch is None or not regenerate(site, patch):
            return None
        return patch._replace(planned=self._as_now(patch.planned))

    def revise(self, edition: Edition, since: Edits | Stale, parsed: ParsedFiles, log: PathLog) -> PlannedSite | None:
        """The last plan of an edition that has begun, with the posts that there are now; None if it is made anew.

        Args:
            edition: the edition.
            since: what has changed since.
            parsed: files that were parsed earlier, the new posts among them.
            log: takes the paths that were looked at to make the plan.
        """
        from .last_plan import regenerate_around

        site = self._site
        if self._cache is None or site.plugins.foreign_code is not None:
            return None
        planned = self._cache.of(edition.folder).revise_plan(since, self._context(), log)
        if planned is None or planned.revision is None or len(site.diagnostics):
            return None
        planned.contents.parsed = parsed
        return self._as_now(planned) if regenerate_around(site, planned, planned.revision) else None

    def kept_items(self, edition: Edition, since: Edits | Stale | None, parsed: ParsedFiles) -> KeptItems | None:
        """The items of an edition that need not be read again, and may be changed now; None if all have to be.

        Args:
            edition: the edition, which has begun.
            since: what has changed since; None if everything may have.
            parsed: files that were parsed earlier.
        """
        if self._cache is None or not self.has_plan or since is None or since.paths is None:
            return None
        from .last_plan import kept_items

        last = self._cache.of(edition.folder).give_up_plan(self._context())
        return None if last is None else kept_items(self._site, last, since.paths, parsed)

    def begin(
        self, edition: Edition, planned: PlannedSite, since: Since | None, log: PathLog
    ) -> CacheTransaction | None:
        """The renders of the last build of an edition, which takes the new ones; None if none are kept.

        Args:
            edition: the edition.
            planned: its plan.
            since: what has changed since; None if everything may have.
            log: the paths that this build looks at.
        """
        if self._cache is None or since is None or self._site.plugins.unrecorded:
            return None
        return self._cache.of(edition.folder).begin(since, planned, self._site.diagnostics, log)

    def _as_now(self, planned: PlannedSite) -> PlannedSite:
        """The last plan with the values of this process."""
        site = self._site
        plan = planned.plan._replace(config=site.config, variables=site.variables, time=site.time, theme=site.theme)
        return planned._replace(plan=plan, plugin_code=site.plugins.foreign_code)

    def _context(self) -> PatchContext:
        site = self._site
        return PatchContext(site.config, site.theme, site.conventions, site.time, self._new_reader())
