"""Converts the exceptions that Jinja2 raises to errors with the file and line of the template."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from types import TracebackType

from jinja2 import TemplateNotFound, TemplateSyntaxError, UndefinedError, nodes
from jinja2.exceptions import SecurityError
from jinja2.parser import Parser

from ..errors import JekyllError
from ..filters.arguments import JekyllLiquidError
from ..hints import near_miss
from ..limits import LimitError
from ..liquid import LiquidError
from ..liquid.tracing import raised_in
from ..model.template_language import Loaded
from . import hints

TemplateLine = tuple[Loaded, int]


class JinjaError(JekyllLiquidError):
    """An error in a Jinja2 template."""


class UndefinedVariableError(JinjaError):
    """A template uses a name or key that does not exist."""


def located(error: Exception, known: Mapping[str, Loaded], names: Mapping[str, Iterable[str]]) -> JekyllError:
    """The error to raise in place of an exception: with the template, the line, and the templates that included it.

    Args:
        error: the exception, with its traceback.
        known: the compiled templates by path.
        names: known ``filter``, ``test`` and ``template`` names, for suggestions.
    """
    if isinstance(error, TemplateSyntaxError):
        return _syntax_error(error, known, names)
    places = _places(error.__traceback__, known)
    if isinstance(error, JekyllError) and error.path is not None:
        error.chain = (*error.chain, *shown(_callers(places, error)))
        return error
    failure = error if isinstance(error, LimitError) else _failure(error, names)
    if places:
        loaded, line = places[-1]
        failure.path, failure.line, failure.source_line = loaded.path, line, loaded.line_text(line)
        failure.column = hints.column(failure.message, failure.source_line or "")
        failure.hint = failure.hint or hints.unquoted_file(failure.source_line or "")
        failure.chain = tuple(shown(places[:-1]))
    return failure


def compilation_error(error: Exception, loaded: Loaded) -> JinjaError:
    """The error for a template that Jinja2 or Python cannot compile, with the line being parsed or generated."""
    failure = JinjaError(str(error) if isinstance(error, ValueError) else "Nesting too deep", path=loaded.path)
    line = _line_being_compiled(error.__traceback__)
    if line is not None:
        failure.line = line + loaded.first_line - 1
        failure.source_line = loaded.line_text(failure.line)
    return failure


def _line_being_compiled(trace: TracebackType | None) -> int | None:
    """The line that Jinja2's parser or code generator was at last; None if Python's compiler raised the error."""
    line = None
    while trace is not None:
        here = trace.tb_frame.f_locals
        for worker in (here.get("self"), here.get("node")):
            line = _line_of(worker) or line
        trace = trace.tb_next
    return line


def _line_of(worker: object) -> int | None:
    if isinstance(worker, Parser):
        return worker.stream.current.lineno
    return worker.lineno if isinstance(worker, nodes.Node) else None


def _callers(places: list[TemplateLine], error: JekyllError) -> list[TemplateLine]:
    """The template lines of a traceback without the error's own line."""
    return [(loaded, line) for loaded, line in places if (loaded.path, line) != (error.path, error.line)]


def shown(places: Iterable[TemplateLine]) -> list[str]:
    """``path:line`` of each, innermost first."""
    return [f"{loaded.path}:{line}" for loaded, line in reversed(list(places))]


def _places(trace: TracebackType | None, known: Mapping[str, Loaded]) -> list[TemplateLine]:
    """The template lines in a traceback, outermost first; Jinja2 gives its frames the file and line of the template."""
    places: list[TemplateLine] = []
    while trace is not None:
        loaded = known.get(trace.tb_frame.f_code.co_filename)
        if loaded is not None:
            place = (loaded, trace.tb_lineno + loaded.first_line - 1)
            if places and places[-1][0] is loaded:
                places.pop()  # a block or macro of the same template
            places.append(place)
        trace = trace.tb_next
    return places


def _failure(error: Exception, names: Mapping[str, Iterable[str]]) -> JinjaError:
    if isinstance(error, RecursionError):
        return JinjaError("Nesting too deep")
    if isinstance(error, TemplateNotFound):
        name = str(error.name)
        return JinjaError(
            f"there is no template {name!r}", hint=near_miss(name, names["template"]) or f"add _includes/{name}"
        )
    if isinstance(error, LiquidError):
        return JinjaError(error.reason, hint=error.hint)
    if isinstance(error, JekyllError):
        return JinjaError(error.message, hint=error.hint)
    if isinstance(error, UndefinedError | SecurityError):
        return JinjaError(error.message or str(error))
    return JinjaError(f"{type(error).__name__}: {error}{raised_in(error.__traceback__)}")


_UNKNOWN = re.compile(r"No (filter|test) named '(.*)'\.")


def _syntax_error(
    error: TemplateSyntaxError, known: Mapping[str, Loaded], names: Mapping[str, Iterable[str]]
) -> JinjaError:
    message = error.message or "syntax error"
    unknown = _UNKNOWN.match(message)
    hint = near_miss(unknown[2], names[unknown[1]]) if unknown else None
    loaded = known.get(error.filename or error.name or "")
    if loaded is None:
        return JinjaError(message, line=error.lineno, hint=hint)
    line = error.lineno + loaded.first_line - 1
    text = loaded.line_text(line)
    return JinjaError(
        message,
        path=loaded.path,
        line=line,
        column=None if text is None else hints.column(message, text),
        source_line=text,
        hint=hint or hints.syntax_hint(message, loaded.source.split("\n"), error.lineno - 1),
    )
