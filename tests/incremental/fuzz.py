"""The machine on every core, until so many edits were made, each with another seed.

python -m tests.incremental.fuzz [--edits N] [--jobs N] [--seed N]
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import sys
import time
import warnings

import pytest
from hypothesis import seed
from hypothesis.stateful import run_state_machine_as_test

from tests.incremental import warmth
from tests.incremental.test_machine import Machine, options

START = 300
"""The seconds within which a process has to start: a pool replaces those that cannot, without end."""
ROUND = options(examples=10, steps=25)
"""The number of edits that one process makes before it is given another seed."""


def edit_sites(number: int) -> tuple[int, str]:
    """One round: the seed, how many edits were made, and what was found, empty if nothing was."""
    warnings.simplefilter("ignore")
    before = Machine.edits
    with pytest.MonkeyPatch.context() as patch:
        warmth.warm(patch)
        try:
            run_state_machine_as_test(seed(number)(Machine), settings=ROUND)
        except Exception as error:  # whatever it is, it is what this looks for
            return Machine.edits - before, f"--seed {number} --edits 1: {type(error).__name__}: {error}"
    return Machine.edits - before, ""


def main() -> int:
    """Edit; 1 when an incremental build was not what a clean one makes."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--edits", type=int, default=10_000)
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--seed", type=int, default=time.time_ns() % 2**32)
    asked = parser.parse_args()
    began, edits, rounds = time.perf_counter(), 0, 0
    most = 1 if asked.edits == 1 else asked.edits
    with multiprocessing.get_context("spawn").Pool(asked.jobs) as pool:
        pool.apply_async(os.getpid).get(START)
        for made, found in pool.imap_unordered(edit_sites, range(asked.seed, asked.seed + most)):
            if (edits + made) // 1000 > edits // 1000:
                print(f"{edits + made} edits, {time.perf_counter() - began:.0f} s", flush=True)
            edits, rounds = edits + made, rounds + 1
            if found:
                print(found, flush=True)
                return 1
            if edits >= asked.edits:
                break
    took = time.perf_counter() - began
    print(f"{edits} edits in {rounds} rounds without a difference: {took:.0f} s, {edits / took:.1f} a second")
    return 0


if __name__ == "__main__":
    sys.exit(main())
