"""From a Python traceback to the place in the template: compiled code carries the template's lines and columns."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby, islice
from types import TracebackType
from typing import TYPE_CHECKING

from ..errors import JekyllError
from .errors import LiquidError, NestingError

if TYPE_CHECKING:
    from .template import Template

TEMPLATE = "__template__"
"""The global under which compiled code keeps its template."""

Place = tuple["Template", int, int]


def located(error: Exception) -> JekyllError:
    """The error to raise in place of ``error``: one that knows where in which template it happened."""
    places = _places(error.__traceback__)
    found = _liquid(error)
    if not places or not isinstance(found, LiquidError):
        return found
    template, line, column = places[-1]
    callers = [(outer.path, number) for outer, number, _ in reversed(places)]
    found.place(template.path, line, column, template.line_text(line))
    here = found.path == template.path and found.line == line
    found.chain = tuple(_shown(callers[1:] if here else callers))
    return found


def _shown(places: list[tuple[str | None, int]]) -> Iterator[str]:
    """``path:line`` of each; what includes itself is named once."""
    for (path, line), run in groupby(places):
        times = len(list(run))
        yield f"{path}:{line}" + (f" ({times} times)" if times > 1 else "")


def _liquid(error: Exception) -> JekyllError:
    if isinstance(error, JekyllError):
        return error
    if isinstance(error, RecursionError):
        return NestingError()
    wrapped = LiquidError("internal", hint=f"{type(error).__name__}: {error}")
    wrapped.__cause__ = error
    return wrapped


def _places(trace: TracebackType | None) -> list[Place]:
    """The template lines on the way to the error, outermost first; functions of one template count once."""
    places: list[Place] = []
    while trace is not None:
        template = trace.tb_frame.f_globals.get(TEMPLATE)
        if template is not None:
            line, column = _position(trace)
            if places and places[-1][0] is template and trace.tb_frame.f_code.co_name != "root":
                places.pop()
            places.append((template, line, column))
        trace = trace.tb_next
    return places


def _position(trace: TracebackType) -> tuple[int, int]:
    positions = trace.tb_frame.f_code.co_positions()
    line, _, column, _ = next(islice(positions, trace.tb_lasti // 2, None), (None, None, None, None))
    return line or trace.tb_lineno, column if column is not None else 1
