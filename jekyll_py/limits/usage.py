"""The account of a render: how much of its limits it has used.

Filters are plain functions of values and get no account as an argument, so it is held in a context variable, for the
thread, and they charge it through the functions of this module.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from contextvars import ContextVar, Token
from time import monotonic
from typing import TypeVar

from ..lazy.tuples import NamedTuple
from .limits import LimitError, Limits
from .text import LARGE, Pieces

PARSING = 100
"""The rounds of loops that parsing an expression counts as."""
Value = TypeVar("Value")
_BITS_OF_A_DIGIT = 3.32193
_OFTEN = 10_000
"""Rounds of loops between two looks at the clock; most rounds take less than a microsecond."""


class Cost(NamedTuple):
    """The amounts that a part of a render has used."""

    iterations: int = 0
    output: int = 0


class Usage:
    """The account of one render.

    Args:
        limits: the bounds, of which at least one is set.
    """

    __slots__ = ("_began", "iterations", "limits", "most", "output")

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self._began = monotonic()
        self.iterations = 0
        self.most = self._next_look()
        """The number of `iterations` above which compiled templates, which add to it themselves, call `check`."""
        self.output = 0

    def seconds_left(self) -> float | None:
        """The seconds that are left, 0 or less when time is up; None where time is not limited."""
        most = self.limits.seconds
        return None if most is None else self._began + most - monotonic()

    def spend(self, rounds: int) -> None:
        """Charge rounds of loops.

        Raises:
            LimitError: there were more than allowed.
        """
        self.iterations += rounds
        if self.iterations > self.most:
            self._look()

    def write(self, characters: int) -> None:
        """Charge characters of output.

        Raises:
            LimitError: there was more than allowed.
        """
        self.output += characters
        most = self.limits.output
        if most is not None and self.output > most:
            raise LimitError("output", most)

    def check(self, append: Callable[[str], None]) -> None:
        """Charge pending output, and look at the iterations and the clock where it is time to.

        Args:
            append: the function that takes output; a method of `Pieces` if output is counted.

        Raises:
            LimitError: a limit is exceeded.
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
        """Raise if time is up.

        Raises:
            LimitError: the render takes longer than ``seconds``.
        """
        left = self.seconds_left()
        if left is not None and left < 0:
            raise self.too_late()

    def too_late(self) -> LimitError:
        """The error for work that was stopped because time was up."""
        return LimitError("seconds", self.limits.seconds or 0)

    def _next_look(self) -> int:
        most = sys.maxsize if self.limits.iterations is None else self.limits.iterations
        return most if self.limits.seconds is None else min(most, self.iterations + _OFTEN)

    def pay(self, cost: Cost) -> None:
        """Charge the cost of work that was reused from a cache; raises as `spend` and `write`."""
        self.spend(cost.iterations)
        self.write(cost.output)


_usage: ContextVar[Usage | None] = ContextVar("usage", default=None)
current = _usage.get
"""The account of the current render; None where nothing is limited."""


class Account:
    """A context manager with a new account for the block, or with none where ``limits`` sets no bound."""

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
    """The amounts on an account so far; zero without an account."""
    return Cost() if usage is None else Cost(usage.iterations, usage.output)


def spend(rounds: int) -> None:
    """Charge rounds of loops to the current account, if there is one; raises as `Usage.spend`."""
    usage = current()
    if usage is not None:
        usage.spend(rounds)


def write(characters: int) -> None:
    """Count output that no template writes, such as that of a converter; raises as `Usage.write`."""
    usage = current()
    if usage is not None:
        usage.write(characters)


def pay(cost: Cost) -> None:
    """Charge the cost of work that was reused from a cache; raises as `Usage.pay`."""
    usage = current()
    if usage is not None:
        usage.pay(cost)


def check_text(characters: int) -> None:
    """Check the length of a text before it is made.

    Raises:
        LimitError: it exceeds the limit ``text``.
    """
    usage = current()
    if usage is not None and usage.limits.text is not None and characters > usage.limits.text:
        raise LimitError("text", usage.limits.text)


def check_digits(bits: int) -> None:
    """Check the size of a whole number, given its bits, before it is computed.

    Raises:
        LimitError: it exceeds the limit ``digits``.
    """
    usage = current()
    if usage is not None and usage.limits.digits is not None and bits > usage.limits.digits * _BITS_OF_A_DIGIT:
        raise LimitError("digits", usage.limits.digits)


def weighed(value: Value) -> Value:
    """Charge the processing of a value, by its length if it is a large text, and return it.

    Raises:
        LimitError: the text is too long, or ``iterations`` are exceeded.
    """
    if isinstance(value, str) and len(value) >= LARGE:
        check_text(len(value))
        spend(len(value) // 1_000)
    return value


def keep(value: object) -> None:
    """Charge a large text as output because it is put into a list, which could hold it many times.

    Raises:
        LimitError: the limit ``output`` is exceeded.
    """
    usage = current()
    if usage is not None and isinstance(value, str) and len(value) >= LARGE:
        usage.write(len(value))
