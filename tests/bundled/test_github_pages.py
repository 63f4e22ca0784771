"""The target ``github-pages`` against the tables of what GitHub Pages enables, allows and imposes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from jekyll_py.config.configuration import Configuration
from jekyll_py.config.target import ALLOWED_PLUGINS, DEFAULT_PLUGINS, GITHUB_PAGES
from jekyll_py.plugins.builtin import BUNDLED
from tests.bundled.building import build
from tests.oracles import SHARED

FACTS = SHARED / "conformance/features/github-pages.md"
ELSEWHERE = {"jekyll-archives", "jekyll-commonmark", "jekyll-compose", "jekyll-data", "jekyll-last-modified-at"} | {
    "jekyll-multiple-languages-plugin",
    "jekyll-paginate-v2",
    "jekyll-polyglot",
    "jekyll-toc",
}
"""Plugins of sites that are not built by GitHub Pages."""


def table(heading: str) -> list[str]:
    """The plugins of one table of the facts."""
    section = FACTS.read_text("utf-8").split(f"## {heading}")[1].split("\n## ")[0]
    return re.findall(r"^\| ((?:jekyll-|jemoji)\S*)", section, re.M)


def on_pages(**values: object) -> Configuration:
    return Configuration.from_mapping(values, GITHUB_PAGES)


@pytest.mark.shared
def test_what_is_always_on_is_what_pages_turns_on() -> None:
    assert sorted(DEFAULT_PLUGINS) == sorted(table("Enabled by default"))


@pytest.mark.shared
def test_what_is_allowed_is_what_pages_allows() -> None:
    assert sorted(ALLOWED_PLUGINS) == sorted([*table("Enabled by default"), *table("Also allowed")])


@pytest.mark.parametrize("name", sorted({*ALLOWED_PLUGINS, *ELSEWHERE} - {"jekyll-remote-theme"}))
def test_every_plugin_is_known_by_its_gems_name(name: str) -> None:
    assert name in BUNDLED


@pytest.mark.parametrize(
    ("key", "value"),
    [("future", False), ("theme", "minima"), ("kramdown", {"hard_wrap": True}), ("exclude", ["x"])],
)
def test_a_site_may_set(key: str, value: object) -> None:
    found = on_pages(**{key: value})[key]
    if isinstance(value, dict):
        assert isinstance(found, dict)
        assert value.items() <= found.items()
    elif isinstance(value, list):
        assert isinstance(found, list)
        assert found[: len(value)] == value
    else:
        assert found == value


@pytest.mark.parametrize(
    ("given", "key", "imposed"),
    [
        ({"lsi": True}, "lsi", False),
        ({"safe": False}, "safe", True),
        ({"highlighter": "pygments"}, "highlighter", "rouge"),
        ({"whitelist": ["x"]}, "whitelist", list(ALLOWED_PLUGINS)),
        ({"gist": {"noscript": True}}, "gist", {"noscript": False}),
        ({"markdown": "redcarpet"}, "markdown", "kramdown"),
        ({"markdown": "CommonMark"}, "markdown", "kramdown"),
        ({"markdown": "GFM"}, "markdown", "CommonMarkGhPages"),
        ({"markdown": "CommonMarkGhPages"}, "markdown", "CommonMarkGhPages"),
        ({}, "theme", "jekyll-theme-primer"),
        ({"theme": None}, "theme", None),
        ({"remote_theme": "a/b"}, "theme", "jekyll-theme-primer"),
        ({}, "future", False),
    ],
)
def test_pages_sets(given: dict[str, object], key: str, imposed: object) -> None:
    assert on_pages(**given)[key] == imposed


def test_pages_sets_options_of_markdown() -> None:
    kramdown = on_pages(kramdown={"template": "x", "math_engine": "katex", "syntax_highlighter": "coderay"})["kramdown"]
    assert isinstance(kramdown, dict)
    assert (
        kramdown.items()
        >= {
            "template": "",
            "math_engine": "mathjax",
            "syntax_highlighter": "rouge",
            "input": "GFM",
            "hard_wrap": False,
            "gfm_quirks": "paragraph_end",
        }.items()
    )
    assert kramdown["syntax_highlighter_opts"]["default_lang"] == "plaintext"
    assert on_pages(markdown="GFM")["commonmark"] == {
        "extensions": ["table", "strikethrough", "autolink", "tagfilter"],
        "options": ["unsafe", "footnotes"],
    }


@pytest.mark.parametrize(("environment", "style"), [("production", "compressed"), ("development", None)])
def test_style_sheets_are_compressed_in_production(
    environment: str, style: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("JEKYLL_ENV", environment)
    assert on_pages().mapping("sass").get("style") == style


def test_a_plugin_of_other_sites_does_not_run_on_pages(tmp_path: Path) -> None:
    files = {
        "_config.yml": "plugins: [jekyll-archives]\njekyll-archives: {enabled: all}\n",
        "_posts/2024-01-01-a.md": "---\ntags: x\n---\n",
    }
    done = build(tmp_path, files, target=GITHUB_PAGES, theme=None)
    assert not (done.folder / "tag").exists()


def test_plugins_that_are_always_on_work_unasked(tmp_path: Path) -> None:
    files = {
        "_config.yml": "",
        "README.md": "# Welcome\n\n[more](docs/more.md)\n",
        "docs/more.md": "# More\n",
        "_layouts/default.html": "<title>{{ page.title }}</title>{{ content }}",
    }
    done = build(tmp_path, files, target=GITHUB_PAGES, theme=None)
    assert done.text("index.html").startswith("<title>Welcome</title>")
    assert '<a href="/docs/more.html">more</a>' in done.text("index.html")
    assert done.text("docs/more.html").startswith("<title>More</title>")
