"""Recursion to the depth that the parsers allow, which is more than Python's own limit."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TypeVar

_FRAMES = 20_000
"""Python frames: enough for 100 nested blocks of a template, or for the deepest spans inside the deepest blocks of
Markdown, in 3 MB of memory. Calls from Python to Python use no C stack."""

Result = TypeVar("Result")


def with_room(action: Callable[[], Result]) -> Result:
    """The result of ``action``; if it raises RecursionError, it is run again with a limit of `_FRAMES`.

    Raises:
        RecursionError: that limit was not enough either.
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
