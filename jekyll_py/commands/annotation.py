"""Annotations of GitHub Actions: an error or warning shown beside its line in the view of a change."""

from __future__ import annotations

import os

from ..builds.problem import Problem
from ..check.formats.workflow_command import workflow_command


def annotate(problem: Problem, source: str) -> None:
    """Print the annotation of a problem when the program runs on GitHub Actions; otherwise do nothing.

    Args:
        problem: the error or warning, with its path, line and column.
        source: the source folder; paths in errors are relative to it.
    """
    if os.environ.get("GITHUB_ACTIONS") == "true":
        print(annotation(problem, source), flush=True)


def annotation(problem: Problem, source: str) -> str:
    """The line ``::error file=…,line=…,col=…,title=…::message``."""
    error = problem.error
    file = None if error.path is None else _in_repository(os.path.join(os.path.abspath(source), error.path))
    places = {"file": file, "line": error.line, "col": error.column} if file else {}
    properties = {**places, "title": error.kind.replace("-", " ").capitalize()}
    page = f"for the page {error.page}" if error.page is not None else None
    lines = (error.message, page, error.hint)
    return workflow_command(problem.severity, properties, "\n".join(filter(None, lines)))


def _in_repository(path: str) -> str | None:
    """The path relative to the checkout (``GITHUB_WORKSPACE``), or None for a missing file or one outside it."""
    root = os.environ.get("GITHUB_WORKSPACE") or os.getcwd()
    relative = os.path.relpath(path, root)
    return None if relative.startswith("..") or not os.path.exists(path) else relative
