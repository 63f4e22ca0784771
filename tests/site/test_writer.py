"""The destination: only what changed is written, only what is obsolete is removed."""

from __future__ import annotations

import itertools
import os
import threading
from pathlib import Path

import pytest

from jekyll_py.errors import JekyllError
from jekyll_py.output.writer import Writer


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


def test_what_is_staged_anew_takes_the_place_of_what_was(tmp_path: Path) -> None:
    writer = Writer(str(tmp_path / "site"))
    writer.stage("a", b"1")
    writer.clear("")
    writer.stage("b", b"2")
    writer.commit(writer.obsolete())
    assert os.listdir(tmp_path / "site") == ["b"]


OLD = {"a": b"old", "b/c": b"old", "gone": b"old", "d": b"old"}
NEW = {"a": b"new", "b": b"new", "d/e": b"new", "f/g": b"new"}


def failing(monkeypatch: pytest.MonkeyPatch, name: str, call: int, error: BaseException) -> None:
    """Let a function of the operating system fail at a call."""
    real, calls = getattr(os, name), itertools.count()

    def fail(*args: object, **kwargs: object) -> object:
        if next(calls) == call:
            raise error
        return real(*args, **kwargs)

    monkeypatch.setattr(os, name, fail)


@pytest.mark.parametrize("name", ["replace", "rename", "link", "mkdir"])
@pytest.mark.parametrize("call", range(4))
@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), KeyboardInterrupt()], ids=["full", "key"])
def test_what_was_moved_is_moved_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, call: int, error: BaseException
) -> None:
    site = tmp_path / "site"
    write(site, OLD)
    writer = Writer(str(site))
    for path, content in NEW.items():
        writer.stage(path, content)
    with monkeypatch.context() as patch:
        failing(patch, name, call, error)
        try:
            writer.commit(writer.obsolete())
        except (JekyllError, KeyboardInterrupt) as raised:
            expected = OLD
            assert isinstance(raised, KeyboardInterrupt) or "some files" not in str(raised.hint)
        else:
            expected = NEW
    assert contents(site) == expected
    assert os.listdir(tmp_path) == ["site"]


def contents(site: Path) -> dict[str, bytes]:
    """The files of a destination."""
    return {str(path.relative_to(site)): path.read_bytes() for path in site.rglob("*") if path.is_file()}


def test_the_hint_says_so_when_it_cannot_be_put_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site = tmp_path / "site"
    write(site, OLD)
    writer = Writer(str(site))
    writer.stage("a", b"new")

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "replace", refuse)
    monkeypatch.setattr(os, "rename", lambda *_: None)
    monkeypatch.setattr(os, "link", lambda *_, **__: Path(writer_old(tmp_path), "0").touch())
    with pytest.raises(JekyllError) as caught:
        writer.commit([])
    assert "some files of the output are new and some are old" in str(caught.value.hint)


def writer_old(folder: Path) -> Path:
    """Where what gives way is kept."""
    return next(folder.glob(f".site.staging-{os.getpid()}-*")) / "old"


def test_builds_of_one_destination_wait_for_each_other(tmp_path: Path) -> None:
    site, order = tmp_path / "site", []
    first = Writer(str(site))

    def second() -> None:
        write(site, {"a": b"second"})
        order.append("second")

    thread = threading.Thread(target=second)
    thread.start()
    first.stage("a", b"first")
    first.stage("b", b"first")
    order.append("first")
    first.commit(first.obsolete())
    thread.join()
    assert order == ["first", "second"]
    assert contents(site) == {"a": b"second"}
    assert os.listdir(tmp_path) == ["site"]


def test_a_link_to_the_destination_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "site").symlink_to("elsewhere/real")
    (tmp_path / "elsewhere").mkdir()
    write(tmp_path / "site", {"a": b"1"})
    write(tmp_path / "site", {"a": b"2"})
    assert (tmp_path / "elsewhere/real/a").read_bytes() == b"2"
    assert (tmp_path / "site").is_symlink()


def test_files_wait_inside_a_destination_on_a_disk_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site = tmp_path / "site"
    site.mkdir()
    monkeypatch.setattr(os, "access", lambda path, *_, **__: Path(path) != tmp_path)
    writer = Writer(str(site))
    writer.stage("a", b"1")
    assert len([*site.glob(f".site.staging-{os.getpid()}-*/new/*")]) == 1
    writer.commit(writer.obsolete())
    assert os.listdir(site) == ["a"]


def test_a_destination_that_is_a_file_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "site").write_text("mine")
    with pytest.raises(JekyllError, match="is no folder"):
        Writer(str(tmp_path / "site"))
    assert (tmp_path / "site").read_text() == "mine"


def test_a_destination_that_cannot_be_written_is_an_error_with_its_name(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    writer = Writer(str(tmp_path / "file" / "site"))
    with pytest.raises(JekyllError) as caught:
        writer.stage("a", b"")
    assert caught.value.hint is not None


def test_what_a_killed_build_had_staged_is_removed_by_the_next(tmp_path: Path) -> None:
    for process in (str(os.getpid()), "123456-0a1b2c3d", "123456"):
        (tmp_path / f".site.staging-{process}/new").mkdir(parents=True)
        (tmp_path / f".site.staging-{process}/new/old").touch()
    write(tmp_path / "site", {"a": b"1"})
    assert os.listdir(tmp_path) == ["site"]
    assert os.listdir(tmp_path / "site") == ["a"]
