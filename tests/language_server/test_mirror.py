"""The copy of a site that builds read in its place."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from jekyll_py.language_server.mirror import Mirror


@pytest.fixture
def mirror(site: Path) -> Iterator[Mirror]:
    made = Mirror(site, lambda path: "_site" in path.parts)
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


@pytest.mark.parametrize("target", ["outside", "site/_data"])
@pytest.mark.parametrize("is_absolute", [True, False])
def test_nothing_is_written_through_links_to_folders(
    site: Path, mirror: Mirror, target: str, is_absolute: bool
) -> None:
    (site.parent / "outside").mkdir()
    folder = site.parent / target
    (folder / "a.yml").write_text("saved", "utf-8")
    (site / "also").symlink_to(folder if is_absolute else os.path.relpath(folder, site))
    mirror.refresh()
    mirror.open("also/a.yml", "unsaved")
    mirror.open("also/new/b.yml", "unsaved")
    with pytest.raises(OSError, match=r"a\.yml"):
        mirror.rename("also/b.yml", "also/a.yml")
    assert files(folder) == {**files(folder), "a.yml": b"saved"}
    assert not (folder / "new").exists()
    assert (mirror.folder / "also/a.yml").read_text("utf-8") == ("saved" if target == "outside" else "unsaved")
    mirror.forget("also/a.yml")
    mirror.forget("also/new/b.yml")
    assert (folder / "a.yml").read_text("utf-8") == "saved"
    assert (mirror.folder / "also/a.yml").read_text("utf-8") == "saved"


def test_a_file_outside_is_not_moved_through_a_link(site: Path, mirror: Mirror) -> None:
    outside = site.parent / "outside"
    outside.mkdir()
    (outside / "a.md").write_text("saved", "utf-8")
    (site / "also").symlink_to(outside)
    mirror.refresh()
    for old, new in (("also/a.md", "b.md"), ("index.md", "also/new/b.md")):
        with pytest.raises(FileExistsError):
            mirror.rename(old, new)
    assert files(outside) == {"a.md": b"saved"}
    assert [path.name for path in outside.iterdir()] == ["a.md"]


def test_links_to_files_are_followed(site: Path, mirror: Mirror) -> None:
    (site.parent / "shared.md").write_text("shared", "utf-8")
    (site / "shared.md").symlink_to("../shared.md")
    mirror.refresh()
    assert files(mirror.folder) == files(site)


def test_a_file_may_become_a_folder_and_a_folder_a_file(site: Path, mirror: Mirror) -> None:
    (site / "about.md").unlink()
    (site / "about.md").mkdir()
    (site / "about.md/index.md").write_text("folder", "utf-8")
    mirror.refresh()
    assert files(mirror.folder) == files(site)
    (site / "about.md/index.md").unlink()
    (site / "about.md").rmdir()
    (site / "about.md").write_text("file", "utf-8")
    mirror.refresh()
    assert files(mirror.folder) == files(site)


def test_texts_without_effect_are_left_out(mirror: Mirror) -> None:
    for path in ("_site/index.html", ".git/COMMIT_EDITMSG"):
        mirror.open(path, "unsaved")
    assert not (mirror.folder / "_site").exists()
    assert not (mirror.folder / ".git").exists()


def test_other_rules_take_files_in_and_out(site: Path, mirror: Mirror) -> None:
    (site / "_site").mkdir()
    (site / "_site/a.html").write_text("saved", "utf-8")
    (site / "_site/b.html").write_text("saved", "utf-8")
    before = files(site)
    mirror.open("_site/a.html", "unsaved")
    mirror.open("about.md", "unsaved")
    mirror.leave_out(lambda path: path.name == "about.md")
    assert (mirror.folder / "_site/a.html").read_text("utf-8") == "unsaved"
    assert (mirror.folder / "_site/b.html").read_text("utf-8") == "saved"
    assert not (mirror.folder / "about.md").exists()
    mirror.leave_out(lambda path: "_site" in path.parts)
    assert not list((mirror.folder).glob("_site/*"))
    assert (mirror.folder / "about.md").read_text("utf-8") == "unsaved"
    assert files(site) == before


def test_gemfiles_are_copied_though_they_are_excluded(site: Path) -> None:
    (site / "Gemfile").write_text('gem "github-pages"\n', "utf-8")
    mirror = Mirror(site, lambda path: path.name == "Gemfile")
    mirror.refresh()
    assert (mirror.folder / "Gemfile").exists()
    mirror.close()


def test_nothing_is_left_behind(mirror: Mirror) -> None:
    mirror.close()
    assert not mirror.folder.parent.exists()
