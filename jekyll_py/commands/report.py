"""``--report``: what was wrong, as JSON for other programs."""

from __future__ import annotations

import json
from collections.abc import Iterable

from ..diagnostics import Diagnostic
from ..errors import JekyllError
from .failure import errors_in


def write(path: str, warnings: Iterable[Diagnostic], error: Exception | None) -> None:
    """Write the report of a build.

    Args:
        path: the file.
        warnings: in the order in which they arose.
        error: what ended the build, None when it went well.

    Raises:
        JekyllError: the file cannot be written.
    """
    report = {
        "ok": error is None,
        "errors": [_entry(one) for one in (errors_in(error) if error else [])],
        "warnings": [{"topic": warning.topic.rstrip(":"), **_entry(warning.error)} for warning in warnings],
    }
    try:
        with open(path, "w", encoding="utf-8") as file:
            json.dump(report, file, ensure_ascii=False, indent=2)
            file.write("\n")
    except OSError as problem:
        raise JekyllError(f"the report cannot be written: {problem.strerror}", path=path) from problem


def _entry(error: JekyllError) -> dict[str, object]:
    return {
        "message": error.message,
        "path": error.path,
        "line": error.line,
        "column": error.column,
        "source_line": error.source_line,
        "hint": error.hint,
        "chain": list(error.chain),
    }
