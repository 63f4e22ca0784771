"""Room for elements nested as deep as the parsers allow, where Python's own limit would be met first."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TypeVar

_FRAMES = 20_000
"""Enough for spans as deep as they may be inside blocks as deep; calls of Python by Python take no C stack."""

Result = TypeVar("Result")


def with_room(action: Callable[[], Result]) -> Result:
    """What ``action`` gives; if it runs out of frames it is run again with more of them."""
    try:
        return action()
    except RecursionError:
        limit = sys.getrecursionlimit()
        sys.setrecursionlimit(max(limit, _FRAMES))
        try:
            return action()
        finally:
            sys.setrecursionlimit(limit)
