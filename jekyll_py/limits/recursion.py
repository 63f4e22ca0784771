"""Room for recursion as deep as the parsers allow, where Python's own limit would be met first."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TypeVar

_FRAMES = 20_000
"""Enough for 100 blocks of a template, or spans as deep as they may be inside blocks as deep, within 3 MB: calls of
Python by Python take nothing from the C stack."""

Result = TypeVar("Result")


def with_room(action: Callable[[], Result]) -> Result:
    """The result of ``action``; if it runs out of frames it is run again with more of them.

    Raises:
        RecursionError: those were not enough either.
    """
    try:
        return action()
    except RecursionError:
        limit = sys.getrecursionlimit()
        sys.setrecursionlimit(max(limit, _FRAMES))
        try:
            return action()
        finally:
            sys.setrecursionlimit(limit)
