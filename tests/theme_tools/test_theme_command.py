"""The command ``theme``: which file wins, who uses it, and what has become of copies."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from jekyll_py.cli import main

HEAD = "<title>{{ page.title }} {{ site.title }}</title>\n<meta a>\n<meta b>\n<meta c>\n<meta d>\n"
THEME = {
    "_layouts/default.html": "{% include head.html %}{{ content }}",
    "_layouts/page.html": "---\nlayout: default\n---\n{% include nav.html %}{{ content }}",
    "_includes/head.html": HEAD,
    "_includes/nav.html": "{{ site.data.menu.first }}{% include item.html %}",
    "_includes/item.html": "item",
    "_includes/unused.html": "{{ site.description }}",
    "_sass/_base.scss": "a { b: c }",
    "assets/logo.svg": "<svg/>",
}
SITE = {
    "_config.yml": "theme: ./theme\ntarget: jekyll\ntitle: T\nexclude: [theme]\nplugins_dir: []\n",
    "index.md": "---\nlayout: page\ntitle: Home\n---\ntext",
    "about.md": "---\nlayout: default\npermalink: /about/\n---\n{% include item.html %}",
    "style.scss": "---\n---\n@import 'base';",
    "_data/menu.yml": "- one",
    "_includes/item.html": "mine",
}


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name, text in {**{f"theme/{name}": text for name, text in THEME.items()}, **SITE}.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def shown(capsys: pytest.CaptureFixture[str], *words: str) -> dict[str, object]:
    assert main(["theme", "show", "--json", *words]) == 0
    found = json.loads(capsys.readouterr().out)
    assert isinstance(found, dict)
    return found


def test_an_include_of_the_theme(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert shown(capsys, "nav.html") == {
        "file": "_includes/nav.html",
        "from": "theme",
        "path": "theme/_includes/nav.html",
        "hides": None,
        "pages": ["index.md"],
        "layouts": ["page.html"],
        "includes": [],
        "styles": [],
        "settings": [],
        "data": ["menu"],
        "keys": [],
    }


def test_data_is_used_by_the_pages_that_read_it(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert shown(capsys, "_data/menu.yml")["pages"] == ["index.md"]
    (site / "_data/other.yml").write_text("[a]", encoding="utf-8")
    assert shown(capsys, "_data/other.yml")["pages"] == []


def test_data_in_a_folder_is_counted_file_by_file(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (site / "_data/words").mkdir()
    for name in ("de", "en", "zh-CN"):
        (site / f"_data/words/{name}.yml").write_text("top: a", encoding="utf-8")
    text = "---\n---\n{% assign tag = 'zh-CN' %}{{ site.data.words.en.top }}{{ site.data.words[tag].top }}\n"
    (site / "a.md").write_text(text, encoding="utf-8")
    (site / "b.md").write_text(
        "---\n---\n{% for word in site.data.words %}{{ word[0] }}{% endfor %}\n", encoding="utf-8"
    )
    used = {name: shown(capsys, f"_data/words/{name}.yml")["pages"] for name in ("de", "en", "zh-CN")}
    assert used == {"de": ["b.md"], "en": ["a.md", "b.md"], "zh-CN": ["a.md", "b.md"]}


def test_a_file_of_the_site_wins(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = shown(capsys, "_includes/item.html")
    assert (found["from"], found["path"], found["hides"]) == (
        "site",
        "_includes/item.html",
        "theme/_includes/item.html",
    )
    assert (found["pages"], found["includes"]) == (["about.md", "index.md"], ["nav.html"])


def test_settings_and_keys_are_those_that_were_read(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = shown(capsys, "head.html")
    assert (found["settings"], found["keys"], found["layouts"]) == (["title"], ["title"], ["default.html"])
    assert shown(capsys, "unused.html")["settings"] == []


def test_a_layout_names_those_it_surrounds(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = shown(capsys, "default.html")
    assert (found["pages"], found["layouts"]) == (["about.md", "index.md"], ["page"])


def test_a_partial_names_the_style_sheets(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert shown(capsys, "_base.scss")["styles"] == ["style.scss"]


def test_all_that_made_a_page(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = shown(capsys, "--page", "/")
    assert found["source"] == "index.md"
    assert found["made with"] == [
        "_layouts/page.html (theme)",
        "_layouts/default.html (theme)",
        "_includes/item.html (site)",
        "_includes/head.html (theme)",
        "_includes/nav.html (theme)",
    ]
    assert (found["settings"], found["data"]) == (["title"], ["menu"])


def test_nothing_of_the_site_is_written_by_showing(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = sorted(site.rglob("*"))
    assert main(["theme", "show"]) == 0
    assert sorted(site.rglob("*")) == before
    rows = [line.split() for line in capsys.readouterr().out.splitlines()]
    assert ["_includes/unused.html", "theme", "-", "0"] in rows
    assert ["_includes/item.html", "site", "the", "theme's", "2"] in rows


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        (["show", "hed.html"], "did you mean head.html?"),
        (["show", "--page", "/abuot/"], "did you mean /about/?"),
        (["copy", "xyzzy"], "`jekyll-py theme show` lists the files"),
        (["copy", "item.html"], "`jekyll-py theme diff _includes/item.html` compares it"),
        (["copy"], "jekyll-py theme copy _includes/head.html"),
        (["diff", "nav.html"], "jekyll-py theme copy nav.html"),
        (["shw"], "did you mean show?"),
    ],
)
def test_mistakes_are_explained(site: Path, capsys: pytest.CaptureFixture[str], words: list[str], hint: str) -> None:
    assert main(["theme", *words]) == 1
    assert hint in capsys.readouterr().err


def test_a_copy_is_merged_with_a_new_version(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["theme", "copy", "head.html"]) == 0
    copied, original = site / "_includes/head.html", site / "theme/_includes/head.html"
    assert copied.read_text("utf-8") == HEAD
    copied.write_text(HEAD.replace("<meta a>", "<meta mine>"), encoding="utf-8")
    original.write_text(HEAD.replace("<meta d>", "<meta theirs>"), encoding="utf-8")
    capsys.readouterr()
    assert main(["theme", "diff"]) == 0
    said = capsys.readouterr().out
    assert "-<meta a>\n+<meta mine>" in said
    assert "-<meta d>\n+<meta theirs>" in said
    assert "item.html: not made by `theme copy`" in said
    assert main(["theme", "diff", "--merge"]) == 0
    assert copied.read_text("utf-8") == HEAD.replace("<meta a>", "<meta mine>").replace("<meta d>", "<meta theirs>")
    capsys.readouterr()
    assert main(["theme", "diff", "head.html"]) == 0
    assert "the theme has changed nothing since" in capsys.readouterr().out


def test_lines_that_both_changed_are_marked(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["theme", "copy", "head.html"]) == 0
    copied = site / "_includes/head.html"
    copied.write_text(HEAD.replace("<meta b>", "<meta mine>"), encoding="utf-8")
    (site / "theme/_includes/head.html").write_text(HEAD.replace("<meta b>", "<meta theirs>"), encoding="utf-8")
    assert main(["theme", "diff", "--merge"]) == 1
    text = copied.read_text("utf-8")
    assert "<meta mine>" in text
    assert "<meta theirs>" in text
    assert "<<<<<<< _includes/head.html" in text
    assert "_includes/head.html has 1, marked" in capsys.readouterr().err
    assert main(["theme", "diff", "--merge"]) == 1
    assert "has conflicts" in capsys.readouterr().err
    assert copied.read_text("utf-8") == text


def test_a_merge_says_of_each_copy_why_nothing_was_merged(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["theme", "copy", "head.html"]) == 0
    assert main(["theme", "copy", "nav.html"]) == 0
    (site / "theme/_includes/nav.html").unlink()
    capsys.readouterr()
    assert main(["theme", "diff", "--merge"]) == 0
    said = capsys.readouterr().out
    assert "_includes/head.html, as of " in said
    assert "_includes/nav.html, which theme" in said
    assert "_includes/item.html, which was not made by `theme copy`" in said


def test_ends_of_lines_are_no_changes(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["theme", "copy", "head.html"]) == 0
    copied, original = site / "_includes/head.html", site / "theme/_includes/head.html"
    for file in (copied, site / ".theme-copies/_includes/head.html"):  # as git writes them for Windows
        file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    assert main(["theme", "diff", "--merge", "head.html"]) == 0
    assert "Nothing to merge" in capsys.readouterr().out
    copied.write_bytes(copied.read_bytes().replace(b"<meta a>", b"<meta mine>"))
    original.write_text(HEAD.replace("<meta d>", "<meta theirs>"), encoding="utf-8")
    assert main(["theme", "diff", "--merge", "head.html"]) == 0
    merged = HEAD.replace("<meta a>", "<meta mine>").replace("<meta d>", "<meta theirs>")
    assert copied.read_bytes() == merged.replace("\n", "\r\n").encode()


def test_folders_of_a_hostile_site_lead_nowhere(site: Path, tmp_path: Path) -> None:
    outside = tmp_path.parent / "outside"
    with (site / "_config.yml").open("a") as file:
        file.write("includes_dir: ../outside\n")
    assert main(["theme", "copy", "nav.html"]) == 1
    assert not outside.exists()


def test_a_list_of_copies_from_elsewhere_names_no_file_outside(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (site / ".theme-copies").mkdir()
    (site / ".theme-copies/copies.yml").write_text("_includes/../../x: theme\n/etc/passwd: theme\n", encoding="utf-8")
    assert main(["theme", "diff", "--merge"]) == 0
    assert "passwd" not in capsys.readouterr().out
