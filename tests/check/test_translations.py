"""Versions are found by name, key and edition; what depends on sources and on git is compared."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from jekyll_py.cli import main
from tests.oracles import ROOT

_LAYOUT = '<!DOCTYPE html><html lang="{{ page.lang | default: site.lang }}"><main>{{ content }}</main></html>'


def _site(folder: Path, files: dict[str, str], config: str = "lang: en\n") -> None:
    for name, text in {"_config.yml": config, "_layouts/page.html": _LAYOUT, **files}.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")


def _page(body: str = "", **data: str) -> str:
    head = "".join(f"{key}: {value}\n" for key, value in {"layout": "page", **data}.items())
    return f"---\n{head}---\n{body}\n"


def _report(folder: Path, capsys: pytest.CaptureFixture[str]) -> str:
    assert main(["check", str(folder), "--translations", "-q", "-d", str(folder / "_site")]) == 0
    return capsys.readouterr().out


def test_versions_by_a_key(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _site(
        tmp_path,
        {
            "about.md": _page("A", page_id="about", lang="en"),
            "ueber.md": _page("[x](https://example.org/)", page_id="about", lang="de"),
        },
    )
    report = _report(tmp_path, capsys)
    assert "about.md\n  en: about.md" in report.replace("\n    lacks links: https://example.org/ (see ueber.md)", "")
    assert "  de: ueber.md" in report
    assert "1 pages in 2 languages: 0 versions are missing, 1 lack something." in report


def test_versions_of_polyglot(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    config = "target: jekyll\nplugins: [jekyll-polyglot]\nlanguages: [en, de]\ndefault_lang: en\n"
    pages = {f"{name}.md": _page(name, lang="en", permalink=f"/{name}/") for name in "abcd"}
    german = {f"{name}.de.md": _page(f"{name}{name} 40", lang="de", permalink=f"/{name}/") for name in "abc"}
    _site(tmp_path, {**pages, **german}, config)
    report = _report(tmp_path, capsys)
    assert "d.md\n  en: d.md\n  de: missing" in report
    assert report.count("lacks numbers: 40") == 3
    assert "4 pages in 2 languages: 1 versions are missing, 3 lack something." in report


def test_citations(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    cited = "See [@smith2020] and [@someone](https://example.org/)."
    _site(tmp_path, {"a.md": _page(cited), "a_de.md": _page("Siehe [@someone](https://example.org/).", lang="de")})
    assert "lacks citations: smith2020 (see a.md)" in _report(tmp_path, capsys)


def test_stale_versions(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def commit(date: str) -> None:
        dates = {"GIT_AUTHOR_DATE": date, "GIT_COMMITTER_DATE": date}
        for words in (("add", "."), ("-c", "user.name=A", "-c", "user.email=a@example.org", "commit", "-qm", "A")):
            subprocess.run(["git", *words], cwd=tmp_path, check=True, env={**os.environ, **dates})

    subprocess.run(["git", "init", "-q"], cwd=tmp_path, check=True)
    _site(
        tmp_path, {"a.md": _page("A"), "a_de.md": _page("A", lang="de"), "b.md": _page(), "b_de.md": _page(lang="de")}
    )
    commit("2026-01-01T00:00:00Z")
    _site(tmp_path, {"a.md": _page("B")})
    commit("2026-05-01T00:00:00Z")
    report = _report(tmp_path, capsys)
    assert "  de: a_de.md, changed 2026-01-01\n    was last changed 120 days earlier (see a.md)" in report
    assert report.count("earlier") == 1


def test_the_homepage_of_the_project(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(ROOT), "--translations", "-q", "-d", str(tmp_path / "site")]) == 0
    report = capsys.readouterr().out
    assert "\nindex.md\n" in f"\n{report}"
    home = report.partition("index.md\n")[2].partition("\n\n")[0]
    assert "zh-cn: index_cn.md" in home
    assert "lack" not in home
    assert " 0 versions are missing" in report
