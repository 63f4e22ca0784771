"""jekyll-tidy; the outputs are those of the gem htmlbeautifier."""

from __future__ import annotations

from pathlib import Path

import pytest

from jekyll_py.bundled.html.beautifier import beautified
from jekyll_py.errors import JekyllError
from tests.bundled.building import build

PLUGIN = {"plugins": ["jekyll-tidy"]}

PAGES = {
    "<div><p>a <b>b</b></p>\n\n<ul>\n<li>c<br>d</li></ul></div>\n": (
        "<div>\n  <p>a <b>b</b></p>\n  <ul>\n    <li>c<br>\n      d</li>\n  </ul>\n</div>"
    ),
    "<script>\n  a;\n    b;\n</script>": "<script>\n  a;\n    b;\n</script>",
    "<p>x<pre> a\n  b</pre>y": "<p>x\n  <pre> a\n  b</pre>\n  y",
    "<!--[if IE]>\n<p>a</p>\n<![endif]-->": "<!--[if IE]>\n  <p>a</p>\n<![endif]-->",
    "<% if a %>\nb\n<% end %>\n<c/>": "<% if a %>\n  b\n<% end %>\n<c/>",
    "<a>>\n<img src=b />c": "<a>>\n  <img src=b />c",
}


@pytest.mark.parametrize(("page", "expected"), PAGES.items())
def test_a_page_is_indented(page: str, expected: str) -> None:
    assert beautified(page) == expected


def test_pages_of_a_site_are_indented(tmp_path: Path) -> None:
    files = {"a.html": "---\n---\n<div><p>a</p></div>\n", "deep/er/b.html": "---\n---\n<p>b</p> \n"}
    built = build(tmp_path, files, **PLUGIN, jekyll_tidy={"exclude": ["*.html", "deep/**/*.html"]})
    assert built.text("a.html") == "<div><p>a</p></div>\n"
    assert built.text("deep/er/b.html") == "<p>b</p> \n"
    built = build(tmp_path, files, **PLUGIN, jekyll_tidy={"exclude": ["deep/*.html"]})
    assert built.text("a.html") == "<div>\n  <p>a</p>\n</div>"
    assert built.text("deep/er/b.html") == "<p>b</p> \n", "a star stands for folders too"
    built = build(tmp_path, files, **PLUGIN, jekyll_tidy={"exclude": ["deep/er/**/*.html"]})
    assert built.text("deep/er/b.html") == "<p>b</p>", "and ** for no more"


def test_exclude_is_a_list(tmp_path: Path) -> None:
    with pytest.raises(JekyllError, match="exclude of jekyll_tidy is no list"):
        build(tmp_path, {"a.html": "---\n---\na"}, **PLUGIN, jekyll_tidy={"exclude": "a.html"})


def test_pages_of_a_site_are_made_smaller(tmp_path: Path) -> None:
    built = build(tmp_path, {"a.html": "---\n---\n<p>a   b</p>\n"}, **PLUGIN, jekyll_tidy={"compress_html": True})
    assert built.text("a.html") == "<p>a b</p>"


def test_nothing_is_done_in_an_environment(tmp_path: Path) -> None:
    built = build(tmp_path, {"a.html": "---\n---\n<p>a\n"}, **PLUGIN, jekyll_tidy={"ignore_env": "development"})
    assert built.text("a.html") == "<p>a\n"


def test_what_is_no_html_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(JekyllError, match="cannot be indented"):
        build(tmp_path, {"a.html": "---\n---\na < b\n"}, **PLUGIN)
