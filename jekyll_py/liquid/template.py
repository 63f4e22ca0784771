"""Templates: parsed, compiled, and ready to be rendered any number of times."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Protocol

from ..lazy.tuples import NamedTuple
from ..limits import Account, LimitError, current
from .context import Context
from .errors import LiquidWarning
from .free_variables import FreeVariables
from .tracing import located

if TYPE_CHECKING:
    from .environment import Environment

Root = Callable[[Context, Callable[[str], None]], int]
"""A function that renders a template in a context, and passes pieces of text to its second argument; it returns the
interrupt that ended the render early, else 0."""


Repeat = Callable[[Root, FreeVariables], Root]
"""Given the function of a loop, returns the one to call for it, which may repeat an earlier text."""


class MakeRoot(Protocol):
    """Makes the function of a template."""

    def __call__(self, template: Template, *, checks_interrupts: bool) -> Root:
        """The function; ``checks_interrupts`` makes it look for a pending interrupt after each tag."""


class TemplateSource(NamedTuple):
    """The text of a template and its position in a file."""

    text: str
    path: str | None
    """The file, for messages."""
    first_line: int
    """The number of the line of the file on which the text begins."""


class Template:
    """A template and the Python function that it was compiled to.

    Args:
        environment: the environment it was parsed in.
        source: its text and position.
        warnings: the warnings of lax parsing.
        free_variables: the free variables of its code.
        make_root: makes the function.
    """

    __slots__ = ("_interrupted", "_make_root", "environment", "free_variables", "path", "root", "source", "warnings")

    def __init__(
        self,
        environment: Environment,
        source: TemplateSource,
        warnings: tuple[LiquidWarning, ...],
        free_variables: FreeVariables,
        make_root: MakeRoot,
    ) -> None:
        self.environment = environment
        self.source = source
        self.path = source.path
        self.warnings = warnings
        self.free_variables = free_variables
        self._make_root = make_root
        self.root = make_root(self, checks_interrupts=False)
        self._interrupted: Root | None = None

    def render(
        self,
        variables: Mapping[str, object],
        registers: Mapping[str, object] | None = None,
        unset: Mapping[str, object] = MappingProxyType({}),
    ) -> str:
        """The text of the template; see `pieces`."""
        return "".join(self.pieces(variables, registers, unset))

    def pieces(
        self,
        variables: Mapping[str, object],
        registers: Mapping[str, object] | None = None,
        unset: Mapping[str, object] = MappingProxyType({}),
    ) -> list[str]:
        """The pieces of the text of the template, in order.

        Args:
            variables: values by name.
            registers: objects for tags and filters, by name; ``includes`` is the `Partials`.
            unset: the values of names that nothing sets.

        Raises:
            LiquidError: the template does something that Ruby Liquid refuses; the error has its position.
            LimitError: it exceeds a limit of its environment; likewise.
        """
        if self.environment.is_limited and current() is None:
            with Account(self.environment.limits):
                return self.pieces(variables, registers, unset)
        context = Context(self.environment, variables, registers, unset)
        outer, self.environment.current = self.environment.current, context
        try:
            return context.pieces_of(self.root)
        except Exception as error:
            failure = located(error)
            if isinstance(failure, LimitError):
                failure.path = failure.path or self.path  # the last piece of output is charged after the last line
            raise failure from error.__cause__
        finally:
            self.environment.current = outer

    def line_text(self, line: int) -> str:
        """The text of a line of the file."""
        lines = self.source.text.split("\n")
        index = line - self.source.first_line
        return lines[index].rstrip("\r") if 0 <= index < len(lines) else ""

    def interrupted(self) -> Root:
        """The function that renders it where an interrupt is pending: up to its first tag, as Ruby does."""
        if self._interrupted is None:
            self._interrupted = self._make_root(self, checks_interrupts=True)
        return self._interrupted
