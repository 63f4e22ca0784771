"""The suites of gems, scored with the gems in a folder of archives (``JEKYLL_PY_GEMS``, filled by ``make gems``).

What passed once may not fail again: ``tests/conformance/gems.json`` names the cases. One whose gems are not there is
left out and named. Style sheets are compared by the tests of Sass: what they are depends on the version of Dart Sass.

    python -m tests.gems.test_suites    raises the floor to what passes now
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from jekyll_py.packages import gemfile
from jekyll_py.plugins.builtin import BUNDLED
from jekyll_py.plugins.unavailable import UNNEEDED
from tests.gems.index import of_folder
from tests.oracles import ROOT, SHARED

pytestmark = pytest.mark.shared

FLOOR = ROOT / "tests/conformance/gems.json"
SUITES = SHARED / "conformance/gems"
SCORE = SHARED / "conformance/released/score.py"
SOURCE = "https://gems.example"
"""The source that the Gemfiles of the suites name; a mirror stands in for it."""


def folder() -> Path | None:
    """The folder of archives."""
    named = os.environ.get("JEKYLL_PY_GEMS")
    return Path(named) if named else None


@cache
def records(suite: str) -> dict[str, str]:
    """The Gemfile of each record of a suite, by its name."""
    lines = (SUITES / f"{suite}.jsonl").read_text(encoding="utf-8").splitlines()
    return {record["name"]: record["files"].get("Gemfile", "") for record in map(json.loads, lines)}


def missing(suite: str, name: str) -> list[str]:
    """The gems that a record needs, that are not built in and not among the archives."""
    wanted = {entry.name: entry.requirement for entry in gemfile.entries(records(suite)[name])}
    needed = {name: version for name, version in wanted.items() if name not in BUNDLED and name not in UNNEEDED}
    archives = folder()
    return sorted(
        f"{gem}-{version}"
        for gem, version in needed.items()
        if archives is None or not (archives / f"{gem}-{version}.gem").is_file()
    )


def failures(suite: str, names: list[str], address: str) -> set[str]:
    """The records, of those named, whose output differs."""
    mirror = {f"BUNDLE_MIRROR__{SOURCE.replace('.', '__').upper()}/": address}
    words = [sys.executable, str(SCORE), str(SUITES / f"{suite}.jsonl"), "--no-css", "--cli"]
    words += [f"{sys.executable} -m jekyll_py", *names]
    done = subprocess.run(
        words, cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT), **mirror}, capture_output=True, encoding="utf-8"
    )
    assert done.returncode == 0, done.stderr
    return set(re.findall(r"^## (\S+) \[", done.stdout, re.MULTILINE))


def floor() -> dict[str, list[str]]:
    """The names of the records that passed, by suite."""
    found: dict[str, list[str]] = json.loads(FLOOR.read_text(encoding="utf-8"))
    return found


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """The address of an index of the archives."""
    archives = folder()
    with of_folder(archives or ROOT / "tests/gems").running() as found:
        yield found


@pytest.mark.parametrize(("suite", "name"), [(suite, name) for suite, names in floor().items() for name in names])
def test_what_passed_passes(suite: str, name: str, address: str) -> None:
    if gems := missing(suite, name):
        pytest.skip(f"missing gem: {', '.join(gems)}")
    assert name not in failures(suite, [name], address)


def raise_floor() -> None:
    """Record what passes now beside what passed before."""
    found = floor()
    archives = folder()
    assert archives is not None, "set JEKYLL_PY_GEMS to the folder that make gems has filled"
    with of_folder(archives).running() as index:
        for suite in found:
            names = [name for name in records(suite) if not missing(suite, name)]
            passed = set(names) - failures(suite, names, index)
            print(f"{suite}: {len(passed)} of {len(names)} pass, of {len(records(suite))}")
            found[suite] = sorted({*found[suite], *passed})
    FLOOR.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    raise_floor()
