"""The theme of this package in sites that name none: what takes it away, and what does not."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

import jekyll_py
from tests.theme.pages import CHINESE, ENGLISH

SEED = {"index.md": ENGLISH, "index_cn.md": CHINESE}
BARE = "<main>{{ content }}</main>"
OWN = {
    "a layout of another name": {"_layouts/talk.html": "---\nlayout: default\n---\n<h2>Talk</h2>{{ content }}"},
    "a plugin in Python": {"_plugins/nothing.py": "VALUE = 1\n"},
    "a plugin in Ruby": {"_plugins/nothing.rb": "# nothing\n"},
    "a Gemfile without a theme": {"Gemfile": 'source "https://gems.example"\ngem "jekyll", "~> 4.4"\n'},
    "an include": {"_includes/footer.html": "<footer>ours</footer>"},
    "settings": {"_config.yml": "title: Home\n"},
}


@pytest.fixture(autouse=True)
def no_target_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("JEKYLL_PY_TARGET", raising=False)


def built(folder: Path, files: Mapping[str, str]) -> Path:
    for name, text in files.items():
        (folder / "source" / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / "source" / name).write_text(text, encoding="utf-8")
    jekyll_py.build(folder / "source", folder / "built")
    return folder / "built"


@pytest.mark.parametrize("own", OWN.values(), ids=OWN)
def test_files_of_the_site_do_not_take_the_theme_away(tmp_path: Path, own: Mapping[str, str]) -> None:
    site = built(tmp_path, {**SEED, **own})
    page = (site / "index.html").read_text("utf-8")
    assert '<nav class="languages"' in page
    assert 'href="/index_cn.html"' in page
    assert (site / "assets/css/style.css").is_file()


def test_a_file_of_the_site_takes_the_place_of_the_themes_of_its_name(tmp_path: Path) -> None:
    site = built(tmp_path, {**SEED, **OWN["an include"]})
    assert "<footer>ours</footer>" in (site / "index.html").read_text("utf-8")


@pytest.mark.parametrize(
    "own",
    [
        {"_layouts/default.html": BARE},
        {"_config.yml": "layouts_dir: l\n", "l/default.liquid": BARE, "_plugins/nothing.py": ""},
        {"_layouts/default.html": BARE, "Gemfile": "gem 'jekyll'\n"},
    ],
)
def test_a_default_layout_of_the_site_stands_alone(tmp_path: Path, own: Mapping[str, str]) -> None:
    site = built(tmp_path, {**SEED, **own})
    assert (site / "index.html").read_text("utf-8").startswith("<main>")
    assert not (site / "assets").exists()


@pytest.mark.parametrize("setting", ["theme: null", "target: jekyll"])
def test_a_site_can_do_without_it(tmp_path: Path, setting: str) -> None:
    site = built(tmp_path, {**SEED, "_config.yml": setting})
    assert not (site / "assets").exists()


def test_no_file_of_it_is_written_where_no_page_asks_for_its_layouts(tmp_path: Path) -> None:
    files = {
        "index.html": "---\nlayout: base\n---\n<p>Hello</p>{{ site.data.words.en.skip }}\n",
        "_layouts/base.html": BARE,
        "Gemfile": "gem 'jekyll'\n",
    }
    site = built(tmp_path, files)
    assert [path.name for path in site.rglob("*")] == ["index.html"]
    assert (site / "index.html").read_text("utf-8") == "<main><p>Hello</p>\n</main>"


def test_it_comes_and_goes_with_the_layout_that_a_page_asks_for(tmp_path: Path) -> None:
    page, gemfile = "---\nlayout: {}\n---\nHello\n", {"Gemfile": "gem 'jekyll'\n", "_layouts/base.html": BARE}
    for layout, has_theme in (("base", False), ("page", True), ("base", False)):
        site = built(tmp_path, {"index.md": page.format(layout), **gemfile})
        assert (site / "assets").exists() is has_theme
