"""The values that describe a build to the render cache: `RunningBuild` while it renders, `BuildOutcome` on success."""

from __future__ import annotations

from collections.abc import Mapping, Set

from ..diagnostics import Diagnostics
from ..disk.path_log import PathLog
from ..lazy.tuples import NamedTuple
from ..render.planned_site import PlannedSite
from .encoded_fields import are_as_encoded
from .signatures import OutputSignature
from .store.snapshot import BuildSnapshot


class RunningBuild(NamedTuple):
    """A build that renders."""

    began: int
    """When it began, in nanoseconds."""
    rendering: int
    """When its rendering began."""
    planned: PlannedSite
    planned_paths: Set[str]
    """The paths that it had looked at before it rendered."""
    log: PathLog
    """Takes all paths that it looks at."""
    diagnostics: Diagnostics


class BuildOutcome(NamedTuple):
    """A build that has ended."""

    build: RunningBuild
    snapshot: BuildSnapshot
    """For the next build; still with the plan file of the build before."""
    written: Set[str]
    """The files of the destination with new bytes, relative to it."""
    removed: Set[str]
    """The files and folders of the destination that are gone, relative to it."""
    rendered: Set[str]
    """The paths of the items that were rendered."""
    signatures: Mapping[str, OutputSignature | None]
    """The signatures of their files, by the absolute paths."""

    @property
    def has_warned(self) -> bool:
        """Whether the build gave a warning, which the next one has to give again."""
        return len(self.build.diagnostics) > 0

    @property
    def has_altered_items(self) -> bool:
        """Whether a plugin of the site has changed an item while it was rendered, against the rules."""
        planned = self.build.planned
        return planned.plugin_code is not None and not are_as_encoded(self.rendered, planned.plan, self.snapshot.fields)
