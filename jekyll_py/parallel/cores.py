"""The number of processors that this process may use."""

from __future__ import annotations

import math
import os
from pathlib import Path

_CGROUPS = Path("/sys/fs/cgroup")


def available_cores() -> int:
    """The processors that the machine, the process's affinity and its control group leave to it; at least one."""
    affinity = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    quota = _quota(_CGROUPS)
    return max(1, affinity if quota is None else min(affinity, math.ceil(quota)))


def _quota(root: Path) -> float | None:
    """The share of processor time that a container has, in processors; None without a limit.

    Version 2 has ``cpu.max`` with the quota and the period in microseconds, version 1 a file for each.
    """
    figures = _read(root / "cpu.max") or _read(root / "cpu/cpu.cfs_quota_us") + _read(root / "cpu/cpu.cfs_period_us")
    if len(figures) != 2 or not all(figure.isdecimal() for figure in figures):  # "max" and -1 stand for no limit
        return None
    quota, period = map(int, figures)
    return quota / period if quota and period else None


def _read(path: Path) -> list[str]:
    try:
        return path.read_text(encoding="ascii").split()
    except OSError:
        return []
