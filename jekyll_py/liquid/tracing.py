"""From a Python traceback to the place in the template: compiled code carries the template's lines and columns."""

from __future__ import annotations

from itertools import islice
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
    located = _liquid(error)
    if places and isinstance(located, LiquidError):
        template, line, column = places[-1]
        chain = [f"{outer.path}:{number}" for outer, number, _ in reversed(places[:-1])]
        located.place(template.path, line, column, template.line_text(line), chain)
        if not located.chain and located.path != template.path:
            located.chain = (f"{template.path}:{line}", *chain)
    return located


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
