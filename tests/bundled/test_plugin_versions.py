"""Differences between newer and older versions of plugins: each writes as the gem does."""

from __future__ import annotations

from pathlib import Path

import pytest

from jekyll_py.errors import SettingError
from jekyll_py.liquid import LiquidError
from jekyll_py.reference import VARIABLE
from tests.bundled.building import Built, build

NEW, OLD = "jekyll-4.4.1", "debian"


@pytest.fixture(params=[OLD, NEW])
def version(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """The reference whose plugins are followed."""
    monkeypatch.setenv(VARIABLE, request.param)
    return str(request.param)


def written(built: Built) -> set[str]:
    """The paths of the files of a site."""
    return {path.relative_to(built.folder).as_posix() for path in built.folder.rglob("*") if path.is_file()}


def test_a_feed_has_an_icon_and_a_logo_since_0_18(tmp_path: Path, version: str) -> None:
    feed = {"icon": "/a&b.png", "logo": "https://cdn.example/l.svg"}
    built = build(tmp_path, {}, plugins=["jekyll-feed"], url="https://e.example", baseurl="/b", feed=feed)
    elements = "<icon>https://e.example/b/a&amp;b.png</icon><logo>https://cdn.example/l.svg</logo>"
    assert (elements in built.text("feed.xml")) is (version == NEW)


@pytest.mark.parametrize("options", [None, "x", ["x"]])
def test_the_options_of_a_feed_are_a_mapping(tmp_path: Path, options: object) -> None:
    with pytest.raises(SettingError) as caught:
        build(tmp_path, {}, plugins=["jekyll-feed"], feed={"collections": {"posts": None, "notes": options}})
    assert caught.value.keys == ("feed", "collections", "notes")


def test_documents_have_default_layouts_since_0_2(tmp_path: Path, version: str) -> None:
    names = ("default", "page", "post", "notes")
    files = {f"_layouts/{name}.html": f"{name} {{{{ content }}}}" for name in names}
    for path in ("_notes/n.md", "_others/o.md", "_posts/2020-01-01-p.html", "a.md", "b.html"):
        files[path] = "---\n---\nx"
    settings = {"jekyll-default-layout": {"html_pages": True}, "plugins": ["jekyll-default-layout"]}
    collections = {"notes": {"output": True}, "others": {"output": True}}
    built = build(tmp_path, files, collections=collections, **settings)
    paths = ("notes/n.html", "others/o.html", "2020/01/01/p.html", "a.html", "b.html")
    layouts = {NEW: ["notes", "default", "post", "page", "page"], OLD: ["<p>x</p>", "<p>x</p>", "x", "page", "x"]}
    assert [built.text(path).split()[0] for path in paths] == layouts[version]


def test_pages_are_in_the_order_of_names_since_0_3_3(tmp_path: Path, version: str) -> None:
    files = {"b.md": "b", "sub/a.md": "a", "index.html": "---\n---\n{% for p in site.pages %}{{ p.path }} {% endfor %}"}
    built = build(tmp_path, files, plugins=["jekyll-optional-front-matter"])
    orders = {NEW: "sub/a.md b.md index.html", OLD: "index.html b.md sub/a.md"}
    assert built.text("index.html").split() == orders[version].split()


@pytest.mark.parametrize(
    ("files", "old", "new"),
    [
        ({"docs/README.md": "d"}, {"docs/index.html": "d"}, {"index.html": "d"}),
        (
            {"docs/README.md": "d", "README.md": "r", "a/README.MD": "a"},
            {"docs/index.html": "d", "index.html": "r"},
            {"index.html": "r"},
        ),
        (
            {".github/README.md": "g", "README.md": "r", "a/b/README.md": "b"},
            {".github/index.html": "g", "index.html": "r", "a/b/index.html": "b"},
            {"index.html": "g", "a/b/index.html": "b"},
        ),
    ],
)
def test_one_readme_is_for_the_home_page_since_0_4(
    tmp_path: Path, version: str, files: dict[str, str], old: dict[str, str], new: dict[str, str]
) -> None:
    built = build(tmp_path, files, plugins=["jekyll-readme-index"], include=[".github"])
    indices = {path: built.text(path) for path in written(built) if path.endswith("index.html")}
    assert indices == {path: f"<p>{text}</p>\n" for path, text in (new if version == NEW else old).items()}


def test_a_pattern_says_what_is_a_readme_since_0_4(tmp_path: Path, version: str) -> None:
    files = {"a/START.md": "s", "b/README.md": "r"}
    built = build(tmp_path, files, plugins=["jekyll-readme-index"], readme_index={"readme_pattern": "(read|start)?$"})
    assert ("a/index.html" in written(built)) is (version == NEW)


def test_a_pattern_that_could_take_any_time_is_not_used_under_safe(tmp_path: Path) -> None:
    config = {"readme_index": {"readme_pattern": "(a+)+$"}, "whitelist": ["jekyll-readme-index"], "safe": True}
    with pytest.raises(SettingError, match="--safe"):
        build(tmp_path, {"README.md": "r"}, plugins=["jekyll-readme-index"], **config)


def test_a_redirect_escapes_its_address_since_0_17(tmp_path: Path, version: str) -> None:
    files = {"a.md": "---\nredirect_to: https://e.example/?a=\"b'c&d=</script> e\n---\n"}
    built = build(tmp_path, files, plugins=["jekyll-redirect-from"])
    old = 'location="https://e.example/?a="b\'c&d=</script> e"</script>'
    new = 'location="https://e.example/?a=%22b%27c\\u0026d=%3C/script%3E%20e"</script>'
    assert (new if version == NEW else old) in built.text("a.html")
    link = '<link rel="canonical" href="https://e.example/?a=%22b%27c&amp;d=%3C/script%3E%20e">'
    assert (link in built.text("a.html")) is (version == NEW)


@pytest.mark.parametrize("address", ["javascript:alert(1)", "JAVASCRIPT:alert(1)//https://a", "data:text/html,x"])
def test_a_redirect_leads_to_the_web_alone_since_0_17(tmp_path: Path, version: str, address: str) -> None:
    built = build(tmp_path, {"a.md": f"---\nredirect_to: '{address}'\n---\nstays"}, plugins=["jekyll-redirect-from"])
    assert ("stays" in built.text("a.html")) is (version == NEW)
    assert any("disallowed redirect_to" in warning for warning in built.warnings) is (version == NEW)


def test_pictures_of_githubs_own_are_those_of_gemoji_3(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = 'src="https://github.githubassets.com/images/icons/emoji/octocat.png"'
    for reference, has_picture in ((NEW, True), ("github-pages-232", False)):
        monkeypatch.setenv(VARIABLE, reference)
        built = build(tmp_path / reference, {"a.html": "---\n---\n:octocat: :cat:"}, plugins=["jemoji"])
        assert (source in built.text("a.html")) is has_picture


def test_emoji_in_scripts_become_pictures_too_and_mentions_do_not(tmp_path: Path) -> None:
    page = '---\n---\n<script>a && b(":cat:", "@ann")</script>'
    built = build(tmp_path, {"a.html": page}, plugins=["jemoji", "jekyll-mentions"])
    picture = '<img class="emoji" title=":cat:" alt=":cat:" src="https://github.githubassets.com/images/icons/emoji/'
    assert built.text("a.html") == (
        f'<script>a && b("{picture}unicode/1f431.png" height="20" width="20">", "@ann")</script>'
    )


@pytest.mark.parametrize("value", [["x"], False, 1])
def test_the_key_of_mentions_is_a_text_or_a_mapping(tmp_path: Path, value: object) -> None:
    config = {"plugins": ["jekyll-mentions"], "jekyll-mentions": value}
    assert build(tmp_path / "a", {"a.html": "---\n---\nnone"}, **config).text("a.html") == "none"
    with pytest.raises(SettingError):
        build(tmp_path / "b", {"a.html": "---\n---\n@ann"}, **config)


@pytest.mark.parametrize(("name", "is_error"), [("toc_only", False), ("inject_anchors", True), ("toc", True)])
def test_an_empty_heading_can_have_no_anchor(tmp_path: Path, name: str, is_error: bool) -> None:
    page = f"---\ntoc: true\n---\n{{% capture x %}}<h1>A</h1><h2></h2>{{% endcapture %}}{{{{ x | {name} }}}}"
    if is_error:
        with pytest.raises(LiquidError, match="empty heading <h2>"):
            build(tmp_path, {"a.html": page}, plugins=["jekyll-toc"])
    else:
        assert "#a" in build(tmp_path, {"a.html": page}, plugins=["jekyll-toc"]).text("a.html")


POST = """---
title: P
category: c
description: the <b>text</b>
image: {path: /p.png, alt: a}
---
excerpt <em>x</em>
"""


def test_a_feed_of_0_15_escapes_its_texts_and_takes_excerpts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    texts = {}
    for reference in ("github-pages-228", "github-pages-232"):
        monkeypatch.setenv(VARIABLE, reference)
        feed = {"categories": ["c"], "disable_in_development": True}
        files = {"_posts/2020-01-01-p.md": POST, "_posts/2020-01-02-q.md": "---\ncategories: [c]\n---\nq"}
        built = build(tmp_path / reference, files, plugins=["jekyll-feed"], feed=feed)
        texts[reference] = {path: built.text(path) for path in written(built) if path.startswith("feed")}
    old = texts["github-pages-228"]
    assert "&lt;p&gt;excerpt &lt;em&gt;x&lt;/em&gt;&lt;/p&gt;</content>" in old["feed.xml"]
    assert '<summary type="html">excerpt x</summary>' in old["feed.xml"]
    assert "/p.html" in old["feed/c.xml"]
    assert "/q.html" not in old["feed/c.xml"]
    assert texts["github-pages-232"] == {}


def test_the_tags_of_2_7_have_no_kind_of_pages_and_no_text_of_pictures(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(VARIABLE, "jekyll-4.2.2")
    page = "---\nauthor: {name: N, type: Organization, url: u}\nimage: {path: /p.png, alt: a}\n---\n{% seo %}"
    built = build(tmp_path, {"a.html": page}, plugins=["jekyll-seo-tag"], title="T")
    text = built.text("a.html")
    assert "SEO tag v2.7.1" in text
    assert "og:type" not in text
    assert "image:alt" not in text
    assert '"author":{"@type":"Person","name":"N"}' in text
    assert text.index('"headline"') < text.index('"@type":"WebPage"') < text.index('"@context"')


@pytest.mark.parametrize(("reference", "title"), [("github-pages-228", "o.github.io"), ("github-pages-232", "o")])
def test_the_title_of_a_users_site_is_the_user_since_2_14(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, reference: str, title: str
) -> None:
    monkeypatch.setenv(VARIABLE, reference)
    monkeypatch.setenv("PAGES_REPO_NWO", "o/o.github.io")
    monkeypatch.setenv("JEKYLL_ENV", "production")
    built = build(tmp_path, {"a.html": "---\n---\n{{ site.title }}"}, plugins=["jekyll-github-metadata"])
    assert built.text("a.html") == title
