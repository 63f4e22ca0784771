"""What a build found wrong, as one value whether it stopped the build or not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ..diagnostics import Diagnostic
from ..errors import JekyllError, errors_in


class Problem(NamedTuple):
    """An error or a warning."""

    severity: str
    """``error`` or ``warning``."""
    error: JekyllError
    """What is wrong, where, and what to do."""


def problems(warnings: Iterable[Diagnostic], error: Exception | None) -> Iterator[Problem]:
    """Everything there is to say about a build, each thing once.

    Args:
        warnings: in the order in which they arose.
        error: what ended the build, None when it went well. With ``--strict`` warnings are among its errors.
    """
    errors = [] if error is None else list(errors_in(error))
    fatal = set(map(id, errors))
    yield from (Problem("error", one) for one in errors)
    yield from (Problem("warning", warning.error) for warning in warnings if id(warning.error) not in fatal)
