"""Sites and outputs with files and folders that this user may not read or change."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

import jekyll_py
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
