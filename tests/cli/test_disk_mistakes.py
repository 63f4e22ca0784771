"""Folders, links and names of files that a build cannot use: each message says which it is and what to do."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from jekyll_py.cli import main

from .conftest import MakeSite

PAGE = "---\n---\n"
Spoil = Callable[[Path], object]
CASES: Mapping[str, tuple[Spoil, list[str], str, str]] = {
    "the source is a file": (
        lambda root: None,
        ["build", "-s", "index.md"],
        "index.md is no folder",
        "check the option --source",
    ),
    "the destination lies in a file": (
        lambda root: (root / "out").write_text("x"),
        ["build", "-d", "out/site"],
        "out is no folder",
        "remove it or choose another one",
    ),
    "a link to nothing": (
        lambda root: (root / "a.md").symlink_to("gone.md"),
        ["build"],
        "a.md: cannot be read",
        "it is a link that leads to 'gone.md', which is not there: remove it",
    ),
    "a link to itself": (
        lambda root: (root / "a.md").symlink_to("a.md"),
        ["build"],
        "a.md: cannot be read",
        "it is a link that leads round in a circle: remove it",
    ),
    "a name that no disk takes": (
        lambda root: (root / "a.md").write_text(f"---\npermalink: /{'x' * 300}.html\n---\n"),
        ["build"],
        "cannot be written: File name too long",
        "shorten its name, or its permalink",
    ),
    "a line break in a name": (
        lambda root: (root / "a\nb.md").write_text(f"{PAGE}{{% nothing %}}"),
        ["build"],
        "a␊b.md:3:1",
        "",
    ),
    "a command to the terminal": (
        lambda root: (root / "a.md").write_text(f"{PAGE}\033[2J {{% nothing %}}"),
        ["build"],
        "    ␛[2J {% nothing %}",
        "",
    ),
    "a line without end": (
        lambda root: (root / "a.md").write_text(f"{PAGE}{'word ' * 2000}{{% nothing %}}{' word' * 2000}"),
        ["build"],
        "…word word",
        "",
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_a_message_says_what_to_do(name: str, site: MakeSite, capfd: pytest.CaptureFixture[str]) -> None:
    spoil, words, said, hint = CASES[name]
    root = site({"index.md": f"{PAGE}first"})
    assert main(["build"]) == 0
    (root / "index.md").write_text(f"{PAGE}second", encoding="utf-8")
    capfd.readouterr()
    spoil(root)
    assert main(words) == 1
    shown = capfd.readouterr().err
    assert said in shown
    assert hint in shown
    assert max(map(len, shown.splitlines())) < 500
    assert (root / "_site/index.html").read_text(encoding="utf-8") == "<p>first</p>\n"


def test_the_caret_stands_under_its_column_in_a_part_of_a_line(
    site: MakeSite, capfd: pytest.CaptureFixture[str]
) -> None:
    root = site({"index.md": f"{PAGE}{'字' * 300}{{% nothing %}}{'x' * 300}"})
    assert main(["build"]) == 1
    lines = capfd.readouterr().err.splitlines()
    (line,) = (number for number, text in enumerate(lines) if "…" in text)
    before, _, _ = lines[line].partition("{% nothing")
    assert len(lines[line + 1]) == len(before) + before.count("字") + 1
    assert not (root / "_site").exists()
