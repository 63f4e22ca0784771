"""Time that grows with the input: texts of doubling length, and the CPU seconds a program takes for them.

    assert_linear(kramdown.convert, repeated("[]"))

CPU time is noisy where other programs share the processor. The lengths are therefore run in turns, the least time of
each length counts, and a growth that looks too large is measured again until it looks right or `ROUNDS` have passed:
noise only ever adds, so that what grows too fast does so in every round. What is quick is tried on longer texts, what
takes long on shorter ones.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Iterator
from itertools import pairwise

Text = Callable[[int], str]
"""Writes a text of about as many characters as it is asked for."""
Run = Callable[[str], object]

LENGTHS = (10_000, 20_000, 40_000)
LONGEST = 640_000
QUICK = 0.01
"""CPU seconds; what is read faster is doubled once more."""
SLOW = 0.1
"""CPU seconds for the shortest text; what takes longer is tried on texts half as long."""
LIMIT = 2.5
"""How many times as long a text of twice the length may take."""
GRAIN = 0.0005
"""CPU seconds; what differs less is not told apart."""
ROUNDS = 12
ROUNDS_AGAIN = 4


def repeated(unit: str, before: str = "", after: str = "") -> Text:
    """The unit again and again, between what is written once.

    It is written so often that texts of all lengths pair what opens and closes alike.
    """
    return lambda length: before + unit * (length // len(unit) // 8 * 8) + after


def numbered(*units: str) -> Text:
    """Each unit as often as there is room for, one after another, with ``@`` replaced by a number from 0 on."""

    def text(length: int) -> str:
        times = length // sum(len(unit) + 3 for unit in units) + 1
        return "".join(unit.replace("@", str(number)) for unit in units for number in range(times))

    return text


def nested(start: str, middle: str, end: str) -> Text:
    """Starts, what stands in the middle, and as many ends."""

    def text(length: int) -> str:
        times = length // len(start + end)
        return start * times + middle + end * times

    return text


def indented(unit: str, step: str = "  ") -> Text:
    """The unit on lines indented more and more."""

    def text(length: int) -> str:
        lines: list[str] = []
        while length > 0:
            lines.append(step * len(lines) + unit)
            length -= len(lines[-1])
        return "".join(lines)

    return text


def growing(char: str, between: str = " ") -> Text:
    """Runs of a character, each longer than the one before."""

    def text(length: int) -> str:
        runs: list[str] = []
        while length > 0:
            runs.append(char * (len(runs) + 1) + between)
            length -= len(runs[-1])
        return "".join(runs)

    return text


def assert_linear(run: Run, text: Text) -> None:
    """Fail when texts take more than `LIMIT` times as long for each doubling of their length.

    What looks too slow is tried again from the longest text on, and fails only if every further doubling costs too
    much. What is quadratic does; a step (a processor's cache that overflows, memory that comes from the system at
    once) lies between two of the lengths and not between the others.
    """
    lengths = list(_lengths(run, text))
    if not _is_linear(_least_seconds(run, [text(length) for length in lengths], ROUNDS, _is_linear)):
        texts = [text(lengths[-1] * times) for times in (1, 2, 4)]
        least = _least_seconds(run, texts, ROUNDS_AGAIN, _has_linear_doubling)
        seconds = ", ".join(f"{len(part):,}: {1000 * least:.1f} ms" for part, least in zip(texts, least, strict=True))
        assert _has_linear_doubling(least), f"time grows faster than the text: {seconds}"


def _least_seconds(run: Run, texts: list[str], rounds: int, looks_right: Callable[[list[float]], bool]) -> list[float]:
    """The least CPU seconds of each text, from as many rounds as it takes to look right and no more than `rounds`."""
    least = [float("inf")] * len(texts)
    for _ in range(rounds):
        least = [min(before, _seconds(run, part)) for before, part in zip(least, texts, strict=True)]
        if looks_right(least):
            break
    return least


def _lengths(run: Run, text: Text) -> Iterator[int]:
    """The lengths to try; running them also warms up what is kept."""
    run(text(LENGTHS[0]))
    shortened = 2 if _seconds(run, text(LENGTHS[0])) > SLOW else 1
    for length in LENGTHS:
        yield length // shortened
    while length < LONGEST and _seconds(run, text(length)) < QUICK:
        length *= 2
        yield length


def _seconds(run: Run, text: str) -> float:
    gc.disable()  # a collection takes as long as the whole test run has objects
    try:
        start = time.process_time()
        run(text)
        return time.process_time() - start
    finally:
        gc.enable()


def _is_linear(seconds: list[float]) -> bool:
    """Whether the longest text took no more than `LIMIT` for each doubling since the shortest one.

    The ends are compared, not neighbours: what is quadratic costs at each doubling.
    """
    return seconds[-1] < LIMIT ** (len(seconds) - 1) * seconds[0] + GRAIN


def _has_linear_doubling(seconds: list[float]) -> bool:
    """Whether one text took no more than `LIMIT` times as long as the one of half its length."""
    return any(after < LIMIT * before + GRAIN for before, after in pairwise(seconds))
