"""The format ``gitlab``: the code quality report of GitLab, a subset of Code Climate's."""

from __future__ import annotations

from collections import Counter
from json import dumps

from ..checker import Checked
from .places import fingerprint_of, place_of, sentence

_SEVERITIES = {"error": "major", "warning": "minor"}


def write(checked: Checked, _folder: str) -> str:
    """The findings as a list; each has a fingerprint of its own."""
    seen = Counter[str]()
    rows = []
    for finding in checked.findings:
        place, name = place_of(finding), fingerprint_of(finding)
        seen[name] += 1
        row = {
            "description": sentence(finding),
            "check_name": finding.rule,
            "fingerprint": name if seen[name] == 1 else f"{name}-{seen[name]}",
            "severity": _SEVERITIES[finding.severity],
            "location": {"path": place.path, "lines": {"begin": place.line}},
        }
        rows.append(row)
    return dumps(rows, ensure_ascii=False, indent=2) + "\n"
