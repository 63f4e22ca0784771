"""The render cache: renders are kept from one build to the next, and used again while all they depend on is unchanged.

`RenderCache` holds the snapshot, the manifest and the plan of the last build. It reads them from the store when they
are first needed, and replaces them when a transaction is committed. `render.cache` tells how a build uses it. A build
with nothing to do compares the manifest only: what other methods need is imported in them.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Mapping, Sequence, Set
from functools import cache, cached_property, partial
from typing import TYPE_CHECKING

from ..config.configuration import Configuration
from ..render.cache import Edits, PatchContext, PlanPatch, Since, Stale, UpToDate
from ..themes.theme import Theme
from .manifest import Manifest, ManifestIndex

if TYPE_CHECKING:
    from ..diagnostics import Diagnostics
    from ..disk.path_log import PathLog
    from ..model.item import Item
    from ..plan import Plan
    from ..render.planned_site import PlannedSite
    from .build import BuildOutcome
    from .store.plan_file import PlanFile
    from .store.snapshot import BuildSnapshot
    from .store.store import Store
    from .transaction import Explain, Transaction


class RenderCache:
    """The cache of one site (`render.cache.BuildCache`).

    Args:
        store: keeps it for the next process; without it the cache ends with this one.
        explain: called with the path of each item that is rendered, and why.
        clock: the time in nanoseconds.
        folder: the folder in the output of the edition of the site that it is for.
        prepares: whether a build that ends prepares the next one.
    """

    def __init__(
        self,
        store: Store | None = None,
        explain: Explain | None = None,
        clock: Callable[[], int] = time.time_ns,
        folder: str = "",
        *,
        prepares: bool = False,
    ) -> None:
        self._store = store
        self._explain = explain
        self._clock = clock
        self._folder = folder
        self._editions: dict[str, RenderCache] = {}
        """Those of the editions in other folders."""
        self._prepares = prepares
        self._index: ManifestIndex | None = None
        """That of the manifest that was looked at last."""
        self._planned: PlannedSite | None = None
        """The plan of the last build; None until this process has built or patched one."""
        self._undo: Callable[[], None] | None = None
        """Makes of a plan that was revised the one of the last build again, until that of this build is committed."""

    @cached_property
    def _manifest(self) -> Manifest | None:
        """The manifest of the last build, if it has one."""
        found = None if self._store is None else self._store.manifest()
        return None if found is None else Manifest(*found)

    @cached_property
    def _snapshot(self) -> BuildSnapshot:
        """The snapshot of the last build."""
        from .store.snapshot import BuildSnapshot

        return BuildSnapshot.empty() if self._store is None else self._store.load()

    def has_store(self, store: Store | None) -> bool:
        """Whether a store would be the one that this cache has."""
        return store is not None and self._store is not None and store.identity == self._store.identity

    def of(self, folder: str) -> RenderCache:
        """The cache of the edition that is written to a folder of the output."""
        if folder == self._folder:
            return self
        if folder not in self._editions:
            store = None if self._store is None else self._store.beside(folder)
            self._editions[folder] = RenderCache(store, self._explain, self._clock, folder, prepares=self._prepares)
        return self._editions[folder]

    def compare(
        self, config: Configuration, theme: Theme | None, plugin_code: bytes | None, saved: Set[str] = frozenset()
    ) -> UpToDate | Edits | Stale:
        """Tell what has changed since the last build, from its manifest.

        If saved files or settings have changed, the other files are not compared.
        """
        began = self._clock()
        manifest = None if config.flag("incremental") else self._manifest
        settings = None if manifest is None else manifest.changed_settings(config, theme, plugin_code)
        if manifest is None or settings is None:
            return Stale(began, None)
        found = self._index_of(manifest).changed_among(saved) if saved else None
        is_whole = found is None or not (found.paths or settings)
        changed, is_other, has_other_output = manifest.changed_paths() if found is None or is_whole else found
        if is_other or has_other_output:
            return Stale(began, changed, is_whole, has_other_output, settings)
        if not changed and not settings and not manifest.has_expired(config):
            return UpToDate(began)
        return Edits(began, changed, settings, is_whole)

    def _index_of(self, manifest: Manifest) -> ManifestIndex:
        """The index of the manifest of the last build."""
        if self._index is None or self._index.manifest is not manifest:
            self._index = ManifestIndex(manifest)
        return self._index

    def _confirm(self, compared: Edits | Stale, go_on: Callable[[], None]) -> None:
        """Compare what was not compared before.

        Args:
            compared: what was.
            go_on: called again and again; may raise to end the build.

        Raises:
            SavedMeanwhile: more has changed.
        """
        from .store.blobs import SavedMeanwhile

        if compared.is_whole or self._manifest is None or compared.paths is None:
            return
        changed, is_other, has_other_output = self._manifest.changed_paths(go_on)
        more = changed - compared.paths
        if more or has_other_output or (is_other and isinstance(compared, Edits)):
            raise SavedMeanwhile(min(more, default="the output"))

    def patch_plan(self, edits: Edits, context: PatchContext) -> PlanPatch | None:
        """The plan of the last build with edited files; None if the edits change the plan itself."""
        from .plan_patch import patch_plan

        manifest, planned = self._manifest, self._last_plan(context)
        if manifest is None or planned is None:
            return None
        patch = patch_plan(planned, edits, self._index_of(manifest).planned_paths, context)
        if patch is not None and planned.plan.time != context.time:  # not if it was just read from the plan file
            for document in planned.undated:
                document.set_build_time(context.time)
        return patch

    def revise_plan(self, since: Edits | Stale, context: PatchContext, log: PathLog) -> PlannedSite | None:
        """The plan of the last build with the posts that there are now; None if more has changed than posts."""
        from .plan_revision import revise_plan

        if since.paths is None or since.settings or (isinstance(since, Stale) and since.has_other_output):
            return None
        manifest, planned = self._manifest, self._last_plan(context)
        if manifest is None or planned is None:
            return None
        planned_paths = manifest.planned_paths
        revised = revise_plan(planned, since.paths, planned_paths, context)
        if revised is None:
            return None
        self._undo = revised.undo
        for document in planned.undated:
            document.set_build_time(context.time)
        for folder, names in revised.changes.listings.items():
            log.note_listing(folder, names)
        log.note_all(planned_paths - revised.changes.gone)
        log.note_all(post.file for post in revised.changes.added)
        return revised.planned

    def give_up_plan(self, context: PatchContext) -> PlannedSite | None:
        """The plan of the last build, if it is known: the next build may change its items."""
        planned, self._planned = self._last_plan(context), None
        return planned

    def _last_plan(self, context: PatchContext) -> PlannedSite | None:
        """The plan of the last build: the one that this process has, or that of the plan file."""
        from .store.plan_file import read_plan

        if self._undo is not None:
            self._undo()
            self._undo = None
        manifest, file = self._manifest, self._snapshot.plan
        if manifest is not None and self._planned is None and file is not None and file.stamp == manifest.stamp:
            self._planned = read_plan(file, context, manifest.file_check())
        return self._planned

    def begin(self, since: Since, planned: PlannedSite, diagnostics: Diagnostics, log: PathLog) -> Transaction:
        """A transaction on a plan that is about to be rendered.

        Args:
            since: how the plan was made: with a patch, or else anew.
            planned: the plan.
            diagnostics: the warnings of this build.
            log: the paths that this build looks at.
        """
        from .build import RunningBuild
        from .comparison import compare_patch, compare_plan
        from .reasons import EVERYTHING
        from .transaction import Transaction

        started = self._clock()
        compared = since.edits if isinstance(since, PlanPatch) else since
        if planned.ruby is not None:
            from .ruby_reads import with_noted_reads  # few sites have such plugins

            planned = with_noted_reads(planned, log)
        intact: Manifest | None = None
        if isinstance(since, PlanPatch):
            patch = since
            comparison = compare_patch(patch, planned, self._snapshot, diagnostics)
        else:
            patch = None
            is_output_intact = isinstance(compared, Edits) or (
                compared.paths is not None and not compared.has_other_output
            )
            comparison = compare_plan(planned, self._snapshot, diagnostics, is_output_intact=is_output_intact)
            if is_output_intact and planned.ruby is None and planned.plugin_code is None:
                intact = self._manifest  # plugins of a site may write more than their site
        build = RunningBuild(compared.began, started, planned, log.paths, log, diagnostics)
        if comparison.unusable and self._explain is not None:
            self._explain(EVERYTHING, comparison.unusable)
        destination = os.path.join(planned.plan.config.destination, self._folder)
        stamp = os.urandom(8)
        plan_file = cache(partial(self._plan_file, patch, planned, stamp))
        finish = partial(self._commit, patch, plan_file, stamp, intact, compared.paths or frozenset())
        outputs = None if intact is None else frozenset(intact.outputs)
        confirm = partial(self._confirm, compared)
        return Transaction(build, comparison, destination, self._explain, confirm, plan_file, finish, outputs)

    def forget(self) -> None:
        """Drop everything: the cache is damaged."""
        from .store.snapshot import BuildSnapshot

        self._snapshot = BuildSnapshot.empty() if self._store is None else self._store.give_up()
        self._manifest = self._planned = self._undo = None
        for edition in self._editions.values():
            edition.forget()

    def close(self) -> None:
        """Let other processes have the store; there are no more builds."""
        if "_snapshot" in vars(self):
            self._snapshot.blobs.close()
        if self._store is not None:
            self._store.close()
        for edition in self._editions.values():
            edition.close()

    def dependencies(self, go_on: Callable[[], None] = lambda: None) -> Mapping[str, Sequence[str]] | None:
        """The layouts and includes of each rendered file of the last build; None if this process has built nothing.

        Args:
            go_on: called for each file; may raise to end this.
        """
        from .last_reads import layouts_and_includes

        if self._planned is None:
            return None
        found = layouts_and_includes(self._snapshot, self._planned.plan, go_on)
        for edition in self._editions.values():
            for file, used in (edition.dependencies(go_on) or {}).items():
                found[file] = sorted({*found.get(file, ()), *used})
        return found

    @property
    def plan(self) -> Plan | None:
        """The plan of the last build; None if this process has built nothing that was recorded."""
        return None if self._planned is None else self._planned.plan

    def reads_of(self, item: Item) -> Mapping[str, Sequence[str]]:
        """The fields that the last render of an item read, by subject (see `tracking.kinds`); empty if not known."""
        from .last_reads import fields_by_subject

        return fields_by_subject(self._snapshot, item)

    def volatile_files(self) -> frozenset[str]:
        """The files of the last build that no two builds make alike: they show the exact time, or chance."""
        from .last_reads import volatile_files

        found = frozenset(os.path.join(self._folder, path) for path in volatile_files(self._snapshot))
        return found.union(*(edition.volatile_files() for edition in self._editions.values()))

    def _plan_file(self, patch: PlanPatch | None, planned: PlannedSite, stamp: bytes) -> PlanFile | None:
        """The file of a plan for the next process; None if it cannot be stored."""
        from .store.plan_file import renew_plan, write_plan

        known = self._snapshot.plan
        if patch is None:
            is_kept = self._store is not None and planned.ruby is None  # else it is made anew
            return write_plan(planned, stamp, known) if is_kept else None
        return known and renew_plan(known, patch, planned, stamp)

    def _commit(
        self,
        patch: PlanPatch | None,
        plan_file: Callable[[], PlanFile | None],
        stamp: bytes,
        intact: Manifest | None,
        changed: Set[str],
        outcome: BuildOutcome,
    ) -> None:
        """Make a build the last one, here and in the store."""
        from .manifest_builder import new_manifest, renewed_manifest

        last = self._snapshot
        if patch is None or self._manifest is None:
            self._manifest = new_manifest(outcome, stamp, intact, changed)
            plan = None if self._manifest is None else plan_file()
        else:
            self._manifest = renewed_manifest(outcome, self._manifest, patch.edits.paths, stamp)
            plan = plan_file()
        self._planned, self._undo = outcome.build.planned._replace(revision=None), None
        self._snapshot = outcome.snapshot._replace(plan=plan)
        if self._store is not None:
            this = self._snapshot
            renders, before = (this.excerpts, this.includes), (last.excerpts, last.includes)
            if plan is not last.plan or this.records.packed != last.records.packed or renders != before:
                self._snapshot = self._store.save(self._snapshot)
            self._store.save_manifest(self._manifest)
        if self._prepares:
            if self._manifest is not None:
                self._index_of(self._manifest).prepare()
            self._snapshot.records.search(self._snapshot.order)
            self._snapshot.table.outside(self._snapshot.fields)
