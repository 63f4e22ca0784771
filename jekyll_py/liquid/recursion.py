"""Room for templates nested as deep as Liquid allows, where Python's own limit would be met first."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TypeVar

from .errors import NestingError

_FRAMES = 20_000
"""Enough for 100 blocks, within 3 MB; calls of Python by Python take nothing from the C stack."""

Result = TypeVar("Result")


def with_room(action: Callable[[], Result]) -> Result:
    """What ``action`` gives; if it runs out of frames it is run again with more of them.

    Raises:
        NestingError: those were not enough either.
    """
    try:
        return action()
    except RecursionError:
        return _with_more(action)


def _with_more(action: Callable[[], Result]) -> Result:
    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(max(limit, _FRAMES))
    try:
        return action()
    except RecursionError as error:
        raise NestingError from error
    finally:
        sys.setrecursionlimit(limit)
