"""The JSON report of a build (``--report``), described in docs/ci.md."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping

from .. import __version__
from ..config.configuration import Configuration
from ..config.source_parts import protected_paths
from ..disk.new_file import put
from ..disk.regular_file import open_regular_nofollow
from ..disk.repositories import is_in_repository
from ..errors import JekyllError
from ..lazy.tuples import NamedTuple
from ..output.written import Written
from .problem import Problem

VERSION = 1
"""The version of the format; increased with every incompatible change."""

_PROGRAM = "jekyll-py"
_GENERATOR = f'"generator": "{_PROGRAM} '
_HEAD = 256
"""The number of bytes of a file that tell whether it is a report."""


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

    def write(self, path: str, site: str) -> None:
        """Write the file through a temporary one, so that it is complete or absent.

        Args:
            path: the file.
            site: the folder of the site, out of which no link may lead.

        Raises:
            JekyllError: the file cannot be written, or is none that may be replaced.
        """
        import json  # most builds write no report

        if is_in_repository(os.path.realpath(path)) or not _is_replaceable(path):
            raise MisplacedReportError(path, "is no report")
        text = json.dumps(self._values(), ensure_ascii=False, indent=2) + "\n"
        try:
            put(path, text.encode("utf-8", "backslashreplace"), within=site)
        except OSError as problem:
            raise JekyllError(f"the report cannot be written: {problem.strerror}", path=path) from problem

    def _values(self) -> dict[str, object]:
        return {
            "version": VERSION,
            "generator": f"{_PROGRAM} {__version__}",
            "ok": not any(problem.severity == "error" for problem in self.problems),
            "source": self.source,
            "destination": self.destination,
            "seconds": {stage: round(value, 3) for stage, value in self.seconds.items()},
            "files": None if self.written is None else _counts(self.written),
            "problems": [_entry(problem) for problem in self.problems],
        }


def write_report(
    path: str,
    config: Configuration,
    seconds: Mapping[str, float],
    written: Written | None,
    problems: tuple[Problem, ...],
) -> None:
    """Write the report of a build.

    Args:
        path: the file.
        config: the configuration of the site.
        seconds: the duration of each stage that was reached, by its name in the tables of ``--profile``.
        written: the changes of the destination, or None if the build failed.
        problems: the errors, then the warnings.

    Raises:
        JekyllError: as `Report.write`.
    """
    by_stage = {stage.lower().removesuffix(" time"): taken for stage, taken in seconds.items()}
    Report(config.source, config.destination, by_stage, written, problems).write(path, config.origin.site)


def failure(problems: Iterable[Problem]) -> Report:
    """The report of a build that failed before the configuration was read."""
    return Report(None, None, {}, None, tuple(problems))


def check_place(path: str, config: Configuration) -> None:
    """Refuse a report that would be a part of the site.

    Raises:
        MisplacedReportError: it would lie in a folder that the site is read from.
    """
    if part := protected_paths(config).part_with(path):
        raise MisplacedReportError(path, f"would become a part of {part}, which the site is made from")


class MisplacedReportError(JekyllError):
    """The report would take the place of something else."""

    def __init__(self, path: str, why: str) -> None:
        super().__init__(f"the report cannot be written: the file {why}", path=path, hint="name another file")


def _is_replaceable(path: str) -> bool:
    """Whether nothing is lost: there is no file, an empty one, a link (whose target stays) or a report."""
    if not os.path.lexists(path) or os.path.islink(path):
        return True
    try:
        with open(path, "rb", opener=open_regular_nofollow) as file:
            head = file.read(_HEAD)
    except OSError:
        return False
    return not head or (head.startswith(b"{") and _GENERATOR.encode() in head)


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
        "page": error.page,
    }
