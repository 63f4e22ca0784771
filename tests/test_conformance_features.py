"""Jekyll's own scenarios, run against our command line: what passed once may not fail again.

``python -m tests.test_conformance_features`` runs them and raises the floor to what passes now.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from tests.oracles import SHARED

pytestmark = pytest.mark.shared

FLOOR = Path(__file__).parent / "conformance" / "features.json"

SUITE = SHARED / "conformance" / "features"


def run() -> dict[str, str]:
    """Every scenario by its id, with why it fails, or the empty text when it passes."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder, "report.json")
        command = [sys.executable, str(SUITE / "run_features.py"), "--cli", f"{sys.executable} -m jekyll_py"]
        command += ["--list", str(SUITE / "visible.txt"), "--jobs", "2", "--quiet", "--json", str(report)]
        environment = {**os.environ, "JEKYLL_PY_TARGET": "jekyll", "PYTHONDONTWRITEBYTECODE": ""}
        subprocess.run(command, env=environment, capture_output=True, timeout=300)
        results = json.loads(report.read_text(encoding="utf-8"))["results"]
    return {result["id"]: _reason(result) for result in results}


def _reason(result: dict[str, str]) -> str:
    return "" if result["status"] == "passed" else f"{result['step']}: {result['reason']}"


def test_no_scenario_that_passed_fails() -> None:
    results = run()
    fallen = {name: results.get(name, "gone") for name in json.loads(FLOOR.read_text(encoding="utf-8"))}
    assert {name: reason for name, reason in fallen.items() if reason} == {}


def raise_floor() -> None:
    """Record what passes now beside what passed before."""
    passed = {name for name, reason in run().items() if not reason}
    recorded = set(json.loads(FLOOR.read_text(encoding="utf-8"))) if FLOOR.exists() else set()
    names = sorted(recorded | passed)
    FLOOR.write_text(json.dumps(names, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    print(f"{len(passed)} pass, floor {len(recorded)} -> {len(names)}")


if __name__ == "__main__":
    raise_floor()
