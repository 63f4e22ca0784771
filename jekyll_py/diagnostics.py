"""Warnings as values: collected for the report, handed on as they arise."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from .errors import JekyllError


class Diagnostic(NamedTuple):
    """Something that does not stop a build but that its author wants to know."""

    topic: str
    """The left column of Jekyll's log line, such as ``Build Warning:``."""
    error: JekyllError
    """What, where and what to do."""


class Diagnostics:
    """The warnings of one build, in order.

    Args:
        sink: called with each warning as it arises, to print it.
    """

    def __init__(self, sink: Callable[[Diagnostic], None] = lambda _: None) -> None:
        self._sink = sink
        self._found: list[Diagnostic] = []

    def warn(
        self, topic: str, message: str, *, path: str | None = None, line: int | None = None, hint: str | None = None
    ) -> None:
        """Add a warning made of its parts."""
        self.add(topic, JekyllError(message, path=path, line=line, hint=hint))

    def add(self, topic: str, error: JekyllError) -> None:
        """Add a warning."""
        diagnostic = Diagnostic(topic, error)
        self._found.append(diagnostic)
        self._sink(diagnostic)

    @property
    def all(self) -> tuple[Diagnostic, ...]:
        """Every warning so far."""
        return tuple(self._found)
