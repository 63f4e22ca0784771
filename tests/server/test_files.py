"""No URL leads out of the destination."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jekyll_py.server.files import FolderListing, Redirect, SiteFiles
from tests.server.copying import write

PIECES = [
    "/", "//", ".", "..", "%2e", "%2E", "%252e", "%2f", "%5c", "\\", "%00", "%", "%zz", "C:", "%c0%ae", "中", "~",
    ".ht", "a", "index", ".html", "index.html", "outside", "link", "loop", "sub", "?", "#", ";", " ",
]  # fmt: skip


@pytest.fixture(scope="module")
def destination(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("files")
    write(folder, {"outside.html": "x", "a/outside.html": "x", "outside/index.html": "x"})
    site = write(folder / "_site", {"index.html": "x", "a/index.html": "x", "sub/a.html": "x", ".htaccess": "x"})
    (site / "link").symlink_to(folder / "outside")
    (site / "link.html").symlink_to(folder / "outside.html")
    (site / "sub" / "link").symlink_to("../a")
    (site / "loop").symlink_to("loop")
    return site


@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=3), max_size=12))
def test_any_path_stays_inside(destination: Path, pieces: list[str]) -> None:
    answer = SiteFiles(destination).resolve("/" + "".join(pieces))
    if isinstance(answer, Redirect):
        assert answer.location.endswith("/")
    elif answer is not None:
        path = answer.folder if isinstance(answer, FolderListing) else answer
        assert path.resolve().is_relative_to(destination)
        assert not path.name.startswith((".ht", "~"))


def test_links_within_the_destination_are_followed(destination: Path) -> None:
    assert SiteFiles(destination).resolve("/sub/link/") == destination / "sub" / "link" / "index.html"


def test_a_destination_behind_a_link_is_one(destination: Path, tmp_path: Path) -> None:
    (tmp_path / "linked").symlink_to(destination)
    assert SiteFiles(tmp_path / "linked").resolve("/a/") == tmp_path / "linked" / "a" / "index.html"


def test_a_destination_that_is_not_there_has_nothing(tmp_path: Path) -> None:
    assert SiteFiles(tmp_path / "none").resolve("/") is None
