"""Lets the threads that answer pages have the interpreter soon while the thread of a build computes."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

TURN = 0.0005
"""Seconds that a thread computes while others wait. An answer to a page waits for a turn after each step in which it
asks the system for something; with Python's 5 ms that adds up to 50 ms."""


@contextmanager
def short_turns() -> Iterator[None]:
    """A context in which each thread has the interpreter for no longer than `TURN` while others wait for it."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(TURN)
    try:
        yield
    finally:
        sys.setswitchinterval(before)
