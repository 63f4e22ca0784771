"""Errors and warnings as values that `marshal` and JSON can write, for the records of renders and for the plan file."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeVar

from ...diagnostics import Diagnostic
from ...errors import JekyllError

PackedError = Sequence[Any]
"""The message and the other parts of an error."""
PackedWarning = Sequence[Any]
"""The topic, and the parts of the error."""

Class = TypeVar("Class", bound=JekyllError)


def packed(warning: Diagnostic) -> PackedWarning:
    """A warning as such a value."""
    return (warning.topic, *packed_error(warning.error))


def packed_error(error: JekyllError) -> PackedError:
    """An error as such a value."""
    place = (error.path, error.line, error.column, error.source_line)
    return (error.message, *place, error.hint, error.chain, error.kind, error.page)


def unpacked(parts: PackedWarning) -> Diagnostic:
    """The warning.

    Raises:
        TypeError: a part is of the wrong type.
        ValueError: there are more or fewer.
    """
    topic, *error = parts
    _check(str, topic)
    return Diagnostic(topic, unpacked_error(error, JekyllError))


def unpacked_error(parts: PackedError, cls: type[Class]) -> Class:
    """The error, of a class that takes what `JekyllError` takes.

    Raises:
        TypeError: a part is of the wrong type.
        ValueError: there are more or fewer.
    """
    message, path, line, column, source_line, hint, chain, kind, page = parts
    _check(str, message, kind, *chain)
    _check(str | None, path, source_line, hint, page)
    _check(int | None, line, column)
    error = cls(message, path=path, line=line, column=column, source_line=source_line, hint=hint, chain=tuple(chain))
    error.kind, error.page = kind, page
    return error


def _check(kind: Any, *parts: object) -> None:
    if not all(isinstance(part, kind) for part in parts):
        raise TypeError(kind)
