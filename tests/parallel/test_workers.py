"""Workers in whole builds: when they are called in, what they warn of, how they die, and what is kept of them."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest

from jekyll_py.converters import MarkdownConverter
from jekyll_py.errors import JekyllError
from jekyll_py.hooks import Registration
from jekyll_py.model.item import Item
from jekyll_py.parallel import Thresholds
from jekyll_py.site import Site
from tests.parallel.building import ADOPTED, built, configuration, forked, write

POSTS = {f"_posts/2025-01-{n:02}-p.md": f"---\ntitle: T{n}\n---\nBody {n}\n" for n in range(1, 13)}


def test_a_worker_that_dies_is_told_of_with_its_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first, convert = os.getpid(), MarkdownConverter.convert

    def fatal(self: MarkdownConverter, content: str) -> str:
        if "Body 7" in content and os.getpid() != first:
            os.kill(os.getpid(), signal.SIGKILL)
        return convert(self, content)

    monkeypatch.setattr(MarkdownConverter, "convert", fatal)
    source = write(tmp_path / "s", POSTS)
    with pytest.raises(JekyllError, match="was ended by SIGKILL") as error:
        Site(configuration(source, tmp_path / "site"), runner=forked(2, 1)).process()
    assert error.value.path == "_posts/2025-01-07-p.md"
    assert not (tmp_path / "site").exists()
    assert [path.name for path in tmp_path.iterdir()] == ["s"]


def test_what_a_worker_finds_wrong_is_told_by_the_first_process(tmp_path: Path) -> None:
    source = write(tmp_path / "s", {**POSTS, "_posts/2025-01-05-p.md": "{% nosuchtag %}", "z.md": "{% nor_this %}"})
    assert built(source, tmp_path / "one") == built(source, tmp_path / "two", forked(2, 1))


def test_observers_follow_what_workers_render(tmp_path: Path) -> None:
    followed: list[tuple[str, str]] = []

    def follow(item: Item, output: str) -> None:
        followed.append((item.relative_path, output))

    source = write(tmp_path / "s", POSTS)
    hook = Registration(("documents",), "post_render", follow, 0, is_observer=True)
    Site(configuration(source, tmp_path / "site"), runner=forked(2, 1), hooks=[hook]).process()
    assert followed == [(path, f"<p>Body {n}</p>\n") for n, path in enumerate(POSTS, 1)]


def test_a_small_site_is_rendered_by_one_process(tmp_path: Path) -> None:
    source = write(tmp_path / "s", POSTS)
    runner = forked()
    runner._thresholds = Thresholds()
    built(source, tmp_path / "site", runner)
    assert not ADOPTED


def test_one_process_does_it_where_there_can_be_no_more(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused() -> int:
        raise BlockingIOError

    source = write(tmp_path / "s", POSTS)
    alone = built(source, tmp_path / "one")
    monkeypatch.setattr(os, "fork", refused)
    assert built(source, tmp_path / "two", forked()) == alone
    assert not ADOPTED


@pytest.mark.parametrize(
    ("seconds", "done", "left", "met"),
    [(1.0, 100, 100, True), (1.0, 100, 5, False), (0.001, 100, 1000, False), (1.0, 3, 1000, False)],
)
def test_others_are_called_in_when_enough_is_left(seconds: float, done: int, left: int, met: bool) -> None:
    assert Thresholds(seconds_with_threads=0.25).are_met(seconds, done, left) is met
