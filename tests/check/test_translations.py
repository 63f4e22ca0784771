"""Versions are found by name, key and edition; what depends on sources and on git is compared."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from jekyll_py.cli import main
from tests.oracles import ROOT
from tests.repository import commit

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
    assert "1 page in 2 languages: 0 versions missing, 1 with differences." in report


def test_versions_of_polyglot(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    config = "target: jekyll\nplugins: [jekyll-polyglot]\nlanguages: [en, de]\ndefault_lang: en\n"
    pages = {f"{name}.md": _page(name, lang="en", permalink=f"/{name}/") for name in "abcd"}
    german = {f"{name}.de.md": _page(f"{name}{name} 40", lang="de", permalink=f"/{name}/") for name in "abc"}
    _site(tmp_path, {**pages, **german}, config)
    report = _report(tmp_path, capsys)
    assert "d.md\n  en: d.md\n  de: missing" in report
    assert report.count("lacks numbers: 40") == 3
    assert "4 pages in 2 languages: 1 version missing, 3 with differences." in report


_POLYGLOT = (
    "target: jekyll\nurl: https://example.org\nplugins: [jekyll-polyglot]\nlanguages: [en, de, fr]\ndefault_lang: en\n"
)
_WITH_HEADERS = """\
<!DOCTYPE html>
<html lang="{{ site.active_lang }}"><head><title>{{ page.title }}</title>{% I18n_Headers %}</head>
<main><nav><a href="/about/">A</a> <a href="/news.xml">N</a></nav>{{ content }} <a href="/">H</a></main></html>
"""


def _rules(folder: Path, capsys: pytest.CaptureFixture[str], *prefixes: str) -> list[tuple[str, str, str]]:
    """Rule, file and words of the findings of some rules."""
    main(["check", str(folder), "-q", "-d", str(folder / "_site"), "--format", "json"])
    problems = json.loads(capsys.readouterr().out)["problems"]
    return [
        (each["kind"], each["path"], each["message"])
        for each in problems
        if each["kind"].startswith(prefixes) or each["kind"] == "link-missing"
    ]


def test_what_polyglot_copies_into_a_language_is_no_version_of_its_own(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = "[home](/) [about](/about/) [dead](/{}gone/)"
    _site(
        tmp_path,
        {
            "_layouts/page.html": _WITH_HEADERS,
            "index.md": _page(title="Home"),
            "news.xml": "---\n---\n<a/>",
            "about.md": _page(text.format(""), title="About", lang="en", permalink="/about/"),
            "about.de.md": _page(text.format("x"), title="Über", lang="de", permalink="/about/"),
        },
        _POLYGLOT,
    )
    found = _rules(tmp_path, capsys, "hreflang-", "translation-")
    assert {kind for kind, _, _ in found} <= {"link-missing"}, found
    assert len(found) == 3


def test_drift_between_versions_of_polyglot(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    both = "[home](/) [other](/other/)"
    _site(
        tmp_path,
        {
            "_layouts/page.html": _WITH_HEADERS,
            "index.md": _page(title="Home"),
            "news.xml": "---\n---\n<a/>",
            "other.md": _page(title="Other", permalink="/other/"),
            "about.md": _page(f"# One\n\n# Two\n\n{both}", title="About", lang="en", permalink="/about/"),
            "about.de.md": _page("# Eins\n\n[home](/)", title="Über", lang="de", permalink="/about/"),
        },
        _POLYGLOT,
    )
    found = _rules(tmp_path, capsys, "hreflang-", "translation-")
    assert found == [
        ("translation-headings", "about.de.md", "the version in de lacks headings: Two"),
        ("translation-links", "about.de.md", "the version in de lacks links: /other/"),
    ]


_LANGUAGES = "target: jekyll\nplugins: [jekyll-multiple-languages-plugin]\nlanguages: [en, de]\n"
_IN_LANGUAGE = (
    '<!DOCTYPE html><html lang="{{ site.lang }}"><title>{% t title %}</title><main>{{ content }}'
    ' <a href="{{ site.baseurl }}/other/">O</a> <a href="{{ site.baseurl }}/">H</a></main></html>'
)


def _in_languages(folder: Path, english: str, german: str) -> None:
    _site(
        folder,
        {
            "_layouts/page.html": _IN_LANGUAGE,
            "_i18n/en.yml": "title: Page\nwords: few\n",
            "_i18n/de.yml": "title: Seite\nwords: wenig\n",
            "_i18n/en/about.md": english,
            "_i18n/de/about.md": german,
            "index.md": _page("{% t words %}"),
            "other.md": _page("{% t words %} 7", permalink="/other/"),
            "about.md": _page("{% translate_file about.md %}", permalink="/about/"),
        },
        _LANGUAGES,
    )


def test_editions_of_multiple_languages_that_say_the_same(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _in_languages(tmp_path, "# One\n\n* a\n* b\n\nOn 3 March 2026", "# Eins\n\n* a\n* b\n\nAm 3. März 2026")
    assert _rules(tmp_path, capsys, "hreflang-", "translation-") == []
    report = _report(tmp_path, capsys)
    assert "3 pages in 2 languages: 0 versions missing, 0 with differences." in report


def test_drift_between_editions_of_multiple_languages(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _in_languages(tmp_path, "# One\n\n* a\n* b\n\n```\nx\n```\n[o](https://example.org/)", "# Eins\n\n* a\n\n2026")
    found = _rules(tmp_path, capsys, "translation-")
    assert {(kind, path) for kind, path, _ in found} == {
        ("translation-code", "about.md"),
        ("translation-items", "about.md"),
        ("translation-links", "about.md"),
        ("translation-numbers", "about.md"),
    }
    lacks = {kind: message for kind, _, message in found}
    assert lacks["translation-items"] == "the version in de has 1 item of lists, not 2"
    assert lacks["translation-numbers"] == "the version in en lacks numbers: 2026"


def test_citations(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    cited = "See [@smith2020] and [@someone](https://example.org/)."
    _site(tmp_path, {"a.md": _page(cited), "a_de.md": _page("Siehe [@someone](https://example.org/).", lang="de")})
    assert "lacks citations: smith2020 (see a.md)" in _report(tmp_path, capsys)


def test_stale_versions(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _site(
        tmp_path, {"a.md": _page("A"), "a_de.md": _page("A", lang="de"), "b.md": _page(), "b_de.md": _page(lang="de")}
    )
    commit(tmp_path, date="2026-01-01T00:00:00Z")
    _site(tmp_path, {"a.md": _page("B")})
    commit(tmp_path, date="2026-05-01T00:00:00Z")
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
    assert " 0 versions missing" in report
