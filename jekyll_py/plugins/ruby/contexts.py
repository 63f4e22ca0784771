"""The Liquid contexts that Ruby has seen, by number."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from ...liquid import Context

if TYPE_CHECKING:
    from .session import Session

_KEY = "ruby context"
_MOST = 64


class Contexts:
    """Numbers contexts; forgets the oldest."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._contexts: dict[int, Context] = {}
        self._next = 0
        self.latest: int | None = None
        """The number of the context of the last call."""
        self.bodies: list[dict[int, Callable[[], str]]] = []
        """The bodies of the tags that are being rendered, by number."""

    def number(self, context: Context) -> int:
        """The number of a context: the same through its includes."""
        registers = context.registers
        known = registers.get(_KEY)
        if isinstance(known, int) and self._contexts.get(known) is context:
            return known
        self._next += 1
        if isinstance(registers, dict):
            registers[_KEY] = self._next
        self._contexts[self._next] = context
        if len(self._contexts) > _MOST and not self.bodies:
            self._forget()
        return self._next

    def get(self, number: int) -> Context:
        """The context with a number."""
        self.latest = number
        return self._contexts[number]

    def body(self, number: int) -> Callable[[], str] | None:
        """The body with a number of a tag that is being rendered."""
        return next((bodies[number] for bodies in reversed(self.bodies) if number in bodies), None)

    def _forget(self) -> None:
        old = list(self._contexts)[: -_MOST // 2]
        for number in old:
            del self._contexts[number]
        self._session.call("forget_contexts", old)
