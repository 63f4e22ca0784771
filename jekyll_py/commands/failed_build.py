"""The findings of a check whose build failed: its errors, so that programs that read results learn of them."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager

from ..builds.problem import problems
from ..check.checker import Checked
from ..check.finding import Finding, SourcePlace
from ..disk.inside import is_below
from ..errors import JekyllError
from .check_output import Output, outputs_of
from .request import Request


@contextmanager
def written_as_findings(request: Request, folder: str) -> Iterator[None]:
    """Write the errors of a build in the block in the formats of a check; the error goes on, and is printed as ever.

    Args:
        request: names the formats.
        folder: of the source, to which paths are relative.

    Raises:
        JekyllError: that of the build.
    """
    try:
        yield
    except JekyllError as error:
        checked = Checked([_finding(problem.error, folder) for problem in problems((), error)], 0, 0)
        for output in filter(_is_not_printed, outputs_of(request)):
            output.write(checked, folder)
        raise


def _is_not_printed(output: Output) -> bool:
    """Whether an output is not what the error prints anyway."""
    is_annotated = output.format == "github" and os.environ.get("GITHUB_ACTIONS") == "true"
    return output.file is not None or not (output.format == "text" or is_annotated)


def _finding(error: JekyllError, folder: str) -> Finding:
    """An error of a build as a finding, whose rule is the kind of the error in ``--report``."""
    page = "" if error.page is None else f" (for the page {error.page})"
    path = error.path or "_config.yml"
    path = os.path.relpath(path, folder) if is_below(path, folder) else path
    source = SourcePlace(path, error.line, error.column, error.source_line)
    return Finding(error.kind, "error", error.message + page, error.hint, "", "", "", None, None, source)
