"""Finds the position in a template for an exception: compiled code has the template's lines and columns."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from itertools import groupby, islice
from types import FrameType, TracebackType
from typing import TYPE_CHECKING, TypeVar

from ..errors import JekyllError
from ..limits import LimitError
from .errors import LiquidError, NestingError

if TYPE_CHECKING:
    from .template import Template

TEMPLATE = "__template__"
"""The name of the global that holds the template of compiled code."""

TemplateLine = tuple["Template", int, int]
Found = TypeVar("Found", bound=JekyllError)


def located(error: Exception) -> JekyllError:
    """The error to raise in place of an exception: with the position in the template, and the including templates."""
    places = _places(_raised_through(error.__traceback__))
    found = _liquid(error)
    return _placed(found, places) if places and isinstance(found, LiquidError | LimitError) else found


def located_at(error: LiquidError, caller: FrameType | None) -> LiquidError:
    """An error with the position of the code that is running, for reports without an exception.

    Args:
        error: the error.
        caller: the frame of the compiled code that called.
    """
    places = _places(_running(caller))
    return _placed(error, places) if places else error


def _placed(found: Found, places: list[TemplateLine]) -> Found:
    template, line, column = places[-1]
    callers = [(outer.path, number) for outer, number, _ in reversed(places)]
    if isinstance(found, LiquidError):
        found.place(template.path, line, column, template.line_text(line))
    elif found.line is None:
        found.path, found.line, found.column, found.source_line = template.path, line, column, template.line_text(line)
    here = found.path == template.path and found.line == line
    found.chain = tuple(_shown(callers[1:] if here else callers))
    return found


def _shown(places: list[tuple[str | None, int]]) -> Iterator[str]:
    """``path:line`` of each; a template that includes itself is listed once, with the number of times."""
    for (path, line), run in groupby(places):
        times = len(list(run))
        yield f"{path}:{line}" + (f" ({times} times)" if times > 1 else "")


def _liquid(error: Exception) -> JekyllError:
    if isinstance(error, JekyllError):
        return error
    if isinstance(error, RecursionError):
        return NestingError()
    wrapped = LiquidError("internal", hint=f"{type(error).__name__}: {error}{raised_in(error.__traceback__)}")
    wrapped.__cause__ = error
    return wrapped


def raised_in(trace: TracebackType | None) -> str:
    """`` in path:line`` of the innermost code that a template has called, such as a plugin's; empty if Python's own."""
    found = ""
    while trace is not None:
        scope, code = trace.tb_frame.f_globals, trace.tb_frame.f_code
        module = str(scope.get("__name__", "")).partition(".")[0]
        if TEMPLATE in scope or _JINJA in scope or not module:  # compiled from a template
            found = ""
        elif module not in _PYTHONS:
            found = f" in {code.co_filename}:{trace.tb_lineno}"
        trace = trace.tb_next
    return found


_JINJA = "__jinja_exception__"
"""Stands in the frames that Jinja2 makes for the lines of its templates."""

_PYTHONS = frozenset({*sys.stdlib_module_names, "jinja2"})
"""Modules that are not at fault for what they raise."""


def _places(steps: Iterable[tuple[FrameType, int]]) -> list[TemplateLine]:
    """The template lines in a traceback, outermost first; the functions of one template count once."""
    places: list[TemplateLine] = []
    for frame, instruction in steps:
        template = frame.f_globals.get(TEMPLATE)
        if template is not None:
            line, column = _position(frame, instruction)
            if places and places[-1][0] is template and frame.f_code.co_name != "root":
                places.pop()
            places.append((template, line, column))
    return places


def _raised_through(trace: TracebackType | None) -> Iterator[tuple[FrameType, int]]:
    while trace is not None:
        yield trace.tb_frame, trace.tb_lasti
        trace = trace.tb_next


def _running(frame: FrameType | None) -> Iterable[tuple[FrameType, int]]:
    steps: list[tuple[FrameType, int]] = []
    while frame is not None:
        steps.append((frame, frame.f_lasti))
        frame = frame.f_back
    return reversed(steps)


def _position(frame: FrameType, instruction: int) -> tuple[int, int]:
    line, _, column, _ = next(islice(frame.f_code.co_positions(), instruction // 2, None), (None, None, None, None))
    return line or frame.f_lineno, column if column is not None else 1
