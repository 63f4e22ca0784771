"""Answers that are no part of the plan: what lies on the disk beside it, what the clock shows, and variables that
answer for themselves."""

from __future__ import annotations

import os
from collections.abc import Mapping

from ..drops import VARIABLE, site_time
from ..plan import Plan
from ..tracking import clock
from . import on_disk
from .fingerprint import fingerprint, never_equal

HOLDS = b"+"
"""The answer of a clock that shows what it showed. One that does not has never the same answer twice."""
GRANULARITY = 10_000_000
"""By how many nanoseconds a file can seem older than it is: its time is that of the kernel's last tick."""


def is_outside(owner: str) -> bool:
    """Whether an owner's answers are looked up one by one."""
    return on_disk.is_on_disk(owner) or owner.startswith(VARIABLE) or clock.is_clock(owner)


def look(plan: Plan, owner: str, question: str) -> bytes:
    """The answer as it is now."""
    if on_disk.is_on_disk(owner):
        return on_disk.look(owner, question, _root(plan))
    if clock.is_clock(owner):
        return HOLDS if clock.still_shows(owner, question, site_time(plan)) else never_equal()
    variable = plan.variables.get(owner.removeprefix(VARIABLE))
    return fingerprint(variable.get(question) if isinstance(variable, Mapping) else None)


def look_after(plan: Plan, owner: str, question: str, started: int) -> bytes:
    """The answer that a render got which began after ``started`` (nanoseconds), as far as it can be told.

    What was changed since then may have been so before or after it was read: its answer is no known one. What was
    missing was so when it was looked for, whatever has come since.
    """
    if on_disk.was_missing(owner):
        return on_disk.NOTHING
    if on_disk.is_on_disk(owner) and on_disk.is_doubtful(owner, question, _root(plan), started - GRANULARITY):
        return never_equal()
    return look(plan, owner, question)


def _root(plan: Plan) -> str:
    return os.path.abspath(str(plan.config["source"]))
