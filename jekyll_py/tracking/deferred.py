"""The render of an item that has to wait for its turn, because its text could differ from that in turn."""

from __future__ import annotations

from typing import NoReturn


class Deferred(BaseException):
    """An item has to wait for its turn. Not an `Exception`, so that no plugin catches it."""


def defer() -> NoReturn:
    """Stand for a text that is not known yet.

    Raises:
        Deferred: always.
    """
    raise Deferred
