"""The Liquid contexts that Ruby has seen, by number."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from ...liquid import Context
from ...liquid.context import Saved

if TYPE_CHECKING:
    from .session import Session

_KEY = "ruby context"
_MOST = 64


class Frame:
    """The names that Ruby has bound since it pushed a scope."""

    def __init__(self) -> None:
        self.saved: list[Saved] = []


class Contexts:
    """Numbers contexts; forgets the oldest."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._contexts: dict[int, Context] = {}
        self._frames: dict[int, list[Frame]] = {}
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

    def push(self, number: int) -> None:
        """Open a scope."""
        self._frames.setdefault(number, []).append(Frame())

    def pop(self, number: int) -> None:
        """End the innermost scope."""
        context = self._contexts[number]
        frame = self._frames[number].pop()
        for saved in reversed(frame.saved):
            context.pop(saved)

    def bind(self, number: int, name: str, value: object) -> None:
        """Give a name a value in the innermost scope."""
        context = self._contexts[number]
        frames = self._frames.get(number)
        if not frames:
            context.assign(name, value)
            return
        frames[-1].saved.append(context.push((name,)))
        if name == "include":
            context.include = value
        context.scope[name] = value

    def depth(self, number: int) -> int:
        """How many scopes there are."""
        return 1 + len(self._frames.get(number, ())) + len(self._contexts[number].loops)

    def body(self, number: int) -> Callable[[], str]:
        """The body with a number of a tag that is being rendered."""
        return next(bodies[number] for bodies in reversed(self.bodies) if number in bodies)

    def _forget(self) -> None:
        old = list(self._contexts)[: -_MOST // 2]
        for number in old:
            del self._contexts[number]
            self._frames.pop(number, None)
        self._session.call("forget_contexts", old)
