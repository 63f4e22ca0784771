"""Ending a check early, because what it looks at is about to change."""

from __future__ import annotations

from collections.abc import Callable

GoOn = Callable[[], None]
"""Called between the steps of a check; raises `Cancelled` if it is no longer wanted."""


class Cancelled(Exception):
    """The check is no longer wanted."""


def always() -> None:
    """Go on to the end."""
