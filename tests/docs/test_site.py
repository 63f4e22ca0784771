"""The site that `make docs` makes of the documents: sound, searchable, with words in English and Chinese."""

from __future__ import annotations

import json
import shlex
from pathlib import Path

import pytest
from lxml import html

from jekyll_py.cli import main
from tests.oracles import ROOT


@pytest.fixture(scope="module")
def documents() -> list[str]:
    """The names of the pages that the documents become."""
    return [path.stem for path in (ROOT / "docs").glob("*.md") if not path.name.endswith(".in.md")]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site, built by the commands of the Makefile, which write to a folder of this test instead."""
    built = tmp_path_factory.mktemp("docs")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(ROOT)
        for command in commands("build"):
            assert main([word.replace("build/docs", str(built)) for word in command]) == 0
    return built


def commands(name: str) -> list[list[str]]:
    """The words after our program's name in the lines of the Makefile's target that run a command."""
    target = (ROOT / "Makefile").read_text("utf-8").partition("\ndocs:")[2].partition("\n\n")[0]
    lines = [shlex.split(line) for line in target.splitlines() if f"jekyll-py {name} " in line]
    assert lines
    return [words[1:] for words in lines]


def test_the_check_finds_nothing(
    site: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(ROOT)
    (command,) = commands("check")
    status = main([word.replace("build/docs", str(site)) for word in command])
    assert status == 0, capsys.readouterr().out


@pytest.mark.parametrize(("folder", "language", "words"), [(".", "en", "Skip to content"), ("cn", "zh-CN", "跳到正文")])
def test_every_document_is_a_page(site: Path, documents: list[str], folder: str, language: str, words: str) -> None:
    for name in documents:
        page = html.document_fromstring((site / folder / f"{name}.html").read_bytes())
        assert page.get("lang") == language
        assert page.xpath("string(//a[@class='skip'])") == words
        assert len(page.xpath("//h1")) == 1, name
        assert page.xpath("//nav[@class='pages']//li"), name


@pytest.mark.parametrize("folder", [".", "cn"])
def test_all_documents_can_be_searched(site: Path, documents: list[str], folder: str) -> None:
    found = json.loads((site / folder / "search.json").read_text("utf-8"))
    assert len(found) == len(documents) - 1  # not the page that searches
    security = next(page for page in found if page["url"].endswith("/security.html"))
    assert "Promises" in security["text"]


def test_templates_in_documents_are_shown(site: Path) -> None:
    assert "{% include entries.html %}" in (site / "theme.html").read_text("utf-8")
