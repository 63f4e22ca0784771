"""Errors and warnings of a build as one type of value."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..diagnostics import Diagnostic
from ..errors import JekyllError, errors_in
from ..lazy.tuples import NamedTuple


class Problem(NamedTuple):
    """An error or a warning."""

    severity: str
    """``error`` or ``warning``."""
    error: JekyllError
    """Message, position and hint."""


def problems(warnings: Iterable[Diagnostic], error: Exception | None) -> Iterator[Problem]:
    """The errors of a build, then its warnings, each once.

    Args:
        warnings: the warnings in the order in which they arose.
        error: the exception that ended the build, or None. With ``--strict`` it contains warnings too.
    """
    errors = [] if error is None else list(errors_in(error))
    fatal = set(map(id, errors))
    yield from (Problem("error", one) for one in errors)
    yield from (Problem("warning", warning.error) for warning in warnings if id(warning.error) not in fatal)
