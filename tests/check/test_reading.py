"""Files are read in several processes as in one; those of a check beside other work give way to it."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from jekyll_py.check.built import reading
from jekyll_py.check.built.reading import read_facts
from jekyll_py.check.cancelling import GoOn, always
from jekyll_py.check.pages.facts import PageFacts, facts_of
from jekyll_py.check.rule import Rule
from jekyll_py.check.rules import RULES

FILES = 300
"""So many are read in several processes."""


def beside_work() -> None:
    """Go on: nothing else is to be done yet."""


@pytest.mark.parametrize("go_on", [always, beside_work])
def test_several_processes_read_what_one_does(go_on: GoOn, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site, seen = tmp_path / "site", tmp_path / "seen"
    for folder in (site, seen):
        folder.mkdir()
    names = [f"{number}.html" for number in range(FILES)]
    for name in names:
        (site / name).write_text(f'<h2 id="{name}">a</h2><a href="/{name}">b</a>')
    expected = dict(read_facts(str(site), names, tuple(RULES), 1, {}, go_on))

    def noted(path: str, content: bytes, rules: Sequence[Rule]) -> PageFacts:
        (seen / str(os.nice(0))).touch()
        return facts_of(path, content, rules)

    monkeypatch.setattr(reading, "facts_of", noted)
    found = dict(read_facts(str(site), names, tuple(RULES), 2, {}, go_on))
    assert found == expected
    own = os.nice(0)
    assert [int(each.name) for each in seen.iterdir()] == [own if go_on is always else 19]


def test_processes_import_nothing_from_the_folder_of_the_site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "multiprocessing.py").write_text("open('run', 'w').close()\n")
    names = [f"{number}.html" for number in range(FILES)]
    for name in names:
        (tmp_path / name).touch()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "platform", "darwin")  # where processes are started anew, not forked
    assert [*dict(read_facts(str(tmp_path), names, tuple(RULES), 2, {}, always))] == names
    assert not (tmp_path / "run").exists()
