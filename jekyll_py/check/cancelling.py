"""Ending a check early, because what it looks at is about to change."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

_Value = TypeVar("_Value")

GoOn = Callable[[], None]
"""Called between the steps of a check; raises `Cancelled` if it is no longer wanted."""


class Cancelled(Exception):
    """The check is no longer wanted."""


def always() -> None:
    """Go on to the end."""


def watched(values: Iterable[_Value], go_on: GoOn) -> Iterator[_Value]:
    """Some values; `go_on` is called before each.

    Raises:
        Cancelled: as it says.
    """
    for value in values:
        go_on()
        yield value
