"""Sites and outputs with files and folders that this user may not read or change."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

import jekyll_py
from jekyll_py import cli
from jekyll_py.errors import JekyllError
from tests.safety.unprivileged import call, throw_away

Make = Callable[[Mapping[str, str]], Path]


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[Make]:
    """Makes a site in a folder that everybody can reach, after a first build that has imported everything."""
    with throw_away() as folder:

        def make(files: Mapping[str, str]) -> Path:
            for path, text in files.items():
                (folder / "site" / path).parent.mkdir(parents=True, exist_ok=True)
                (folder / "site" / path).write_text(text)
            build(folder / "site")
            return folder / "site"

        monkeypatch.setenv("XDG_CACHE_HOME", str(folder / "cache"))
        yield make


def build(folder: Path) -> None:
    jekyll_py.build(folder, target="jekyll")


@pytest.mark.parametrize("mode", [0o000, 0o400, 0o500, 0o300])
@pytest.mark.parametrize("locked", ["locked", "old/locked"])
def test_a_folder_of_the_output_that_cannot_be_changed_is_left(site: Make, locked: str, mode: int) -> None:
    root = site({"index.html": "---\n---\nx"})
    output = root / "_site"
    (output / locked).mkdir(parents=True)
    (output / locked / "a.txt").write_text("a")
    (output / "old").mkdir(exist_ok=True)
    (output / "old" / "b.txt").write_text("b")
    (root / "index.html").write_text("---\n---\nnew")
    (output / locked).chmod(mode)
    call(root.parent, lambda: build(root))
    assert (output / "index.html").read_text() == "new"
    (output / locked).chmod(0o700)
    assert (output / locked / "a.txt").read_text() == "a"
    assert not (output / "old" / "b.txt").exists()
    assert sorted(path.name for path in root.iterdir() if "staging" in path.name) == []


def test_a_source_that_may_only_be_read_is_built_without_a_cache(
    site: Make, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    root = site({"index.html": "---\n---\n{{ 'now' | date: '%Y' }}"})
    output = root.parent / "out"
    output.mkdir()
    monkeypatch.chdir(root)

    def work() -> None:
        assert cli.main(["build", "--target", "jekyll", "-d", str(output)]) == 0

    work()  # which imports everything
    shutil.rmtree(root / ".jekyll-cache")
    root.chmod(0o500)
    capfd.readouterr()
    for _ in range(2):
        call(root.parent, work)
        said = capfd.readouterr().err
        assert said.count("Cache: nothing is kept for the next build: the cache folder") == 1
        assert (output / "index.html").exists()
    assert sorted(path.name for path in root.iterdir()) == ["_site", "index.html"]


@pytest.mark.parametrize("command", ["build", "clean"])
def test_a_source_that_is_not_there_empties_nothing(
    command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "kept.txt").write_text("kept")
    monkeypatch.chdir(tmp_path)
    assert cli.main([command, "-s", "nowhere", "-d", "out"]) == 1
    assert f"the source {tmp_path}/nowhere is no folder" in capsys.readouterr().err
    with pytest.raises(JekyllError, match="is no folder"):
        jekyll_py.build("nowhere", "out")
    assert [path.name for path in tmp_path.rglob("*")] == ["out", "kept.txt"]
