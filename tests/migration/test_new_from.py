"""``new --from``: profile, publications, news, posts and pictures of three themes are in the new site, which builds."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

import jekyll_py
from jekyll_py.cli import main
from tests.theme.document import Document, documents

SITES = Path(__file__).parent / "sites"


@pytest.fixture
def imported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Imported:
    monkeypatch.chdir(tmp_path)
    return Imported(tmp_path)


class Imported:
    """A site that is taken over and built."""

    def __init__(self, folder: Path) -> None:
        self.old, self.new, self.built = (folder / name for name in ("old", "new", "built"))

    def of(self, name: str) -> Imported:
        shutil.copytree(SITES / name, self.old)
        return self.take()

    def take(self) -> Imported:
        assert main(["new", str(self.new), "--from", str(self.old)]) == 0
        jekyll_py.build(self.new, self.built)
        return self

    def page(self, name: str) -> Document:
        return Document(self.built / name, self.built)


def test_al_folio(imported: Imported, capsys: pytest.CaptureFixture[str]) -> None:
    home = imported.of("al_folio").page("index.html")
    assert home.headings(1) == ["Your Name"]
    assert home.find("//header[@class='profile']//img/@src") == ["/assets/img/me.jpg"]
    assert home.find("//header[@class='profile']//p/a/@href") == ["https://example.org/"]
    assert home.find("//header[@class='profile']//ul[@class='links']//a/@href") == [
        "mailto:you@example.org",
        "https://scholar.google.com/citations?user=abc",
        "https://github.com/someone",
    ]
    assert home.find("//dl[@class='timeline news']/dt/text()") == ["2 January 2026", "1 March 2025"]
    assert "I study margins." in home.text
    assert "On Margins" in home.text
    assert imported.page("publications/index.html").headings(2) == ["2025"]
    assert "Reader" in imported.page("cv/index.html").text
    assert "Wide margins" in imported.page("projects/index.html").text
    assert "We meet." in imported.page("reading/index.html").text
    post = imported.page("2025/01/01/post.html")
    assert post.find("//figure/img/@src") == ["/assets/img/a.png"]
    assert post.find("//figure/figcaption/text()") == ["A figure"]
    said = capsys.readouterr().out
    for words in (
        "{% include repository/card.liquid %}",
        "_pages/repositories.md",
        "_layouts/",
    ):
        assert words in said


def test_academicpages(imported: Imported) -> None:
    home = imported.of("academicpages").page("index.html")
    assert home.headings(1) == ["Your Name"]
    assert home.find("//header[@class='profile']//img/@src") == ["/images/profile.png"]
    assert "Reader of samples" in home.text
    papers = imported.page("publications/index.html")
    assert papers.find("//p[@class='paper']/text()") == ["A Paper"]
    assert papers.find("//p[@class='authors']/strong/text()") == ["Your Name"]
    assert papers.find("//ul[@class='links']//a/@href") == ["/files/a.pdf"]
    assert "Tutorial, A school, January 2023" in imported.page("talks/index.html").text
    assert imported.page("posts/index.html").find("//ul[@class='entries']//a/text()") == ["A post"]


def test_minimal_light(imported: Imported) -> None:
    home = imported.of("minimal_light").page("index.html")
    assert home.headings(1) == ["Your Name"]
    assert home.find("//header[@class='profile']//p/text()") == [
        "Ph.D. Student",
        "Example University",
        "you (at) example.org",
    ]
    assert home.find("//header[@class='profile']//ul[@class='links']//a/@href") == [
        "/assets/files/cv.pdf",
        "https://github.com/someone",
    ]
    assert "I reviewed samples." in home.text
    assert home.find("//p[@class='paper']/text()") == ["Light"]
    papers = imported.page("publications/index.html")
    assert papers.find("//p[@class='authors']/strong/text()") == ["Your Name"]
    assert papers.find("//ul[@class='links']//a/@href") == ["/assets/files/light.pdf"]
    assert papers.find("//strong[@class='note-mark']/text()") == ["Oral"]


def test_a_bibliography_that_cannot_be_read_is_named(imported: Imported, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.copytree(SITES / "al_folio", imported.old)
    (imported.old / "_bibliography/papers.bib").write_text("@article{a, title = {On")
    imported.take()
    assert "run jekyll-py bibliography" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["al_folio", "academicpages", "minimal_light"])
def test_the_new_site_is_sound(imported: Imported, name: str) -> None:
    imported.of(name)
    for page in documents(imported.built):
        assert page.parse_errors == [], page.path
        assert page.repeated_ids == [], page.path
        assert page.dead_links == [], page.path
    assert not list(imported.new.rglob("*_cn*"))


def test_nothing_is_taken_from_outside_of_the_old_site(imported: Imported) -> None:
    imported.old.mkdir()
    (imported.old.parent / "secret.md").write_text("---\ntitle: Secret\n---\nsecret\n")
    (imported.old / "_pages").mkdir()
    (imported.old / "_pages/secret.md").symlink_to(imported.old.parent / "secret.md")
    (imported.old / "images").symlink_to(imported.old.parent)
    (imported.old / "_config.yml").write_text("title: x\n")
    imported.take()
    assert not [path for path in imported.new.rglob("*") if path.is_file() and b"secret" in path.read_bytes().lower()]


@pytest.mark.parametrize("source", ["nowhere", "owner/name", "https://example.org/owner/name"])
def test_a_source_that_is_none_leaves_nothing_behind(
    imported: Imported, source: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["new", str(imported.new), "--from", source]) == 1
    assert f"{source} is no folder and no repository" in capsys.readouterr().err
    assert not imported.new.exists()
