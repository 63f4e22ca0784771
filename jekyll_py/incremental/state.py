"""What one build leaves for the next."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from .answers import Answers
from .kept import Key
from .kept_items import KeptItems

Circumstances = Mapping[str, bytes]
"""What every render depends on without asking, by name: the versions of programs, settings, the environment."""


@dataclass(slots=True)
class State:
    """What a build knew."""

    circumstances: Circumstances = field(default_factory=dict)
    answers: Answers = field(default_factory=dict)
    looked: dict[int, bytes] = field(default_factory=dict)
    """Facts that are no part of the plan (the text of a file that was included), with their answers."""
    order: tuple[Key, ...] = ()
    """The items in the order in which they were rendered."""
    kept: KeptItems = field(default_factory=KeptItems)
