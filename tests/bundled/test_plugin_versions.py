"""What newer versions of plugins write otherwise than older ones: each as the gem does."""

from __future__ import annotations

from pathlib import Path

import pytest

from jekyll_py.errors import SettingError
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
