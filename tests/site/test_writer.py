"""The destination: only what changed is written, only what is obsolete is removed."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from jekyll_py.errors import JekyllError
from jekyll_py.writer import Writer


def write(destination: Path, files: dict[str, bytes], keep: tuple[str, ...] = ()) -> tuple[set[str], set[str]]:
    """Write a build of these files; what changed and what was removed."""
    writer = Writer(str(destination), keep)
    for path, content in files.items():
        writer.stage(path, content)
    written = writer.commit(writer.obsolete())
    return set(written.changed), set(written.removed)


def test_writes_only_what_differs_and_removes_what_is_left_over(tmp_path: Path) -> None:
    site = tmp_path / "out" / "site"
    assert write(site, {"a/b.txt": b"1", "c.txt": b"2"}) == ({"a/b.txt", "c.txt"}, set())
    before = (site / "c.txt").stat().st_mtime_ns
    assert write(site, {"c.txt": b"2", "d.txt": b"3"}) == ({"d.txt"}, {"a"})
    assert (site / "c.txt").stat().st_mtime_ns == before
    assert sorted(os.listdir(site)) == ["c.txt", "d.txt"]
    assert os.listdir(site.parent) == ["site"]


def test_keeps_what_keep_files_names(tmp_path: Path) -> None:
    site = tmp_path / "site"
    (site / ".git").mkdir(parents=True)
    (site / ".git" / "HEAD").write_text("x")
    (site / "deep").mkdir()
    (site / "deep" / "kept.txt").write_text("x")
    assert write(site, {"a": b""}, (".git", "deep/kept.txt")) == ({"a"}, set())


def test_a_file_becomes_a_folder_and_back(tmp_path: Path) -> None:
    site = tmp_path / "site"
    write(site, {"x": b"file"})
    write(site, {"x/y": b"inside"})
    assert (site / "x" / "y").read_bytes() == b"inside"
    write(site, {"x": b"file"})
    assert (site / "x").read_bytes() == b"file"


def test_what_was_staged_is_forgotten_when_a_build_fails(tmp_path: Path) -> None:
    site = tmp_path / "site"
    write(site, {"a": b"old"})
    writer = Writer(str(site))
    writer.stage("a", b"new")
    writer.abandon()
    assert (site / "a").read_bytes() == b"old"
    assert os.listdir(tmp_path) == ["site"]


def test_does_not_write_through_a_link(tmp_path: Path) -> None:
    site, outside = tmp_path / "site", tmp_path / "outside"
    site.mkdir()
    outside.write_text("mine")
    os.symlink(outside, site / "a")
    write(site, {"a": b"new"})
    assert outside.read_text() == "mine"
    assert (site / "a").read_bytes() == b"new"


def test_a_destination_that_cannot_be_written_is_an_error_with_its_name(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    writer = Writer(str(tmp_path / "file" / "site"))
    with pytest.raises(JekyllError) as caught:
        writer.stage("a", b"")
    assert caught.value.hint is not None


def test_what_a_killed_build_had_staged_is_removed_by_the_next(tmp_path: Path) -> None:
    killed = subprocess.Popen(["true"])
    killed.wait()
    for process in (killed.pid, os.getppid()):
        (tmp_path / f".site.staging-{process}").mkdir()
    write(tmp_path / "site", {"a": b"1"})
    assert sorted(os.listdir(tmp_path)) == [f".site.staging-{os.getppid()}", "site"]
