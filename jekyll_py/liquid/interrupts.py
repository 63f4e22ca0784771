"""The interrupts ``break`` and ``continue``.

The function of a body returns `BREAK` or `CONTINUE` if one ended it, else 0. Where Ruby goes on rendering after an
interrupt (in a ``tablerow``, or the next ``when`` that matches), they are collected in a list of the context instead.
"""

from __future__ import annotations

BREAK = 1
CONTINUE = 2


def take_interrupt(interrupts: list[int]) -> int:
    """Remove and return the latest pending interrupt; 0 without one."""
    return interrupts.pop() if interrupts else 0
