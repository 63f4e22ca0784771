"""Warnings as values that `marshal` and JSON can write, for the records of renders and for the plan file."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ...diagnostics import Diagnostic
from ...errors import JekyllError

PackedWarning = Sequence[Any]
"""The topic, the message and the other parts of the error."""


def packed(warning: Diagnostic) -> PackedWarning:
    """A warning as such a value."""
    error = warning.error
    place = (error.path, error.line, error.column, error.source_line)
    return (warning.topic, error.message, *place, error.hint, error.chain, error.kind)


def unpacked(parts: PackedWarning) -> Diagnostic:
    """The warning.

    Raises:
        TypeError: a part is of the wrong type.
        ValueError: there are more or fewer.
    """
    topic, message, path, line, column, source_line, hint, chain, kind = parts
    _check(str, topic, message, kind, *chain)
    _check(str | None, path, source_line, hint)
    _check(int | None, line, column)
    error = JekyllError(
        message, path=path, line=line, column=column, source_line=source_line, hint=hint, chain=tuple(chain)
    )
    error.kind = kind
    return Diagnostic(topic, error)


def _check(kind: Any, *parts: object) -> None:
    if not all(isinstance(part, kind) for part in parts):
        raise TypeError(kind)
