"""Errors of YAML: their messages, and the places of the faults in a file."""

from __future__ import annotations

import yaml

from ..errors import JekyllError, SourcePosition

TOO_DEEP = "lists and mappings nest too deep"


def located(error: yaml.YAMLError, text: str, path: str | None, first_line: int) -> JekyllError:
    """The error with the place of the fault in the file, where PyYAML names one, and a hint."""
    message, mark, at = _message(error), _mark(error), _position(error, text)
    if at is None:
        return JekyllError(message, path=path, line=first_line)
    line, column = at
    from .yaml_hints import hint_for  # slow to import, and most files are right

    lines = text.splitlines()
    last = getattr(error, "problem_mark", None) or mark
    until = line if last is None else last.line
    return JekyllError(
        message,
        path=path,
        line=first_line + line,
        column=column + 1,
        source_line=lines[line] if line < len(lines) else None,
        hint=hint_for(message, lines[: until + 1], is_json=path is not None and path.endswith(".json")),
    )


def _message(error: yaml.YAMLError) -> str:
    problem = getattr(error, "problem", None) or getattr(error, "reason", None) or str(error)
    context = getattr(error, "context", None)
    message = f"{problem} {context}" if context else str(problem)
    return TOO_DEEP if "maximum nesting depth" in message else message


def _position(error: yaml.YAMLError, text: str) -> tuple[int, int] | None:
    """The line and the column of the fault, from 0."""
    mark = _mark(error)
    if mark is not None:
        return mark.line, mark.column
    position = getattr(error, "position", None)  # of a character that YAML does not have
    if not isinstance(position, int):
        return None
    place = SourcePosition.at(text, position)
    return place.line - 1, place.column - 1


def _mark(error: yaml.YAMLError) -> yaml.Mark | None:
    """Where the fault of a text is: libyaml notices a missing colon or quotation mark far below."""
    begun = getattr(error, "problem", None) in ("could not find expected ':'", "found unexpected end of stream")
    mark: yaml.Mark | None = (getattr(error, "context_mark", None) if begun else None) or getattr(
        error, "problem_mark", None
    )
    return mark
