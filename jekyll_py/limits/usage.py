"""What the render of a page has used of its limits.

Filters are functions of values, many of which go through lists and texts: they count what they go through here, as
reads are recorded in `reads`, rather than being handed the account of the render. It belongs to the thread.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from contextvars import ContextVar, Token
from time import monotonic
from typing import NamedTuple, TypeVar

from .limits import LimitError, Limits
from .text import LARGE, Pieces

PARSING = 100
"""What parsing an expression counts, in rounds of loops; it may be another one each time."""
Value = TypeVar("Value")
_BITS_OF_A_DIGIT = 3.32193
_OFTEN = 10_000
"""Rounds of loops after which it is time to look at the clock; most take less than a microsecond."""


class Cost(NamedTuple):
    """What a part of a render used."""

    iterations: int = 0
    output: int = 0


class Usage:
    """What was used since the render began."""

    __slots__ = ("_began", "iterations", "limits", "most", "output")

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self._began = monotonic()
        self.iterations = 0
        self.most = self._next_look()
        """Compiled templates add to `iterations` themselves; beyond this number they call `check`."""
        self.output = 0

    def seconds_left(self) -> float | None:
        """The time that is left, 0 or less where there is none; None where it is not limited."""
        most = self.limits.seconds
        return None if most is None else self._began + most - monotonic()

    def spend(self, rounds: int) -> None:
        """Count rounds of loops.

        Raises:
            LimitError: there were more than allowed.
        """
        self.iterations += rounds
        if self.iterations > self.most:
            self._look()

    def write(self, characters: int) -> None:
        """Count output.

        Raises:
            LimitError: there was more than allowed.
        """
        self.output += characters
        most = self.limits.output
        if most is not None and self.output > most:
            raise LimitError("output", most)

    def check(self, append: Callable[[str], None]) -> None:
        """Look at what was counted and written.

        Args:
            append: where output goes.

        Raises:
            LimitError: something was more than allowed.
        """
        pieces = getattr(append, "__self__", None)
        if pieces.__class__ is Pieces:
            pieces.tally()
        if self.iterations > self.most:
            self._look()

    def _look(self) -> None:
        limits = self.limits
        if limits.iterations is not None and self.iterations > limits.iterations:
            raise LimitError("iterations", limits.iterations)
        self.check_time()
        self.most = self._next_look()

    def check_time(self) -> None:
        """Look at the clock.

        Raises:
            LimitError: it took too long.
        """
        left = self.seconds_left()
        if left is not None and left < 0:
            raise self.too_late()

    def too_late(self) -> LimitError:
        """The error for what was stopped when no time was left."""
        return LimitError("seconds", self.limits.seconds or 0)

    def _next_look(self) -> int:
        most = sys.maxsize if self.limits.iterations is None else self.limits.iterations
        return most if self.limits.seconds is None else min(most, self.iterations + _OFTEN)

    def pay(self, cost: Cost) -> None:
        """Count what was not done again; raises as `spend` and `write`."""
        self.spend(cost.iterations)
        self.write(cost.output)


_usage: ContextVar[Usage | None] = ContextVar("usage", default=None)
current = _usage.get
"""The account of the render that goes on; None where nothing is limited."""


class Account:
    """Opens an account for what is rendered in a ``with`` block; where there are no limits there is none."""

    __slots__ = ("_token", "_usage")

    _token: Token[Usage | None]

    def __init__(self, limits: Limits) -> None:
        self._usage = Usage(limits) if limits else None

    def __enter__(self) -> Usage | None:
        self._token = _usage.set(self._usage)
        return self._usage

    def __exit__(self, *_failure: object) -> None:
        _usage.reset(self._token)


def cost_of(usage: Usage | None) -> Cost:
    """What an account has so far."""
    return Cost() if usage is None else Cost(usage.iterations, usage.output)


def spend(rounds: int) -> None:
    """Count something that is done as often as that; raises as `Usage.spend`."""
    usage = current()
    if usage is not None:
        usage.spend(rounds)


def check_text(characters: int) -> None:
    """Ask whether a text may have that length, before it is made.

    Raises:
        LimitError: it may not.
    """
    usage = current()
    if usage is not None and usage.limits.text is not None and characters > usage.limits.text:
        raise LimitError("text", usage.limits.text)


def check_digits(bits: int) -> None:
    """Ask whether a whole number may have that many bits.

    Raises:
        LimitError: it has too many digits.
    """
    usage = current()
    if usage is not None and usage.limits.digits is not None and bits > usage.limits.digits * _BITS_OF_A_DIGIT:
        raise LimitError("digits", usage.limits.digits)


def weighed(value: Value) -> Value:
    """A value that is gone through: a large text counts by its length.

    Raises:
        LimitError: it is too long, or that is too much.
    """
    if isinstance(value, str) and len(value) >= LARGE:
        check_text(len(value))
        spend(len(value) // 1_000)
    return value


def keep(value: object) -> None:
    """A value becomes part of a list, which may hold very many: a large text counts as output.

    Raises:
        LimitError: that is too much.
    """
    usage = current()
    if usage is not None and isinstance(value, str) and len(value) >= LARGE:
        usage.write(len(value))
