"""Sites with plugins in Ruby after any edits: what is built is what a clean build makes of them."""

from __future__ import annotations

import os
import random
from collections.abc import Iterable
from pathlib import Path

import pytest

from jekyll_py.incremental.store.dependencies import DependencySet, DependencyTable
from jekyll_py.tracking import kinds, reads
from tests.incremental.workshop import Workshop

from .plugin_sites import CONFIG, KEEPS, NEW, READS, SITE

pytestmark = pytest.mark.sandbox

EDITS = int(os.environ.get("JEKYLL_PY_RUBY_EDITS", "2"))
TEXTS = {"reads/texts_of_posts"}
"""Texts of other pages change while a build goes on: a page that shows them is rendered again."""
SEED = int(os.environ.get("JEKYLL_PY_RUBY_SEED", "1"))


@pytest.fixture(autouse=True)
def _compiled(ruby_module: object) -> None:
    """The module is compiled."""
    assert ruby_module


def workshop_of(name: str, folder: Path) -> Workshop:
    """The site with a plugin, built once."""
    made = Workshop(folder, {**SITE, "_plugins/probe.rb": {**READS, **KEEPS}[name]}, {}, CONFIG)
    made.check()
    return made


@pytest.mark.slow
@pytest.mark.parametrize("name", [*READS, *KEEPS])
def test_any_edits(name: str, tmp_path: Path) -> None:
    workshop, chance = workshop_of(name, tmp_path), random.Random(f"{SEED} {name}")
    workshop.restart()
    workshop.check()
    assert "everything" not in workshop.rendered
    is_again = name in KEEPS or name in TEXTS
    assert bool(workshop.rendered) == is_again, "what only reads is used again, what keeps something is not"
    for _ in range(EDITS):
        edit(workshop, chance)
        workshop.check()


def edit(workshop: Workshop, chance: random.Random) -> None:
    """Make one or two edits, in this process or before another one."""
    for _ in range(chance.choice([1, 1, 2])):
        _edit(workshop, chance)
    if chance.random() < 0.4:
        workshop.restart()


def _edit(workshop: Workshop, chance: random.Random) -> None:
    path = chance.choice([*SITE, *SITE, *NEW])
    text = workshop.read(path)
    kind = chance.choice(["word", "title", "call", "remove", "setting", "data"])
    if text is None:
        workshop.write(path, {**SITE, **NEW}[path])
    elif kind == "setting":
        workshop.configure({**CONFIG, "title": chance.choice("TUV")})
    elif kind == "data":
        workshop.write("_data/facts.yml", f"on: {chance.choice(['true', 'false'])}\nword: w{chance.random()}\n")
    elif kind == "remove" and path in NEW:
        workshop.remove(path)
    elif kind == "title":
        workshop.write(path, text.replace("title: ", f"title: {chance.choice('xyz')}"))
    elif kind == "call" and path.endswith(".md"):
        workshop.write(
            path, text.replace("{% probe b %}", "") if "{% probe b %}" in text else f"{text}\n{{% probe b %}}"
        )
    elif not path.startswith("_data"):
        workshop.write(path, f"{text} more")


@pytest.mark.parametrize(
    ("subject", "name", "path"),
    [
        (kinds.FILE_STATUS, "reads/file_that_may_be_there", "z.txt"),
        (kinds.FOLDER, "reads/folder", "_files/b.txt"),
        (kinds.FILE, "reads/file", "_facts.txt"),
        (kinds.RUBY, "keeps/list_in_a_constant", "aa.md"),
        (f"{kinds.COLLECTION}docs", "reads/documents", "_docs/one.md"),
    ],
)
def test_a_kind_is_needed(subject: str, name: str, path: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    record = DependencyTable.pack
    volatile = {kinds.VOLATILE} if subject == kinds.RUBY else set()

    def forgetful(table: DependencyTable, numbers: Iterable[int]) -> DependencySet:
        return record(table, [number for number in numbers if reads.dependency(number)[0] not in {subject} | volatile])

    monkeypatch.setattr(DependencyTable, "pack", forgetful)
    workshop = workshop_of(name, tmp_path)
    workshop.write(path, NEW.get(path, "two"))
    with pytest.raises(AssertionError):
        workshop.check()
