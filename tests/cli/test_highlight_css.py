"""``highlight-css`` prints what ``rougify style`` prints."""

from __future__ import annotations

import subprocess

import pytest

from jekyll_py.cli import main
from jekyll_py.reference import VARIABLE


@pytest.mark.rougify
@pytest.mark.parametrize("arguments", [[], ["github"], ["monokai", "--scope", ".code"]])
def test_prints_rouges_style_sheet(
    arguments: list[str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(VARIABLE, "debian")
    assert main(["highlight-css", *arguments]) == 0
    assert (
        capsys.readouterr().out
        == subprocess.run(["rougify", "style", *arguments], capture_output=True, text=True, check=True).stdout
    )


def test_names_the_themes_when_there_is_none_of_that_name(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["highlight-css", "nope"]) == 1
    assert "nope" in capsys.readouterr().err


def test_the_style_sheet_is_that_of_the_sites_version(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    sheets = []
    for reference in "jekyll-4.2.2", "jekyll-4.4.1":
        monkeypatch.setenv(VARIABLE, reference)
        assert main(["highlight-css", "github"]) == 0
        sheets.append(capsys.readouterr().out)
    assert [sheet.count(".highlight .ges") for sheet in sheets] == [0, 1]
