"""The format ``json``: the problems of ``--report``, with the rule, the built page and the target of each."""

from __future__ import annotations

from json import dumps

from ... import __version__
from ..checker import Checked
from ..finding import Finding

VERSION = 1
"""The version of the format; increased with every incompatible change."""


def write(checked: Checked, folder: str) -> str:
    """The findings as JSON."""
    values = {
        "version": VERSION,
        "generator": f"jekyll-py {__version__}",
        "ok": not any(finding.severity == "error" for finding in checked.findings),
        "source": folder,
        "pages": checked.pages,
        "references": checked.references,
        "problems": [_entry(finding) for finding in checked.findings],
    }
    return dumps(values, ensure_ascii=False, indent=2) + "\n"


def _entry(finding: Finding) -> dict[str, object]:
    source = finding.source
    return {
        "kind": finding.rule,
        "severity": finding.severity,
        "path": None if source is None else source.path,
        "line": None if source is None else source.line,
        "column": None if source is None else source.column,
        "message": finding.message,
        "hint": finding.hint,
        "chain": [],
        "page": None,
        "target": finding.target or None,
        "built": {"path": finding.page, "line": finding.line, "column": finding.column},
        "pages": finding.pages,
    }
