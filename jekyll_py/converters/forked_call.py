"""A function call in a forked process, which can be stopped even inside C code."""

from __future__ import annotations

import os
import pickle
import signal
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn, TypeVar

from ..errors import JekyllError

Returned = TypeVar("Returned")
MOST_MEMORY = 1 << 30
"""Bytes that the call may take in addition to what the process has, on Linux."""
_DATA = Path("/proc/self/statm")
_SHORTEST = 0.001
"""The shortest time limit in seconds; a timer of 0 would be disabled."""


def call_in_fork(seconds: float, call: Callable[[], Returned]) -> Returned:
    """Call a function in a fork of this process and return its result.

    Args:
        seconds: the time limit; the fork ends by itself after it, even if this process is gone.
        call: the function; its result must be picklable.

    Raises:
        TimeoutError: the call exceeded the time limit.
        ChildProcessError: the fork ended abnormally.
        JekyllError: raised by the call, which has `MOST_MEMORY`.
    """
    reader, writer = os.pipe()
    with warnings.catch_warnings():  # other threads hold no lock that the compiler needs
        warnings.simplefilter("ignore", DeprecationWarning)
        process = os.fork()
    if process == 0:
        _run(writer, seconds, call)
    os.close(writer)
    with open(reader, "rb") as pipe:
        answer = pipe.read()
    code = os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])
    if code == -signal.SIGALRM:
        raise TimeoutError
    if code:
        raise ChildProcessError(f"ended with the status {code}")
    outcome: Returned | JekyllError = pickle.loads(answer)
    if isinstance(outcome, JekyllError):
        raise outcome
    return outcome


def _run(writer: int, seconds: float, call: Callable[[], object]) -> NoReturn:
    """Run the call in the fork, write its outcome to the pipe and exit without the clean-up of the parent process."""
    status = 1
    try:
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        _limit_memory()
        signal.setitimer(signal.ITIMER_REAL, max(seconds, _SHORTEST))
        with open(writer, "wb") as pipe:
            pickle.dump(_outcome(call), pipe)
        status = 0
    finally:
        os._exit(status)


def _limit_memory() -> None:
    """Let this process take no more than `MOST_MEMORY` besides what it has."""
    if _DATA.exists():
        import resource  # Windows has no such module

        most = int(_DATA.read_text().split()[5]) * resource.getpagesize() + MOST_MEMORY
        hard = resource.getrlimit(resource.RLIMIT_DATA)[1]
        resource.setrlimit(resource.RLIMIT_DATA, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))


def _outcome(call: Callable[[], object]) -> object:
    try:
        return call()
    except JekyllError as error:
        return error
