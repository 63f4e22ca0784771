"""Warnings as values: collected for the report and passed to a sink as they arise."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Self

from .errors import JekyllError, joined
from .lazy.tuples import NamedTuple

MOST_FAILURES = 100
"""The number of errors after which a build stops: a fault of one layout may occur in a thousand pages."""

BUILD_WARNING = "Build Warning:"
"""The topic of most warnings: of missing layouts, and of mistakes that Jekyll takes without a word."""
BROKEN_FRONT_MATTER = "Error:"
"""The topic of the warning about front matter that is no YAML."""
REMARKS = frozenset({"Skipping:", "Sass Deprecation Warning:", "Sass Debug:"})
"""Topics of warnings that ``--strict`` does not turn into errors: posts with a date in the future, and messages of Sass
about style sheets, which mostly belong to a theme."""


class Diagnostic(NamedTuple):
    """A warning: a problem that does not stop the build."""

    topic: str
    """The left column of Jekyll's log line, such as ``Build Warning:``."""
    error: JekyllError
    """Message, position and hint."""

    @property
    def is_remark(self) -> bool:
        """Whether the author may have meant it, so that ``--strict`` leaves it a warning."""
        return self.topic in REMARKS

    def named(self) -> JekyllError:
        """The error; its kind becomes the topic (``build-warning``) unless its class has a kind of its own."""
        if self.error.kind == JekyllError.kind:
            self.error.kind = "-".join(self.topic.rstrip(":").lower().split()) or JekyllError.kind
        return self.error


class Diagnostics:
    """The warnings of one build, in order.

    Args:
        sink: called with each warning as it arises.
        pages_errors: whether the build ends where GitHub Pages would end it.
    """

    def __init__(self, sink: Callable[[Diagnostic], None] = lambda _: None, *, pages_errors: bool = False) -> None:
        self._sink = sink
        self._pages_errors = pages_errors
        self._found: list[Diagnostic] = []

    def warn(
        self, topic: str, message: str, *, path: str | None = None, line: int | None = None, hint: str | None = None
    ) -> None:
        """Add a warning from a message and its position."""
        self.add(topic, JekyllError(message, path=path, line=line, hint=hint))

    def add(self, topic: str, error: JekyllError) -> None:
        """Add a warning from an error."""
        diagnostic = Diagnostic(topic, error)
        self._found.append(diagnostic)
        self._sink(diagnostic)

    def refused(self, error: JekyllError) -> None:
        """Add a warning about what works here and ends the build on GitHub Pages.

        Raises:
            JekyllError: the error itself, with ``pages_errors``.
        """
        if self._pages_errors:
            raise error
        self.add("GitHub Pages:", error)

    def __len__(self) -> int:
        """The number of warnings so far."""
        return len(self._found)

    def replay(self, told: Iterable[Diagnostic], sink: Callable[[Diagnostic], None]) -> None:
        """Replace the sink, forget all warnings, and add those of another build."""
        self._found.clear()
        self._sink = sink
        for warning in told:
            self.add(warning.topic, warning.error)

    @contextmanager
    def aside(self) -> Iterator[Sequence[Diagnostic]]:
        """Collect the warnings of the block apart; they are not among those of the build, and the sink gets none."""
        found, sink = self._found, self._sink
        self._found, self._sink = [], lambda _: None
        try:
            yield self._found
        finally:
            self._found, self._sink = found, sink

    def redirect(self, sink: Callable[[Diagnostic], None]) -> None:
        """Replace the sink for later warnings."""
        self._sink = sink

    @property
    def all(self) -> tuple[Diagnostic, ...]:
        """Every warning so far."""
        return tuple(self._found)


class Failures:
    """Collects errors that each concern one file, so that one build reports the errors of all files."""

    def __init__(self) -> None:
        self._found: list[JekyllError] = []

    def collecting(self) -> Self:
        """A context that catches and records a `JekyllError` of its block.

        Raises:
            JekyllError: everything recorded, if the error ends the build or there are `MOST_FAILURES` of them.
        """
        return self  # each file of a site is read in such a context

    def __enter__(self) -> None:
        pass

    def __exit__(self, _kind: object, error: BaseException | None, _trace: object) -> bool:
        if not isinstance(error, JekyllError):
            return False
        self._found.append(error)
        if error.ends_build or len(self._found) >= MOST_FAILURES:
            self.raise_any()
        return True

    def raise_any(self) -> None:
        """Raise the recorded errors, if there are any.

        Raises:
            JekyllError: the only error, or `JekyllErrors`.
        """
        if self._found:
            raise joined(self._found)
