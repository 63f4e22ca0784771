"""``site.github`` on GitHub Pages: what the gem finds there, from the repository and a stand-in for the API."""

from __future__ import annotations

import io
import json
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from tests.bundled.building import Built, build
from tests.repository import git

PAGE = "---\n---\n{{ site.title }}|{{ site.url }}|{{ site.baseurl }}|{{ site.github.%s }}"


@pytest.fixture(autouse=True)
def environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JEKYLL_ENV", "production")
    for name in ("PAGES_REPO_NWO", "PAGES_ENV", "JEKYLL_GITHUB_TOKEN", "PAGE_BUILD_ID", "GITHUB_HOSTNAME"):
        monkeypatch.delenv(name, raising=False)


def on_pages(folder: Path, page: str, **config: object) -> Built:
    return build(folder, {"index.html": page, "_config.yml": ""}, target="github-pages", theme=None, **config)


@pytest.mark.parametrize(
    ("repository", "expected"),
    [
        ("owner/project", "project|https://owner.github.io|/project|https://github.com/owner/project"),
        ("Owner/owner.github.io", "Owner|https://owner.github.io||https://github.com/Owner/owner.github.io"),
    ],
)
def test_fills_in_title_and_address(repository: str, expected: str, tmp_path: Path) -> None:
    site = on_pages(tmp_path, PAGE % "repository_url", repository=repository)
    assert site.text("index.html") == expected
    assert site.warnings == ()


def test_what_the_site_says_counts_more(tmp_path: Path) -> None:
    given = {"title": "Own", "url": "https://own.example", "baseurl": "/b", "github": {"private": True}}
    site = on_pages(tmp_path, PAGE % "private", repository="o/n", **given)
    assert site.text("index.html") == "Own|https://own.example|/b|true"


def test_a_cname_is_the_address(tmp_path: Path) -> None:
    (tmp_path / "source").mkdir()
    (tmp_path / "source" / "CNAME").write_text("www.own.example\n")
    site = on_pages(tmp_path, PAGE % "url", repository="o/n")
    assert site.text("index.html") == "n|https://www.own.example||https://www.own.example"


@pytest.mark.parametrize(
    "remote", ["git@github.com:o/n.js.git", "https://github.com/o/n.js", "ssh://git@github.com/o/n.js"]
)
def test_the_remote_names_the_repository(remote: str, tmp_path: Path) -> None:
    source = tmp_path / "source"
    source.mkdir()
    for command in (["init", "-q", "-b", "trunk"], ["remote", "add", "origin", remote]):
        git(source, *command)
    site = on_pages(tmp_path, "---\n---\n{{ site.github.repository_nwo }} {% github_edit_link 'Edit' %}")
    url = "https://github.com/o/n.js/edit/trunk/index.html"
    assert site.text("index.html") == f'o/n.js <a href="{url}">Edit</a>'


def test_without_a_repository_nothing_is_said(tmp_path: Path) -> None:
    site = on_pages(tmp_path, PAGE % "repository_url" + "{% github_edit_link %}")
    assert site.text("index.html") == "|||"
    assert site.warnings == ()


def test_a_missing_token_is_noted_once(tmp_path: Path) -> None:
    page = "---\n---\n{{ site.github.contributors }}{{ site.github.releases }}{{ site.github.private }}"
    site = on_pages(tmp_path, page, repository="o/n")
    assert site.text("index.html") == "falsefalse"
    assert len(site.warnings) == 1
    assert "JEKYLL_GITHUB_TOKEN" in site.warnings[0]


ANSWERS = {"/repos/o/n": {"description": "About", "private": False}, "/repos/o/n/pages": {"cname": None}}


def test_what_was_kept_serves_while_the_api_is_out_of_reach(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = "---\n---\n{{ site.github.project_tagline }}"
    monkeypatch.setenv("JEKYLL_GITHUB_TOKEN", "secret")

    def answer(request: urllib.request.Request, timeout: float) -> io.BytesIO:
        path = request.full_url.removeprefix("https://api.github.com").partition("?")[0]
        return io.BytesIO(json.dumps(ANSWERS[path]).encode())

    monkeypatch.setattr(urllib.request, "urlopen", answer)
    on_pages(tmp_path, page, repository="o/n", disable_disk_cache=False)

    def fail(request: urllib.request.Request, timeout: float) -> io.BytesIO:
        raise urllib.error.URLError("no network")

    monkeypatch.setattr(urllib.request, "urlopen", fail)
    again = on_pages(tmp_path, page, repository="o/n", disable_disk_cache=False)
    assert (again.text("index.html"), again.warnings) == ("About", ())
    fresh = on_pages(tmp_path, page, repository="o/other", disable_disk_cache=False)
    assert fresh.text("index.html") == ""
    assert "no network" in fresh.warnings[0]
