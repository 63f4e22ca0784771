"""Makes the manifest of a build that has ended (see `manifest`), or none if a later build could differ without a trace.

That is so with plugins that may ask the network or the clock, with posts that wait for their date, and with files that
were changed while the build read them.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence, Set
from typing import NamedTuple

from ..disk.path_log import PathLog
from ..render.cache import PlannedSite
from ..tracking.kinds import FILE, ChangedBy, changed_by
from . import external_clocks
from .external import root_of
from .external_files import NOTHING, look, looked_at
from .manifest import Manifest, settings_digest
from .signatures import is_new, logged_signature, output_signature, signature
from .store.snapshot import BuildSnapshot
from .volatile import can_change_by_itself, has_volatile


class BuildOutcome(NamedTuple):
    """A build that has ended."""

    began: int
    """When it began, in nanoseconds."""
    planned: PlannedSite
    planned_paths: Set[str]
    """The paths that it looked at before it rendered."""
    log: PathLog
    """All paths that it looked at."""
    snapshot: BuildSnapshot
    written: Set[str]
    """The files of the output with new bytes, relative to it."""
    has_warned: bool


def new_manifest(outcome: BuildOutcome, stamp: bytes) -> Manifest | None:
    """The manifest of a build that read and planned the whole site; None if a later build could differ anyway.

    Args:
        outcome: the build.
        stamp: identifies it.
    """
    plan = outcome.planned.plan
    if can_change_by_itself(outcome.planned):
        return None
    looks = [*_looks(outcome)]
    paths = [*sorted(outcome.planned_paths), *sorted(_paths(looks, outcome) - outcome.planned_paths)]
    found = [logged_signature(path, outcome.log, outcome.began) for path in paths]
    if any(is_new(each, outcome.began) for each in found) or not all(look.still_holds() for look in looks):
        return None
    outputs = [*_outputs(plan.config.destination)]
    return Manifest(
        stamp,
        outcome.has_warned or has_volatile(outcome.planned, outcome.snapshot),
        settings_digest(plan.config, plan.theme),
        paths,
        len(outcome.planned_paths),
        found,
        outputs,
        [output_signature(path) for path in outputs],
        external_clocks.shown(outcome.snapshot),
    )


def renewed_manifest(outcome: BuildOutcome, known: Manifest, changed: Set[str], stamp: bytes) -> Manifest | None:
    """The manifest of a build on a patched plan; None if a later build could differ anyway.

    Args:
        outcome: the build.
        known: the manifest of the build before.
        changed: the files that were edited since.
        stamp: identifies the build.
    """
    destination = outcome.planned.plan.config.destination
    written = {os.path.join(destination, path) for path in outcome.written}
    if not written <= {*known.outputs}:
        return None
    before = {*known.paths}
    looks = [look for look in _looks(outcome) if not before.issuperset(look.paths)]
    later = sorted(_paths(looks, outcome) - before)
    found = [signature(path) if path in changed else each for path, each in zip(known.paths, known.found, strict=True)]
    found += (logged_signature(path, outcome.log, outcome.began) for path in later)
    if any(is_new(each, outcome.began) for each in found) or not all(look.still_holds() for look in looks):
        return None
    touched = written | {os.path.dirname(path) for path in written}
    outputs = zip(known.outputs, known.written, strict=True)
    return known._replace(
        stamp=stamp,
        is_volatile=outcome.has_warned or has_volatile(outcome.planned, outcome.snapshot),
        paths=[*known.paths, *later],
        found=found,
        written=[output_signature(path) if path in touched else each for path, each in outputs],
        shown=external_clocks.shown(outcome.snapshot),
    )


class _Look(NamedTuple):
    """A dependency on the disk beside the plan, such as an include that was looked for."""

    subject: str
    field: str
    root: str
    digest: bytes
    paths: Sequence[str]
    """The paths that decide on the digest."""

    def still_holds(self) -> bool:
        """Whether the digest is that of the disk as it is now; the time of a file tells whether its text is."""
        if self.subject == FILE:
            return (self.digest == NOTHING) != os.path.isfile(self.field)
        return look(self.subject, self.field, self.root) == self.digest


def _looks(outcome: BuildOutcome) -> Iterator[_Look]:
    external, table = outcome.snapshot.external, outcome.snapshot.table
    root = root_of(outcome.planned.plan)
    for subject in table.known:
        for field, number in table.of(subject).items() if changed_by(subject) is ChangedBy.DISK else ():
            if number in external:
                yield _Look(subject, field, root, external[number], [*looked_at(subject, field, root)])


def _paths(looks: Iterable[_Look], outcome: BuildOutcome) -> frozenset[str]:
    return frozenset(outcome.log.paths).union(*(look.paths for look in looks))


def _outputs(destination: str) -> Iterator[str]:
    """The files and folders of the output."""
    for folder, _, names in os.walk(destination):
        yield folder
        yield from (os.path.join(folder, name) for name in names)
