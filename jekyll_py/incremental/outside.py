"""Answers that are no part of the plan: what lies on the disk beside it, what the clock shows, and variables that
answer for themselves."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping

from .. import clock
from ..drops import VARIABLE, site_time
from ..plan import Plan
from .fingerprint import digest, fingerprint, never_equal

FILE, FOLDER = "file", "folder"
SETTLING = (FILE, FOLDER)
"""The owners whose questions are paths."""
HOLDS = b"+"
"""The answer of a clock that shows what it showed. One that does not has never the same answer twice."""
GRANULARITY = 10_000_000
"""By how many nanoseconds a file can seem older than it is: its time is that of the kernel's last tick."""


def is_outside(owner: str) -> bool:
    """Whether an owner's answers are looked up one by one."""
    return owner in _ON_DISK or owner.startswith(VARIABLE) or clock.is_clock(owner)


def look(plan: Plan, owner: str, question: str) -> bytes:
    """The answer as it is now."""
    if owner in _ON_DISK:
        return _ON_DISK[owner](question)
    if clock.is_clock(owner):
        return HOLDS if clock.still_shows(owner, question, site_time(plan)) else never_equal()
    variable = plan.variables.get(owner.removeprefix(VARIABLE))
    return fingerprint(variable.get(question) if isinstance(variable, Mapping) else None)


def look_after(plan: Plan, owner: str, question: str, started: int) -> bytes:
    """The answer that a render got which began after ``started`` (nanoseconds), as far as it can be told.

    What was changed since then may have been so before or after it was read: its answer is no known one.
    """
    if owner in _ON_DISK and _changed(question) >= started - GRANULARITY:
        return never_equal()
    return look(plan, owner, question)


def _changed(path: str) -> int:
    try:
        status = os.stat(path)
    except OSError:
        return 0
    return max(status.st_mtime_ns, status.st_ctime_ns)


def _of_file(path: str) -> bytes:
    """Its bytes, or that it is not there."""
    try:
        with open(path, "rb") as file:
            return digest(file.read())
    except (OSError, ValueError):  # ValueError: a NUL in the name
        return b""


def _of_folder(path: str) -> bytes:
    """The names of all files in it."""
    names = sorted(os.path.join(folder, name) for folder, _, names in os.walk(path) for name in names)
    return digest("\0".join(names).encode("utf-8", "surrogateescape"))


_ON_DISK: Mapping[str, Callable[[str], bytes]] = {FILE: _of_file, FOLDER: _of_folder}
