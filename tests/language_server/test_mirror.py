"""The copy of a site that builds read in its place."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from jekyll_py.language_server.mirror import Mirror


@pytest.fixture
def mirror(site: Path) -> Iterator[Mirror]:
    made = Mirror(site, lambda path: path.name == "_site")
    made.refresh()
    yield made
    made.close()


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_it_has_all_files(site: Path, mirror: Mirror) -> None:
    assert files(mirror.folder) == files(site)


def test_it_leaves_out_what_has_no_effect(site: Path, mirror: Mirror) -> None:
    for folder in ("_site", ".git"):
        (site / folder).mkdir()
        (site / folder / "a.md").write_text("x", "utf-8")
    mirror.refresh()
    assert {path.name for path in mirror.folder.iterdir()}.isdisjoint({"_site", ".git"})


def test_unsaved_texts_do_not_reach_the_site(site: Path, mirror: Mirror) -> None:
    before = files(site)
    mirror.open("index.md", "unsaved 文")
    mirror.open("new/page.md", "unsaved")
    mirror.refresh()
    assert (mirror.folder / "index.md").read_text("utf-8") == "unsaved 文"
    assert (mirror.folder / "new/page.md").exists()
    assert files(site) == before


def test_forgotten_texts_are_as_on_the_disk(site: Path, mirror: Mirror) -> None:
    mirror.open("index.md", "unsaved")
    mirror.open("new.md", "unsaved")
    mirror.forget("index.md")
    mirror.forget("new.md")
    assert files(mirror.folder) == files(site)


def test_changes_of_the_disk_are_taken_over(site: Path, mirror: Mirror) -> None:
    (site / "index.md").unlink()
    (site / "about.md").write_text("other", "utf-8")
    os.replace(site / "_data/people.yml", site / "_data/members.yml")
    mirror.refresh()
    assert files(mirror.folder) == files(site)


def test_links_to_folders_stay_links(site: Path, mirror: Mirror) -> None:
    (site / "also").symlink_to("_data")
    mirror.refresh()
    assert os.readlink(mirror.folder / "also") == "_data"
    (site / "also").unlink()
    mirror.refresh()
    assert not (mirror.folder / "also").exists()


def test_nothing_is_left_behind(mirror: Mirror) -> None:
    mirror.close()
    assert not mirror.folder.parent.exists()
