"""Undefined values that call `Environment.undefined` when they are printed or passed to a filter."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping
from types import FrameType

from jinja2 import nodes
from jinja2.environment import Template

from ..model.template_language import Loaded
from .errors import TemplateLine, UndefinedVariableError, shown
from .values import Nil

OPTIONAL = "optional value"
"""The filter that is put around the input of ``default``; its name cannot be written in a template."""
_DEFAULTS = frozenset({"d", "default"})


class ReportedUndefined(Nil):
    """The value of a missing name or key. A key of a missing value is not reported once more."""

    tell: Callable[[str], None]
    """Called with the name when the value is used."""

    def __str__(self) -> str:
        self.report()
        return ""

    def report(self) -> None:
        """Report that the value is used."""
        if self._undefined_obj is not None and self._undefined_name is not None:
            type(self).tell(str(self._undefined_name))


def reported_undefined(
    undefined: Callable[[UndefinedVariableError], None], known: Mapping[str, Loaded]
) -> type[ReportedUndefined]:
    """A subclass of `ReportedUndefined` for one environment.

    Args:
        undefined: called with an error that has the path and line of the use.
        known: the compiled templates by path.
    """

    def tell(name: str) -> None:
        error = UndefinedVariableError(f"undefined variable {name}")
        places = list(_running(sys._getframe(1), known))
        if places:
            loaded, line = places[0]
            error.path, error.line, error.source_line = loaded.path, line, loaded.line_text(line)
            error.chain = tuple(shown(reversed(places[1:])))
        undefined(error)

    return type("ReportedUndefined", (ReportedUndefined,), {"__slots__": (), "tell": staticmethod(tell)})


def report_undefined(values: tuple[object, ...]) -> None:
    """Report the undefined values among the arguments of a filter."""
    for value in values:
        if isinstance(value, ReportedUndefined):
            value.report()


def optional(value: object) -> object:
    """The filter `OPTIONAL`: an undefined value becomes one that is not reported."""
    return Nil(name=value._undefined_name) if isinstance(value, ReportedUndefined) else value


def mark_optional(template: nodes.Template) -> None:
    """Put the filter `OPTIONAL` around the input of every ``default`` in a syntax tree."""
    for filter_ in list(template.find_all(nodes.Filter)):
        if filter_.name in _DEFAULTS:
            while isinstance(filter_.node, nodes.Filter) and filter_.node.name != OPTIONAL:
                filter_ = filter_.node
            if filter_.node is not None and getattr(filter_.node, "name", "") != OPTIONAL:
                filter_.node = nodes.Filter(filter_.node, OPTIONAL, [], [], None, None, lineno=filter_.lineno)


def _running(frame: FrameType | None, known: Mapping[str, Loaded]) -> Iterator[TemplateLine]:
    """The template lines of the current call stack, innermost first; a template that calls itself is listed once."""
    last = None
    while frame is not None:
        template = frame.f_globals.get("__jinja_template__")
        loaded = known.get(template.filename or "") if isinstance(template, Template) else None
        if isinstance(template, Template) and loaded is not None and loaded is not last:
            yield loaded, template.get_corresponding_lineno(frame.f_lineno) + loaded.first_line - 1
            last = loaded
        frame = frame.f_back
