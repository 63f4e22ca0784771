"""Emoji and octicons: pictures whose tables come from elsewhere.

What is expected was written by the gems jemoji 0.13 (with gemoji 4.1, and 3.0 for octocat) and jekyll-octicons 19.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest

from jekyll_py.bundled import octicons
from tests.bundled.building import build

ROOT = "https://github.githubassets.com/images/icons/emoji"


def picture(name: str, file: str, root: str = ROOT) -> str:
    return f'<img class="emoji" title=":{name}:" alt=":{name}:" src="{root}/{file}.png" height="20" width="20">'


HEART = picture("heart", "unicode/2764")


@pytest.fixture(autouse=True)
def forget() -> Iterator[None]:
    """Tables are read anew in each test."""
    octicons._icon.cache_clear()
    yield
    octicons._icon.cache_clear()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (":grinning:", picture("grinning", "unicode/1f600")),
        (":heart:", HEART),
        (":+1: :-1:", picture("+1", "unicode/1f44d") + " " + picture("-1", "unicode/1f44e")),
        (":sunglasses:", picture("sunglasses", "unicode/1f60e")),
        (":family_man_woman_boy:", picture("family_man_woman_boy", "unicode/1f468-1f469-1f466")),
        (":us:", picture("us", "unicode/1f1fa-1f1f8")),
        (":non-potable_water:", picture("non-potable_water", "unicode/1f6b1")),
        ("::heart::", f":{HEART}:"),
        (":10:30:heart:", f":10:30{HEART}"),
        ("a:b:+1:", f"a{picture('b', 'unicode/1f171')}+1:"),
        (":heart::octocat:x", f"{HEART}{picture('octocat', 'octocat')}x"),
        ("<code>:heart:</code>", "<code>:heart:</code>"),
        ("<pre><b>:heart:</b></pre><tt>:heart:</tt>", "<pre><b>:heart:</b></pre><tt>:heart:</tt>"),
        ('<a title=":heart:">x</a> :nothing:', '<a title=":heart:">x</a> :nothing:'),
    ],
)
def test_names_become_pictures(text: str, expected: str, tmp_path: Path) -> None:
    site = build(tmp_path, {"index.html": f"---\n---\n<body>{text}</body>"}, plugins=["jemoji"])
    assert site.text("index.html") == f"<body>{expected}</body>"


@pytest.mark.parametrize("text", ["at 10:30:15<br/>", ":unknown:<br/>", ":HEART:<br/>"])
def test_a_page_without_emoji_is_left_alone(text: str, tmp_path: Path) -> None:
    site = build(tmp_path, {"index.html": f"---\n---\n{text}"}, plugins=["jemoji"])
    assert site.text("index.html") == text


@pytest.mark.parametrize(
    ("source", "root"),
    [("/img/", "/img/emoji"), ("/img//", "/img//emoji"), ("https://a.example", "https://a.example/emoji")],
)
def test_pictures_of_the_site(source: str, root: str, tmp_path: Path) -> None:
    files = {"index.html": "---\n---\n:heart:"}
    site = build(tmp_path, files, plugins=["jemoji"], emoji={"src": source})
    assert site.text("index.html") == picture("heart", "unicode/2764", root)


def test_pictures_of_an_enterprise(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ASSET_HOST_URL", "https://assets.example.org/")
    site = build(tmp_path, {"index.html": "---\n---\n:heart:"}, plugins=["jemoji"])
    root = "https://assets.example.org/images/icons/emoji"
    assert site.text("index.html") == picture("heart", "unicode/2764", root)


@pytest.fixture
def pack(monkeypatch: pytest.MonkeyPatch) -> None:
    """Drawings of our own in the place of the package's, which change from one release to the next."""
    drawings = {f"{name}-{size}": _svg(size * times, size) for name, times, size in DRAWN}
    module = ModuleType("octicons_pack")
    vars(module)["get_icon"] = drawings.get
    monkeypatch.setitem(sys.modules, "octicons_pack", module)


DRAWN = (("alert", 1, 16), ("alert", 1, 24), ("alert-fill", 1, 12), ("alert-fill", 1, 16), ("wide", 3, 16))


def _svg(width: int, height: int) -> SimpleNamespace:
    return SimpleNamespace(svg=f'<svg xmlns="x" viewBox="0 0 {width} {height}"><path d="M{height}"/></svg>')


@pytest.mark.usefixtures("pack")
@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        (
            "alert",
            'class="octicon octicon-alert" viewBox="0 0 16 16" version="1.1" width="16" height="16"'
            ' aria-hidden="true"><path d="M16"/>',
        ),
        (
            'alert height:32 class:"left right" aria-label:hi',
            'height="32" class="octicon octicon-alert left right" aria-label="hi" viewBox="0 0 24 24"'
            ' version="1.1" width="32" role="img"><path d="M24"/>',
        ),
        (
            "wide width:64 height:10",
            'width="64" height="10" class="octicon octicon-wide" viewBox="0 0 48 16" version="1.1"'
            ' aria-hidden="true"><path d="M16"/>',
        ),
        (
            "wide height:32px",
            'height="32px" class="octicon octicon-wide" viewBox="0 0 48 16" version="1.1" width="96"'
            ' aria-hidden="true"><path d="M16"/>',
        ),
        (
            "{{ page.icon }} class:'one'",
            'class="octicon octicon-alert \'one\'" viewBox="0 0 16 16" version="1.1" width="16" height="16"'
            ' aria-hidden="true"><path d="M16"/>',
        ),
        (
            'alert-fill height:13, aria-label:""',
            'height="13" aria-label="" class="octicon octicon-alert-fill" viewBox="0 0 12 12" version="1.1" width="13"'
            ' role="img"><path d="M12"/>',
        ),
    ],
)
def test_icons(markup: str, expected: str, tmp_path: Path) -> None:
    files = {"index.html": f"---\nicon: alert\n---\n{{% octicon {markup} %}}"}
    site = build(tmp_path, files, plugins=["jekyll-octicons"])
    assert site.text("index.html") == f"<svg {expected}</svg>"


def test_icons_come_from_the_package(tmp_path: Path) -> None:
    site = build(tmp_path, {"index.html": "---\n---\n{% octicon mark-github height:24 %}"}, plugins=["jekyll-octicons"])
    assert site.text("index.html").startswith(
        '<svg height="24" class="octicon octicon-mark-github" viewBox="0 0 24 24"'
    )


def test_an_icon_that_is_missing_is_named(tmp_path: Path) -> None:
    files = {"index.html": "---\n---\n{% octicon no-such %}{% octicon %}"}
    site = build(tmp_path, files, plugins=["jekyll-octicons"])
    assert site.text("index.html") == ""
    assert len(site.warnings) == 1
    assert "no-such" in site.warnings[0]


def test_without_the_package_an_icon_is_left_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "octicons_pack", None)
    site = build(tmp_path, {"index.html": "---\n---\n[{% octicon alert %}]"}, plugins=["jekyll-octicons"])
    assert site.text("index.html") == "[]"
    assert "left out" in site.warnings[0]
