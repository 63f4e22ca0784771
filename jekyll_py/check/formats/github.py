"""The format ``github``: annotations, which GitHub shows beside the lines of a change."""

from __future__ import annotations

import os

from ..checker import Checked
from ..finding import Finding
from .places import place_of, sentence
from .workflow_command import workflow_command


def write(checked: Checked, folder: str) -> str:
    """One workflow command a finding."""
    root = os.environ.get("GITHUB_WORKSPACE") or os.getcwd()
    return "".join(f"{_command(finding, os.path.relpath(folder, root))}\n" for finding in checked.findings)


def _command(finding: Finding, folder: str) -> str:
    place = place_of(finding)
    file = os.path.normpath(os.path.join(folder, place.path)).replace(os.sep, "/")
    values = {"file": file, "line": place.line, "col": place.column, "title": finding.rule}
    return workflow_command(finding.severity, values, sentence(finding))
