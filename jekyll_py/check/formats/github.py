"""The format ``github``: annotations, which GitHub shows beside the lines of a change."""

from __future__ import annotations

import os

from ..checker import Checked
from ..finding import Finding
from .places import place_of, sentence


def write(checked: Checked, folder: str) -> str:
    """One workflow command a finding (GitHub, Workflow commands for GitHub Actions)."""
    root = os.environ.get("GITHUB_WORKSPACE") or os.getcwd()
    return "".join(f"{_command(finding, os.path.relpath(folder, root))}\n" for finding in checked.findings)


def _command(finding: Finding, folder: str) -> str:
    place = place_of(finding)
    file = os.path.normpath(os.path.join(folder, place.path)).replace(os.sep, "/")
    values = {"file": file, "line": place.line, "col": place.column, "title": finding.rule}
    shown = ",".join(f"{key}={_escaped(str(value), ',:')}" for key, value in values.items())
    return f"::{finding.severity} {shown}::{_escaped(sentence(finding))}"


def _escaped(text: str, also: str = "") -> str:
    for char in "%\r\n" + also:
        text = text.replace(char, f"%{ord(char):02X}")
    return text
