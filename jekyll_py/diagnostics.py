"""Warnings as values: collected for the report, handed on as they arise."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import NamedTuple

from .errors import JekyllError, joined

MOST_FAILURES = 100
"""How many errors a build looks for before it ends: what is wrong in a layout is wrong in a thousand pages."""

REMARKS = frozenset({"Skipping:", "Sass Deprecation Warning:", "Sass Debug:"})
"""Topics of warnings that are no errors with ``--strict``: a post that waits for its day, and style sheets (a theme's,
most often) that a later Sass will not take."""


class Diagnostic(NamedTuple):
    """Something that does not stop a build but that its author wants to know."""

    topic: str
    """The left column of Jekyll's log line, such as ``Build Warning:``."""
    error: JekyllError
    """What, where and what to do."""

    @property
    def is_remark(self) -> bool:
        """Whether it may well be meant: with ``--strict`` too it is a warning."""
        return self.topic in REMARKS

    def named(self) -> JekyllError:
        """The error, with the topic as its kind (``build-warning``) unless it has one of its own."""
        if self.error.kind == JekyllError.kind:
            self.error.kind = "-".join(self.topic.rstrip(":").lower().split()) or JekyllError.kind
        return self.error


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

    def __len__(self) -> int:
        """How many warnings there were so far."""
        return len(self._found)

    def retell(self, told: Iterable[Diagnostic], sink: Callable[[Diagnostic], None]) -> None:
        """Begin anew with what another build warned of, and hand it on."""
        self._found.clear()
        self._sink = sink
        for warning in told:
            self.add(warning.topic, warning.error)

    def hand_to(self, sink: Callable[[Diagnostic], None]) -> None:
        """Hand warnings on to somebody else from now on."""
        self._sink = sink

    @property
    def all(self) -> tuple[Diagnostic, ...]:
        """Every warning so far."""
        return tuple(self._found)


class Failures:
    """Errors that spoil one file each: the others are looked at too, so that a build names all that is wrong."""

    def __init__(self) -> None:
        self._found: list[JekyllError] = []

    @contextmanager
    def collecting(self) -> Iterator[None]:
        """Keep an error of the block, and go on.

        Raises:
            JekyllError: nothing can succeed any more, or there are too many to go on.
        """
        try:
            yield
        except JekyllError as error:
            self._found.append(error)
            if error.ends_build or len(self._found) >= MOST_FAILURES:
                self.raise_any()

    def raise_any(self) -> None:
        """End what cannot succeed any more.

        Raises:
            JekyllError: the only error, or `JekyllErrors`.
        """
        if self._found:
            raise joined(self._found)
