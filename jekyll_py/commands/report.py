"""The JSON report of a build (``--report``), described in docs/ci.md."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from .. import __version__
from ..disk.regular_file import unlinked
from ..errors import JekyllError
from ..output.writer import Written
from .problem import Problem

VERSION = 1
"""The version of the format; increased with every incompatible change."""


class Report(NamedTuple):
    """The report of one build."""

    source: str | None
    """The source folder, or None if the configuration could not be read."""
    destination: str | None
    seconds: Mapping[str, float]
    """The duration of each stage that was reached, by name."""
    written: Written | None
    """The changes of the destination, or None if the build failed."""
    problems: tuple[Problem, ...]
    """Errors first."""

    def write(self, path: str) -> None:
        """Write the file through a temporary one, so that it is complete or absent.

        Raises:
            JekyllError: the file cannot be written.
        """
        text = json.dumps(self._values(), ensure_ascii=False, indent=2) + "\n"
        draft = f"{path}.{os.getpid()}"
        try:
            with open(draft, "x", encoding="utf-8", errors="backslashreplace", opener=unlinked) as file:
                file.write(text)
            os.replace(draft, path)
        except OSError as problem:
            raise JekyllError(f"the report cannot be written: {problem.strerror}", path=path) from problem
        finally:
            if os.path.lexists(draft):
                os.remove(draft)

    def _values(self) -> dict[str, object]:
        return {
            "version": VERSION,
            "generator": f"jekyll-py {__version__}",
            "ok": not any(problem.severity == "error" for problem in self.problems),
            "source": self.source,
            "destination": self.destination,
            "seconds": {stage: round(value, 3) for stage, value in self.seconds.items()},
            "files": None if self.written is None else _counts(self.written),
            "problems": [_entry(problem) for problem in self.problems],
        }


def failure(problems: Iterable[Problem]) -> Report:
    """The report of a build that failed before the configuration was read."""
    return Report(None, None, {}, None, tuple(problems))


def _counts(written: Written) -> dict[str, int]:
    return {"written": len(written.changed), "removed": len(written.removed), "unchanged": written.unchanged}


def _entry(problem: Problem) -> dict[str, object]:
    error = problem.error
    return {
        "kind": error.kind,
        "severity": problem.severity,
        "path": error.path,
        "line": error.line,
        "column": error.column,
        "message": error.message,
        "hint": error.hint,
        "chain": list(error.chain),
    }
