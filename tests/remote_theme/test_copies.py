"""Copies of themes: what is kept, how long, and how the latest release is found."""

from __future__ import annotations

import json
import os
import threading
from pathlib import Path

import pytest

from jekyll_py.errors import JekyllError
from jekyll_py.packages.download import NotThere
from jekyll_py.themes import cached_copy

from .codeload import FILES, HEAD, WHOLE, Answer, Codeload, fetch, kept, zipped


def test_a_copy_serves_while_it_is_fresh(server: Codeload, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cached_copy, "FRESH", 1000)
    assert fetch().root == fetch().root
    assert server.asked == [(HEAD, "")]


def test_a_copy_is_asked_after(server: Codeload) -> None:
    first = fetch()
    assert fetch().root == first.root
    assert server.asked == [(HEAD, ""), (HEAD, '"one"')]
    changed = zipped({"_layouts/default.html": "new"})
    server.answers[HEAD] = Answer(body=changed, headers={"ETag": '"two"'})
    second = fetch()
    assert Path(second.root, "_layouts/default.html").read_text() == "new"
    assert Path(first.root).is_dir(), "a build may still read the older copy"
    server.answers[HEAD] = WHOLE
    assert fetch().root == first.root


def test_copies_of_long_ago_are_removed(server: Codeload) -> None:
    roots: list[Path] = []
    for text in "abc":
        for root in roots[:-1]:
            os.utime(root, (0, 0))
        server.answers[HEAD] = Answer(body=zipped({"_layouts/a.html": text}))
        roots.append(Path(fetch().root))
    assert [root.is_dir() for root in roots] == [False, True, True]


def test_a_commit_never_changes(server: Codeload) -> None:
    commit = "0123456789" * 4
    server.answers[f"/owner/name/zip/{commit}"] = WHOLE
    assert fetch(f"owner/name@{commit}").root == fetch(f"owner/name@{commit}").root
    assert len(server.asked) == 1


def test_out_of_reach_the_copy_serves_with_a_note(server: Codeload) -> None:
    root = fetch().root
    server.answers[HEAD] = Answer(503)
    again = fetch()
    assert again.root == root
    assert "503" in again.note
    assert "the copy of" in again.note
    server.answers[HEAD] = Answer(404)
    with pytest.raises(NotThere):
        fetch()


def test_nothing_is_kept_where_nothing_may_be(server: Codeload, tmp_path: Path) -> None:
    found = fetch(keep=False)
    assert Path(found.root, "_layouts/default.html").is_file()
    assert kept(tmp_path) == []


@pytest.mark.parametrize(
    "state",
    [
        *("", "{}", "[1]", '{"url": 1, "etag": 1, "digest": "../..", "checked": 0}'),
        *('{"url": "", "etag": "", "digest": "KEPT", "checked": "x"}', "\xff"),
        *('{"url": "", "etag": "", "digest": "KEPT", "checked": 1e300}', '{"url": "", "digest": "KEPT"}'),
    ],
)
def test_what_cannot_be_read_counts_as_nothing(state: str, server: Codeload) -> None:
    root = Path(fetch().root)
    root.with_name("copy.json").write_text(state.replace("KEPT", root.name), "latin-1")
    assert fetch().root == str(root)


def test_a_cache_that_cannot_be_written_is_named(server: Codeload, tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file")
    with pytest.raises(JekyllError, match="cannot be kept") as caught:
        fetch()
    assert "XDG_CACHE_HOME" in str(caught.value.hint)


def test_builds_at_once_do_not_disturb_each_other(server: Codeload, tmp_path: Path) -> None:
    roots: list[str] = []
    threads = [threading.Thread(target=lambda: roots.append(fetch().root)) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(roots) == 8
    assert len(set(roots)) == 1
    assert len(kept(tmp_path)) == len(FILES) + 1


def test_the_latest_release(server: Codeload) -> None:
    server.answers["/api/repos/owner/name/releases/latest"] = Answer(body=json.dumps({"tag_name": "v3"}).encode())
    server.answers["/owner/name/zip/v3"] = WHOLE
    assert fetch("owner/name@latest").note == ""
    assert server.asked[-1][0] == "/owner/name/zip/v3"


@pytest.mark.parametrize(
    "answer", [Answer(404), Answer(403), Answer(body=b"no"), Answer(body=b"[]"), Answer(body=b"{}")]
)
def test_without_a_release_the_head_is_taken(answer: Answer, server: Codeload) -> None:
    server.answers["/api/repos/owner/name/releases/latest"] = answer
    assert "HEAD is used" in fetch("owner/name@latest").note
