"""What is known of the last build when the next one begins."""

from __future__ import annotations

from typing import NamedTuple

from .facts import Facts
from .plan_file import PlanFile
from .state import State
from .texts import Texts, TextsInMemory


class Known(NamedTuple):
    """What a build knew."""

    state: State
    facts: Facts
    texts: Texts
    plan: PlanFile | None = None

    @classmethod
    def nothing(cls) -> Known:
        """What the first build knows."""
        return cls(State(), Facts(), TextsInMemory())
