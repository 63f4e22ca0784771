"""Timing that can be believed on a busy machine: the programs compared take turns, and medians are shown."""

from __future__ import annotations

import os
import platform
import statistics
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Timing:
    """The cost of one run, with that of every process it started and waited for."""

    wall: float
    """Seconds on the clock."""
    cpu: float
    """Seconds of processor time, user and system."""
    peak: int
    """Bytes of memory at the most."""


BYTE_CODE = {"PYTHONDONTWRITEBYTECODE": ""}
"""Lets Python keep what it compiled, as everywhere but in some containers; without it start-up takes twice as long."""


_RAM_DISK = Path("/dev/shm")


class RunError(Exception):
    """A program that was to be timed failed; the message is its command and what it printed."""


def nothing() -> None:
    """The preparation of a program that needs none."""


@dataclass(frozen=True)
class Program:
    """One of the programs compared."""

    label: str
    command: Sequence[str]
    environment: Mapping[str, str] = field(default_factory=dict)
    """Set beside what this process has."""
    prepare: Callable[[], object] = nothing
    """Called before each run, outside the measurement."""

    def run(self) -> Timing:
        """Run it once.

        Raises:
            RunError: it failed.
        """
        self.prepare()
        with tempfile.TemporaryFile() as output:
            start = time.perf_counter()
            environment = {**os.environ, **BYTE_CODE, **self.environment}
            process = subprocess.Popen(self.command, env=environment, stdout=output, stderr=output)
            _, status, usage = os.wait4(process.pid, 0)
            wall = time.perf_counter() - start
            process.returncode = os.waitstatus_to_exitcode(status)
            if process.returncode:
                output.seek(0)
                raise RunError(f"{' '.join(self.command)}\n{output.read().decode()}")
        return Timing(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024)


def interleaved(programs: Sequence[Program], rounds: int) -> dict[str, Timing]:
    """The median of each figure of each program by its label, over ``rounds`` in which each runs once.

    Every other round is in the reverse order, as a program can run slower for the one before it: in a fixed order that
    made a third of a difference. One more round goes before, uncounted: it warms the file cache and writes byte code.
    """
    timings: dict[str, list[Timing]] = {program.label: [] for program in programs}
    for counted in range(rounds + 1):
        for program in programs if counted % 2 else reversed(programs):
            timing = program.run()
            if counted:
                timings[program.label].append(timing)
    return {label: median(runs) for label, runs in timings.items()}


def median(runs: Sequence[Timing]) -> Timing:
    """The median of each figure on its own."""
    return Timing(
        statistics.median(run.wall for run in runs),
        statistics.median(run.cpu for run in runs),
        int(statistics.median(run.peak for run in runs)),
    )


def ram_disk() -> str | None:
    """The folder of a file system in memory; None if there is none, and the folder of temporary files has to do."""
    return str(_RAM_DISK) if _RAM_DISK.is_dir() and os.access(_RAM_DISK, os.W_OK) else None


def machine() -> str:
    """The machine and the day, as one line for a published table."""
    python, disk = f"Python {platform.python_version()}", "RAM disk" if ram_disk() else "disk, which distorts"
    return f"{_processor()}, {os.cpu_count()} cores, {disk}, {python}, {datetime.now(UTC):%Y-%m-%d}"


def _processor() -> str:
    info = Path("/proc/cpuinfo")
    lines = info.read_text(encoding="utf-8").splitlines() if info.exists() else []
    names = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(names, platform.processor() or platform.machine())


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A Markdown table; the first column is text, the others are figures."""
    ruled = [head, ["---", *["---:"] * (len(head) - 1)], *rows]
    return "\n".join(f"| {' | '.join(row)} |" for row in ruled)
