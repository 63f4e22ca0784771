"""The format ``sarif``: SARIF 2.1.0 (OASIS), which GitHub's code scanning and other programs read."""

from __future__ import annotations

from json import dumps
from pathlib import Path
from urllib.parse import quote

from ... import __version__
from ..checker import Checked
from ..finding import Finding
from ..rules import RULES
from .places import fingerprint_of, place_of, sentence

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_ROOT = "SRCROOT"


def write(checked: Checked, folder: str) -> str:
    """The findings as one run; paths are relative to the folder of the source."""
    names = sorted({finding.rule for finding in checked.findings})
    driver = {
        "name": "jekyll-py",
        "semanticVersion": __version__,
        "rules": [_rule(name) for name in names],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {_ROOT: {"uri": Path(folder).absolute().as_uri().rstrip("/") + "/"}},
        "results": [_result(finding, names.index(finding.rule)) for finding in checked.findings],
    }
    return dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2) + "\n"


def _rule(name: str) -> dict[str, object]:
    rule = RULES.get(name)
    if rule is None:  # a kind of error of builds
        return {"id": name}
    return {
        "id": name,
        "shortDescription": {"text": rule.finds},
        "help": {"text": f"{rule.finds}\nSource: {rule.source}\nExample: {rule.example}"},
        "defaultConfiguration": {"level": rule.severity, "enabled": rule.is_on},
    }


def _result(finding: Finding, index: int) -> dict[str, object]:
    place = place_of(finding)
    region = {"startLine": place.line, "startColumn": place.column}
    artifact = {"uri": quote(place.path), "uriBaseId": _ROOT}
    return {
        "ruleId": finding.rule,
        "ruleIndex": index,
        "level": finding.severity,
        "message": {"text": sentence(finding)},
        "locations": [{"physicalLocation": {"artifactLocation": artifact, "region": region}}],
        "partialFingerprints": {"jekyllPyFinding/v1": fingerprint_of(finding)},
        "properties": {"page": finding.page, "pages": finding.pages},
    }
