"""The time that a regular expression of a site may take: ``(a+)+$`` parts a text in all possible ways."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Callable
from types import FrameType
from typing import Never, TypeVar

from ..converters.forked_call import call_in_fork
from ..limits import current

Found = TypeVar("Found")
MOST_SECONDS = 10.0
"""The bound on one call where the limits of the site set none. Ruby 3.2 remembers what it has tried, and is quick."""
_SHORTEST = 0.001
"""The shortest time in seconds; a timer of 0 would be disabled."""


def in_time(search: Callable[[], Found]) -> Found:
    """Run a search within the time that the limits leave for the page, or `MOST_SECONDS`, and return its result.

    Python looks for signals while it searches, in the main thread alone; other threads, as those of the language
    server, search in a fork. Systems without either, as Windows, set no bound.

    Args:
        search: calls regular expressions; its result must be picklable.

    Raises:
        TimeoutError: it takes longer.
    """
    usage = current()
    left = None if usage is None else usage.seconds_left()
    seconds = MOST_SECONDS if left is None else max(left, _SHORTEST)
    if not hasattr(signal, "setitimer"):
        return search()
    if threading.current_thread() is threading.main_thread():
        return _with_timer(seconds, search)
    return call_in_fork(seconds, search) if hasattr(os, "fork") else search()


def _with_timer(seconds: float, search: Callable[[], Found]) -> Found:
    handler = signal.signal(signal.SIGALRM, _stop)
    timer = signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        return search()
    finally:
        signal.setitimer(signal.ITIMER_REAL, *timer)
        signal.signal(signal.SIGALRM, signal.SIG_DFL if handler is None else handler)


def _stop(_number: int, _frame: FrameType | None) -> Never:
    raise TimeoutError
