"""The last build of a site: what it depended on, and what it was made from, while the next one can go on with that."""

from __future__ import annotations

import os
from collections.abc import Set
from itertools import islice
from typing import TYPE_CHECKING, Protocol

from ..disk import source
from ..plan import Plan
from . import manifest
from .manifest import BuildOutcome, Manifest
from .plan_file import PlanFile, PlannedSite, ProcessContext, read_plan, renew_plan, standing, write_plan
from .plan_patch import PlanPatch, revise

if TYPE_CHECKING:
    from ..site import Site


class KeepsManifest(Protocol):
    """Where manifests outlive their process."""

    def manifest(self) -> Manifest | None:
        """What the last process's last build depended on."""

    def save_manifest(self, manifest: Manifest | None) -> None:
        """What this build depended on; None for what cannot be told."""


class PreviousBuild:
    """Tells what has happened since the last build.

    Args:
        disk: where it outlives the process.
    """

    def __init__(self, disk: KeepsManifest | None) -> None:
        self._disk = disk
        self._is_loaded = False
        self._manifest: Manifest | None = None
        self._standing: PlannedSite | None = None

    def forget(self) -> None:
        """Know nothing any more."""
        self._manifest = self._standing = None

    def changed(self, site: Site, now: int) -> Set[str] | None:
        """The files that may have other bytes than then; None when more than that may have changed.

        Args:
            site: the site, of which another build begins.
            now: the time in nanoseconds.
        """
        self._began = now
        if not self._is_loaded and self._disk is not None:
            self._manifest = self._disk.manifest()
        self._is_loaded = True
        return None if self._manifest is None else manifest.changed_since(site, self._manifest)

    def is_volatile(self, site: Site) -> bool:
        """Whether there is something to do although nothing has changed."""
        return self._manifest is None or manifest.is_volatile(site, self._manifest)

    def revise(self, site: Site, kept: PlanFile | None, changed: Set[str]) -> PlanPatch | None:
        """What it was made from, with the texts of changed files; None where that is not all that is new."""
        assert self._manifest is not None
        if self._standing is None and kept is not None and kept.stamp == self._manifest.stamp:
            self._standing = read_plan(kept, _context(site))
        if self._standing is None:
            return None
        planned = {*islice(self._manifest.paths, self._manifest.planned)}
        return revise(site, self._standing, changed, planned)

    def is_planned(self, site: Site) -> None:
        """All that is looked at, or warned of, from here on comes of rendering."""
        self._planned, self._told = frozenset(source.consulted), site.diagnostics.all

    def standing(self, site: Site, plan: Plan, revision: PlanPatch | None) -> PlannedSite:
        """What a build was made from, that of the one before with a revision or all of it."""
        return standing(plan, site.contents, self._told) if revision is None else revision.standing

    def end(self, site: Site, made: BuildOutcome, kept: PlanFile | None, revision: PlanPatch | None) -> PlanFile | None:
        """A build has ended: it is the last one now.

        Args:
            site: the site.
            made: what came of it.
            kept: the plan that the store holds.
            revision: what was new in the plan of the build before; None where it was made anew.

        Returns:
            The plan for the store to hold; None where it would be of no use.
        """
        stamp = os.urandom(8)
        self._standing = made.standing
        if revision is not None and self._manifest is not None:
            self._manifest = manifest.renewed(site, made, self._manifest, revision.paths, self._began, stamp)
            return kept and renew_plan(kept, made.standing, stamp, revision.items)
        self._manifest = manifest.manifest(site, made, self._planned, self._began, stamp)
        is_kept = self._disk is not None and self._manifest is not None
        return write_plan(made.standing, stamp, site.is_verbatim) if is_kept else None

    def save(self) -> None:
        """Leave it for the next process."""
        if self._disk is not None:
            self._disk.save_manifest(self._manifest)


def _context(site: Site) -> ProcessContext:
    return ProcessContext(site.config, site.theme, site.conventions, site.time)
