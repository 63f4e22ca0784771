"""What is missing where `Environment.undefined` wants to be told: it tells when it is printed or filtered."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping
from types import FrameType

from jinja2 import nodes
from jinja2.environment import Template

from ..model.template_language import Loaded
from .errors import Place, UndefinedVariableError, shown
from .values import Nil

ASKED = "asked whether it is there"
"""The filter put around what ``default`` is for; templates cannot write its name."""
_DEFAULTS = frozenset({"d", "default"})


class Watched(Nil):
    """What nobody set; what is below nil is not named once more."""

    tell: Callable[[str], None]
    """Told of its name."""

    def __str__(self) -> str:
        self.noticed()
        return ""

    def noticed(self) -> None:
        """Somebody wanted the value."""
        if self._undefined_obj is not None and self._undefined_name is not None:
            type(self).tell(str(self._undefined_name))


def watched(undefined: Callable[[UndefinedVariableError], None], known: Mapping[str, Loaded]) -> type[Watched]:
    """The class of what is missing in one environment.

    Args:
        undefined: told of what is missing, with its place.
        known: the templates by path.
    """

    def tell(name: str) -> None:
        error = UndefinedVariableError(f"undefined variable {name}")
        places = list(_running(sys._getframe(1), known))
        if places:
            loaded, line = places[0]
            error.path, error.line, error.source_line = loaded.path, line, loaded.line_text(line)
            error.chain = tuple(shown(reversed(places[1:])))
        undefined(error)

    return type("Watched", (Watched,), {"__slots__": (), "tell": staticmethod(tell)})


def notice(values: tuple[object, ...]) -> None:
    """A filter takes these values."""
    for value in values:
        if isinstance(value, Watched):
            value.noticed()


def asked(value: object) -> object:
    """A value that may well be missing."""
    return Nil(name=value._undefined_name) if isinstance(value, Watched) else value


def let_ask(template: nodes.Template) -> None:
    """Put `ASKED` around what goes through ``default``."""
    for filter_ in list(template.find_all(nodes.Filter)):
        if filter_.name in _DEFAULTS:
            while isinstance(filter_.node, nodes.Filter) and filter_.node.name != ASKED:
                filter_ = filter_.node
            if filter_.node is not None and getattr(filter_.node, "name", "") != ASKED:
                filter_.node = nodes.Filter(filter_.node, ASKED, [], [], None, None, lineno=filter_.lineno)


def _running(frame: FrameType | None, known: Mapping[str, Loaded]) -> Iterator[Place]:
    """The lines of templates that are running, innermost first; a template counts once where it calls itself."""
    last = None
    while frame is not None:
        template = frame.f_globals.get("__jinja_template__")
        loaded = known.get(template.filename or "") if isinstance(template, Template) else None
        if isinstance(template, Template) and loaded is not None and loaded is not last:
            yield loaded, template.get_corresponding_lineno(frame.f_lineno) + loaded.first_line - 1
            last = loaded
        frame = frame.f_back
