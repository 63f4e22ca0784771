"""What one build leaves for the next."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from .digests import Digests
from .record import ItemKey
from .records import RenderRecords

EnvironmentDigests = Mapping[str, bytes]
"""What every render depends on without asking, by name: the versions of programs, settings, the environment."""


@dataclass(slots=True)
class BuildState:
    """What a build knew."""

    environment: EnvironmentDigests = field(default_factory=dict)
    answers: Digests = field(default_factory=dict)
    looked: dict[int, bytes] = field(default_factory=dict)
    """Dependencies that are no part of the plan (the text of a file that was included), with their answers."""
    order: tuple[ItemKey, ...] = ()
    """The items in the order in which they were rendered."""
    kept: RenderRecords = field(default_factory=RenderRecords)
