"""Who renders, as the keys ``jobs`` and ``executor`` of the configuration say."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence

from ..errors import JekyllError
from ..render_stage import RenderStage
from .workforce import Positions, Team, Workforce

_CAN_FORK = hasattr(os, "fork") and sys.platform != "darwin"  # Apple's libraries do not survive a fork


def workforce_of(config: Mapping[str, object]) -> Workforce | None:
    """Who renders beside this process; None for nobody.

    Raises:
        JekyllError: a key has a value it cannot have.
    """
    jobs = _jobs(config.get("jobs"))
    return None if jobs == 1 or not _CAN_FORK else Workforce(_fork, jobs)


def _jobs(given: object) -> int:
    if given is None:
        return 0
    if isinstance(given, bool) or not isinstance(given, int) or given < 1:
        raise JekyllError(f"jobs: {given} is no number of processes", hint="use 1 or more, or leave it out")
    return given


def _fork(stage: RenderStage, chunks: Sequence[Positions], count: int) -> Team:
    from .forked_team import ForkedTeam  # most builds are too small for it

    return ForkedTeam(stage, chunks, count)
