"""However a site is edited, a build warns of the mistakes that a clean build warns of."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from tests.incremental.workshop import Workshop
from tests.mistakes.cases import CASES

CONFIG: dict[str, object] = {"time": "2026-01-01 00:00:00 +0000"}
SITE = {"index.html": "---\n---\n", "_layouts/plain.html": "{{ content }}"}
"""A layout of its own, as a site without any takes the bundled theme."""
PATHS = sorted({path for case in CASES.values() for path in (*case.found, *case.near_miss)})
VERSIONS = {
    path: sorted({case[path] for each in CASES.values() for case in (each.found, each.near_miss) if path in case})
    for path in PATHS
}
"""Every text that a case gives to a path."""


@pytest.mark.parametrize("name", CASES)
@pytest.mark.parametrize("is_another_process", [False, True])
def test_a_mistake_is_made_and_mended(tmp_path: Path, name: str, is_another_process: bool) -> None:
    case = CASES[name]
    workshop = Workshop(tmp_path, {**SITE, **case.near_miss}, {}, CONFIG)
    workshop.check()
    for files in (case.found, {"index.html": "---\n---\nother"}, case.near_miss):
        for path, text in files.items():
            workshop.write(path, text)
        if is_another_process:
            workshop.restart()
        workshop.check()


@pytest.mark.parametrize("seed", range(3))
def test_mistakes_come_and_go(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    workshop = Workshop(tmp_path, SITE, {}, CONFIG)
    for _ in range(40):
        path = chance.choice(PATHS)
        if chance.random() < 0.25:
            workshop.remove(path)
        else:
            text = chance.choice(VERSIONS[path])
            workshop.write(path, text if chance.random() < 0.6 else text + "\nmore")
        if chance.random() < 0.3:
            workshop.restart()
        workshop.check_or_fail()
