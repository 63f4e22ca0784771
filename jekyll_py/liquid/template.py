"""A parsed template, ready to be rendered any number of times."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from ..limits import Account, LimitError, current
from .context import Context
from .errors import LiquidWarning
from .tracing import located
from .uses import UNKNOWN, Uses

if TYPE_CHECKING:
    from .environment import Environment

Root = Callable[[Context, Callable[[str], None]], int]


class Template:
    """A template and the Python function it was compiled to."""

    __slots__ = ("_interrupted", "environment", "first_line", "path", "root", "source", "uses", "warnings")

    def __init__(
        self,
        environment: Environment,
        source: str,
        path: str | None,
        first_line: int,
        warnings: tuple[LiquidWarning, ...],
    ) -> None:
        self.environment = environment
        self.source = source
        self.path = path
        self.first_line = first_line
        self.warnings = warnings
        self.root: Root = _nothing
        self.uses: Uses = UNKNOWN
        self._interrupted: Root | None = None

    def render(self, variables: Mapping[str, object], registers: Mapping[str, object] | None = None) -> str:
        """Render it.

        Args:
            variables: what names mean at the outset.
            registers: what tags and filters may ask the context for; ``includes`` holds the `Partials`.

        Raises:
            LiquidError: the template does something Ruby Liquid refuses; its place is filled in.
            LimitError: it goes over a limit of its environment; likewise.
        """
        if self.environment.is_limited and current() is None:
            with Account(self.environment.limits):
                return self.render(variables, registers)
        context = Context(self.environment, variables, registers)
        try:
            return context.text_of(self.root)
        except Exception as error:
            failure = located(error)
            if isinstance(failure, LimitError):
                failure.path = failure.path or self.path  # it was too much at the very end
            raise failure from error.__cause__

    def line_text(self, line: int) -> str:
        """The text of a line of the file."""
        lines = self.source.split("\n")
        index = line - self.first_line
        return lines[index].rstrip("\r") if 0 <= index < len(lines) else ""

    def interrupted(self) -> Root:
        """What renders it where an interrupt is pending: up to its first tag, as Ruby does."""
        from .loading import Source, load

        if self._interrupted is None:
            source = Source(self.source, self.path, self.first_line, stepping=True)
            self._interrupted = load(self.environment, source).root
        return self._interrupted


def _nothing(context: Context, append: Callable[[str], None]) -> int:
    return 0
