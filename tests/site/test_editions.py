"""One source built several times into one output."""

from __future__ import annotations

from pathlib import Path

import pytest

import jekyll_py
from jekyll_py.errors import JekyllError

PLUGIN = """
from jekyll_py.plugins import Edition, Editions, hook


class Seasons(Editions):
    def editions(self, config):
        return [Edition(*one) for one in {editions}]


@hook("site", "post_write")
def note(site):
    print(site.edition.folder)
"""
SEASONS = [("", {"season": "summer"}), ("winter", {"season": "winter"})]


def make(folder: Path, editions: object, **files: str) -> Path:
    """A site with a plugin that asks for these editions."""
    texts = {"_plugins/seasons.py": PLUGIN.replace("{editions}", repr(editions)), **files}
    for path, text in texts.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    return folder


def built(source: Path) -> dict[str, str]:
    """The files of the output."""
    done = jekyll_py.build(source, source / "_site", disable_disk_cache=True)
    files = (path for path in sorted(done.destination.rglob("*")) if path.is_file())
    return {path.relative_to(done.destination).as_posix(): path.read_text("utf-8") for path in files}


def test_each_edition_has_its_settings_and_its_folder(tmp_path: Path) -> None:
    page = "---\n---\n{{ site.season }}"
    assert built(make(tmp_path, SEASONS, **{"index.html": page, "a.txt": "a"})) == {
        "a.txt": "a",
        "index.html": "summer",
        "winter/a.txt": "a",
        "winter/index.html": "winter",
    }


def test_an_edition_takes_the_place_of_what_earlier_ones_wrote_in_its_folder(tmp_path: Path) -> None:
    files = {"index.html": "---\n---\n{{ site.season }}", "winter/old.txt": "old"}
    assert sorted(built(make(tmp_path, SEASONS, **files))) == [
        "index.html",
        "winter/index.html",
        "winter/winter/old.txt",
    ]


def test_entries_of_an_edition_can_stand_elsewhere(tmp_path: Path) -> None:
    editions = [("one", {}, {"css": "shared", "start.html": "index.html"}), ("two", {})]
    files = {"css/a/b.css": "b", "start.html": "---\n---\nstart"}
    assert sorted(built(make(tmp_path, editions, **files))) == [
        "index.html",
        "shared/a/b.css",
        "two/css/a/b.css",
        "two/start.html",
    ]


def test_the_last_edition_that_writes_a_file_counts(tmp_path: Path) -> None:
    editions = [("one", {"n": 1}, {"a.html": "a.html"}), ("two", {"n": 2}, {"a.html": "a.html"})]
    source = make(tmp_path, editions, **{"a.html": "---\n---\n{{ site.n }}"})
    assert built(source) == {"a.html": "2"}
    assert built(source) == {"a.html": "2"}


def test_an_error_in_any_edition_leaves_the_output(tmp_path: Path) -> None:
    source = make(tmp_path, SEASONS, **{"index.html": "---\n---\n{{ site.season }}"})
    before = built(source)
    (source / "index.html").write_text("---\n---\nnew{% if site.season == 'winter' %}{% include none %}{% endif %}")
    with pytest.raises(JekyllError):
        built(source)
    after = {path.name: path.read_text("utf-8") for path in (source / "_site").glob("*.html")}
    assert after == {"index.html": before["index.html"]}
    assert [path.name for path in source.iterdir() if "staging" in path.name] == []


def test_no_editions_mean_the_site_itself(tmp_path: Path) -> None:
    assert built(make(tmp_path, [], **{"index.html": "---\n---\n{{ site.season }}x"})) == {"index.html": "x"}


def test_hooks_know_which_edition_was_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    built(make(tmp_path, [("a", {}), ("b", {})], **{"index.html": "---\n---\n"}))
    assert capsys.readouterr().out.splitlines() == ["a", "b"]
