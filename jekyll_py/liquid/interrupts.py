"""``break`` and ``continue`` on their way to a loop.

A body returns `BREAK` or `CONTINUE` when one leaves it, else 0. Where Ruby goes on rendering after an interrupt (in a
``tablerow``, or the next ``when`` that matches), they wait in a list on the context instead.
"""

from __future__ import annotations

BREAK = 1
CONTINUE = 2


def take_interrupt(interrupts: list[int]) -> int:
    """Take the latest interrupt that waits, or 0."""
    return interrupts.pop() if interrupts else 0
