"""The reads of plugins in Ruby before the site is rendered, as paths that the next build compares.

Their dependencies on the plan need no look: a plan is what it was if all paths are as they were, and the settings.
"""

from __future__ import annotations

import os
from collections.abc import Sequence

from ..disk.path_log import PathLog
from ..lazy.tuples import NamedTuple
from ..plugins.ruby_reads import RubyReads
from ..render.planned_site import PlannedSite
from ..tracking import reads
from ..tracking.kinds import FILE, FILE_STATUS, PLUGIN, SITE, VOLATILE, ChangedBy, changed_by
from .external import root_of
from .external_files import looked_at
from .signatures import GRANULARITY

_INCOMPARABLE = frozenset({ChangedBy.ANYTHING, ChangedBy.CLOCK, ChangedBy.EDITIONS, ChangedBy.PLUGIN})


def with_noted_reads(planned: PlannedSite, log: PathLog) -> PlannedSite:
    """A plan that is about to be rendered, once the paths that plugins in Ruby have looked at for it are noted.

    Args:
        planned: the plan.
        log: takes the paths.

    Returns:
        The plan; as one that each build has to make anew, where they have read what cannot be compared, or what may
        have changed since.
    """
    ruby = planned.ruby
    if ruby is None or planned.is_shaped:
        return planned
    looks = _looks(ruby, planned)
    if looks is None or any(look.may_have_changed(ruby) for look in looks):
        return planned._replace(is_shaped=True)
    for look in looks:
        for path in look.paths:
            _note(path, log)
    return planned


class _Look(NamedTuple):
    """A look at the disk."""

    subject: str
    field: str
    paths: Sequence[str]
    """The paths that decide on what was found."""

    def may_have_changed(self, ruby: RubyReads) -> bool:
        """Whether something else may have been there when plugins looked than what is there now.

        A new text of a file that is found is told by its own time (`signatures.is_new`).
        """
        if self.subject == FILE:
            return not os.path.isfile(self.field)
        if self.subject == FILE_STATUS and os.path.exists(self.field):
            return False
        return any(_may_have_changed(path, ruby) for path in self.paths)


def _looks(ruby: RubyReads, planned: PlannedSite) -> Sequence[_Look] | None:
    """The looks at the disk; None if something was read that cannot be compared from build to build."""
    root, found = root_of(planned.plan), list[_Look]()
    timed = planned.plan.config.get("time") is None
    times = {(SITE, "time"), *((document.relative_path, "date") for document in planned.undated)} if timed else set()
    for subject, field in map(reads.dependency, reads.ungrouped(ruby.dependencies)):
        cause = changed_by(subject)
        if (subject, field) == (VOLATILE, PLUGIN):  # a call of theirs, whose reads are here
            continue
        if cause in _INCOMPARABLE or (subject, field) in times:
            return None
        if cause is ChangedBy.DISK:
            found.append(_Look(subject, field, [*looked_at(subject, field, root)]))
    return found


def _note(path: str, log: PathLog) -> None:
    if os.path.isdir(path):
        log.note_listing(path, os.listdir(path))
    else:
        log.note(path)


def _may_have_changed(path: str, ruby: RubyReads) -> bool:
    """Whether something may have come to a path, or gone from there: the first folder on the way up was changed."""
    while True:
        try:
            status = os.stat(path)
        except OSError:
            path = os.path.dirname(path)
        else:
            is_new = max(status.st_mtime_ns, status.st_ctime_ns) >= ruby.began - GRANULARITY
            return is_new and not _has_same_names(path, ruby)


def _has_same_names(path: str, ruby: RubyReads) -> bool:
    """Whether a path is the folder in which this build stages its files, and nothing else has come there or gone."""
    folder, names = ruby.listed
    return path.rstrip("/") == folder and all(".staging-" in name for name in names ^ {*os.listdir(folder)})
