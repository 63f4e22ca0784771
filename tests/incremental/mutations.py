"""The machine with one kind of fact switched off: it has to notice.

python -m tests.incremental.mutations [KIND ...]
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from jekyll_py import reads
from jekyll_py.incremental.facts import Facts, Trace
from tests.incremental.test_kinds import KINDS
from tests.incremental.test_machine import Machine

BUDGET = settings(
    max_examples=500,
    stateful_step_count=20,
    deadline=None,
    database=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)


def notices(name: str) -> bool:
    """Whether the machine finds a difference within its budget while a kind is not recorded."""
    record = Facts.trace

    def forgetful(facts: Facts, numbers: Iterable[int]) -> Trace:
        return record(facts, [number for number in numbers if not KINDS[name].is_one(*reads.fact(number))])

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Facts, "trace", forgetful)
        try:
            run_state_machine_as_test(Machine, settings=BUDGET)
        except (AssertionError, ExceptionGroup):
            return True
    return False


def main() -> int:
    """Try each kind; 1 when one was not missed."""
    missed = 0
    for name in sys.argv[1:] or KINDS:
        began = time.perf_counter()
        noticed = notices(name)
        missed += not noticed
        print(f"{name}: {'noticed' if noticed else 'NOT NOTICED'} in {time.perf_counter() - began:.0f} s", flush=True)
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
