"""The address of a site with the theme of this package: from the site, from GitHub's runner, or asked for once."""

from __future__ import annotations

from pathlib import Path

import pytest

from jekyll_py.cli import main
from tests.theme.pages import CHINESE, ENGLISH


@pytest.fixture
def seed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("JEKYLL_PY_TARGET", "GITHUB_ACTIONS", "GITHUB_REPOSITORY"):
        monkeypatch.delenv(name, raising=False)
    (tmp_path / "index.md").write_text(ENGLISH, encoding="utf-8")
    (tmp_path / "index_cn.md").write_text(CHINESE, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def on_runner(monkeypatch: pytest.MonkeyPatch, repository: str) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    monkeypatch.setenv("GITHUB_REPOSITORY", repository)


def test_a_site_without_one_is_told_what_to_add(seed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["build"]) == 0
    said = capsys.readouterr()
    assert (said.out + said.err).count("add `url: https://your-name.github.io` to _config.yml") == 1


def test_a_site_with_a_layout_of_another_name_is_told_too(seed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (seed / "_layouts").mkdir()
    (seed / "_layouts/talk.html").write_text("{{ content }}", encoding="utf-8")
    assert main(["build"]) == 0
    said = capsys.readouterr()
    assert (said.out + said.err).count("add `url: https://your-name.github.io` to _config.yml") == 1
    (seed / "index.md").write_text("---\nlayout: talk\n---\nText.\n", encoding="utf-8")
    (seed / "index_cn.md").unlink()
    assert main(["build"]) == 0
    said = capsys.readouterr()
    assert "add `url:" not in said.out + said.err


def test_a_site_with_one_is_told_nothing(seed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (seed / "_config.yml").write_text("url: https://example.org\n", encoding="utf-8")
    assert main(["build"]) == 0
    assert "Address:" not in capsys.readouterr().err
    assert 'rel="canonical" href="https://example.org/"' in (seed / "_site/index.html").read_text("utf-8")


@pytest.mark.parametrize(
    ("repository", "cname", "home"),
    [
        ("Someone/project", None, "https://someone.github.io/project/"),
        ("Someone/someone.github.io", None, "https://someone.github.io/"),
        ("Someone/project", "example.org\n", "https://example.org/"),
        ("Someone/project", "not a host", "https://someone.github.io/project/"),
    ],
)
def test_the_runner_knows_it(
    seed: Path, monkeypatch: pytest.MonkeyPatch, repository: str, cname: str | None, home: str
) -> None:
    on_runner(monkeypatch, repository)
    if cname is not None:
        (seed / "CNAME").write_text(cname, encoding="utf-8")
    assert main(["build"]) == 0
    page = (seed / "_site/index_cn.html").read_text("utf-8")
    assert f'hreflang="en" href="{home}"' in page
    assert f"<loc>{home}index_cn.html</loc>" in (seed / "_site/sitemap.xml").read_text("utf-8")
    assert f"<id>{home}feed_cn.xml</id>" in (seed / "_site/feed_cn.xml").read_text("utf-8")


def test_a_site_with_its_own_layouts_gets_no_address(seed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    on_runner(monkeypatch, "someone/project")
    (seed / "Gemfile").write_text("gem 'jekyll'\n", encoding="utf-8")
    (seed / "_layouts").mkdir()
    (seed / "_layouts/default.html").write_text("[{{ site.url }}{{ site.baseurl }}]", encoding="utf-8")
    assert main(["build"]) == 0
    assert (seed / "_site/index.html").read_text("utf-8") == "[]"


def test_pages_of_the_site_take_the_place_of_the_themes(seed: Path) -> None:
    (seed / "404.md").write_text("---\npermalink: /404.html\n---\nlost\n", encoding="utf-8")
    (seed / "sitemap.xml").write_text("mine", encoding="utf-8")
    assert main(["build"]) == 0
    assert "<p>lost</p>" in (seed / "_site/404.html").read_text("utf-8")
    assert (seed / "_site/sitemap.xml").read_text("utf-8") == "mine"


def test_words_of_the_site_take_the_place_of_the_themes_one_by_one(seed: Path) -> None:
    (seed / "_data/words").mkdir(parents=True)
    (seed / "_data/words/en.yml").write_text("top: Up\n", encoding="utf-8")
    (seed / "_data/words/nl.yml").write_text("top: Naar boven\n", encoding="utf-8")
    (seed / "index_nl.md").write_text("---\nlayout: default\n---\n# Dag\n", encoding="utf-8")
    assert main(["build"]) == 0
    page, dutch = ((seed / "_site" / name).read_text("utf-8") for name in ("index.html", "index_nl.html"))
    assert '<a href="#top">Up</a>' in page
    assert "Skip to content" in page
    assert '<a href="#top">Naar boven</a>' in dutch
    assert "Skip to content" in dutch
