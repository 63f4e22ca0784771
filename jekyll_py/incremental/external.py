"""Digests that are no part of the plan: what lies on the disk beside it, what the clock shows, and variables that
answer for themselves."""

from __future__ import annotations

import os
from collections.abc import Mapping

from ..drops import VARIABLE, site_time
from ..plan import Plan
from ..tracking import clock
from . import external_files as on_disk
from .fingerprint import fingerprint, never_equal

HOLDS = b"+"
"""The answer of a clock that shows what it showed. One that does not has never the same answer twice."""
GRANULARITY = 10_000_000
"""By how many nanoseconds a file can seem older than it is: its time is that of the kernel's last tick."""


def is_external(subject: str) -> bool:
    """Whether a subject's answers are looked up one by one."""
    return on_disk.is_on_disk(subject) or subject.startswith(VARIABLE) or clock.is_clock(subject)


def look(plan: Plan, subject: str, field: str) -> bytes:
    """The answer as it is now."""
    if on_disk.is_on_disk(subject):
        return on_disk.look(subject, field, _root(plan))
    if clock.is_clock(subject):
        return HOLDS if clock.still_shows(subject, field, site_time(plan)) else never_equal()
    variable = plan.variables.get(subject.removeprefix(VARIABLE))
    return fingerprint(variable.get(field) if isinstance(variable, Mapping) else None)


def look_after(plan: Plan, subject: str, field: str, started: int) -> bytes:
    """The answer that a render got which began after ``started`` (nanoseconds), as far as it can be told.

    What was changed since then may have been so before or after it was read: its answer is no known one. What was
    missing was so when it was looked for, whatever has come since.
    """
    if on_disk.was_missing(subject):
        return on_disk.NOTHING
    if on_disk.is_on_disk(subject) and on_disk.is_doubtful(subject, field, _root(plan), started - GRANULARITY):
        return never_equal()
    return look(plan, subject, field)


def _root(plan: Plan) -> str:
    return os.path.abspath(str(plan.config["source"]))
