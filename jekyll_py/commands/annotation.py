"""Annotations of GitHub Actions: an error or warning shown beside its line in the view of a change."""

from __future__ import annotations

import os

from .problem import Problem


def annotate(problem: Problem, source: str) -> None:
    """Print the annotation of a problem when the program runs on GitHub Actions; otherwise do nothing.

    Args:
        problem: the error or warning, with its path, line and column.
        source: the source folder; paths in errors are relative to it.
    """
    if os.environ.get("GITHUB_ACTIONS") == "true":
        print(workflow_command(problem, source), flush=True)


def workflow_command(problem: Problem, source: str) -> str:
    """The line ``::error file=…,line=…,col=…,title=…::message``, with the characters that delimit its parts escaped."""
    error = problem.error
    file = None if error.path is None else _in_repository(os.path.join(os.path.abspath(source), error.path))
    places = {"file": file, "line": error.line, "col": error.column} if file else {}
    properties = {**places, "title": error.kind.replace("-", " ").capitalize()}
    shown = ",".join(f"{key}={_escaped(str(value), ',:')}" for key, value in properties.items() if value is not None)
    text = f"{error.message}\n{error.hint}" if error.hint else error.message
    return f"::{problem.severity} {shown}::{_escaped(text)}"


def _in_repository(path: str) -> str | None:
    """The path relative to the checkout (``GITHUB_WORKSPACE``), or None for a missing file or one outside it."""
    root = os.environ.get("GITHUB_WORKSPACE") or os.getcwd()
    relative = os.path.relpath(path, root)
    return None if relative.startswith("..") or not os.path.exists(path) else relative


def _escaped(text: str, also: str = "") -> str:
    for char in "%\r\n" + also:
        text = text.replace(char, f"%{ord(char):02X}")
    return text
