"""The machine with one kind of dependency switched off: it has to notice.

Half of the pages that the machine writes for a kind of dependency are then for that kind.

python -m tests.incremental.mutations [KIND ...]
"""

from __future__ import annotations

import multiprocessing
import sys
import time
import warnings
from collections.abc import Iterable
from contextlib import redirect_stdout
from io import StringIO

import pytest
from hypothesis import Phase, seed, settings
from hypothesis.stateful import run_state_machine_as_test

from jekyll_py.incremental.store.dependencies import DependencySet, DependencyTable
from jekyll_py.tracking import reads
from tests.incremental import warmth
from tests.incremental.kinds import KINDS
from tests.incremental.test_machine import Machine, options

ROUND = settings(options(examples=5, steps=25), phases=[Phase.generate], report_multiple_bugs=False, print_blob=False)
ROUNDS = 80
"""The budget: up to 10,000 edits."""


def noticed(name: str) -> tuple[str, int | None, float]:
    """A kind, after how many edits the machine finds a difference while it is not recorded, and after how long."""
    warnings.simplefilter("ignore")
    began, before = time.perf_counter(), Machine.edits
    with pytest.MonkeyPatch.context() as patch, redirect_stdout(StringIO()):
        warmth.warm(patch)
        patch.setattr(Machine, "focus", name)
        with patch.context() as switched_off:
            switched_off.setattr(DependencyTable, "pack", _without(name))
            found = next((number for number in range(ROUNDS) if _differs(number)), None)
        edits = Machine.edits - before
        if found is not None and _differs(found):
            raise AssertionError(f"{name}: seed {found} differs with nothing switched off, which says nothing of it")
    return name, None if found is None else edits, time.perf_counter() - began


def _without(name: str) -> object:
    """A replacement of `DependencyTable.pack` that records all dependencies but those of one kind."""
    record = DependencyTable.pack

    def forgetful(table: DependencyTable, numbers: Iterable[int]) -> DependencySet:
        return record(table, [number for number in numbers if not KINDS[name].is_one(*reads.dependency(number))])

    return forgetful


def _differs(number: int) -> bool:
    try:
        run_state_machine_as_test(seed(number)(Machine), settings=ROUND)
    except (AssertionError, ExceptionGroup):
        return True
    return False


def main() -> int:
    """Try each kind, as many at a time as there are cores; 1 when one was not missed."""
    missed = []
    with multiprocessing.get_context("spawn").Pool() as pool:
        for name, edits, took in pool.imap_unordered(noticed, sys.argv[1:] or KINDS):
            after = "NOT NOTICED" if edits is None else f"noticed after {edits} edits"
            print(f"{name}: {after}, {took:.0f} s", flush=True)
            if edits is None:
                missed.append(name)
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
