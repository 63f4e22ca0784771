"""What is known of the last build when the next one begins."""

from __future__ import annotations

from typing import NamedTuple

from .blobs import Blobs, BlobsInMemory
from .dependencies import DependencyTable
from .plan_file import PlanFile
from .state import BuildState


class BuildSnapshot(NamedTuple):
    """What a build knew."""

    state: BuildState
    table: DependencyTable
    texts: Blobs
    plan: PlanFile | None = None

    @classmethod
    def nothing(cls) -> BuildSnapshot:
        """What the first build knows."""
        return cls(BuildState(), DependencyTable(), BlobsInMemory())
