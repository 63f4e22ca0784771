"""Emoji and octicons: pictures whose tables come from other packages."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest

from jekyll_py.bundled import jemoji, octicons
from tests.bundled.building import build

EMOJI = {
    "\N{GRINNING FACE}": {"en": ":grinning_face:", "alias": [":grinning:"]},
    "\N{HEAVY BLACK HEART}\ufe0f": {"en": ":red_heart:", "alias": [":heart:"]},
    "\N{MAN}\u200d\N{FIRE ENGINE}": {"en": ":man_firefighter:"},
}
ROOT = "https://github.githubassets.com/images/icons/emoji"


def picture(name: str, file: str, root: str = ROOT) -> str:
    return f'<img class="emoji" title=":{name}:" alt=":{name}:" src="{root}/{file}.png" height="20" width="20">'


@pytest.fixture(autouse=True)
def packages(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Tables of our own in the place of the packages'."""
    emoji = ModuleType("emoji")
    vars(emoji)["EMOJI_DATA"] = EMOJI
    pack = ModuleType("octicons_pack")
    svg = '<svg xmlns="x" viewBox="0 0 {0} {0}"><path d="M{0}"/></svg>'
    vars(pack)["get_icon"] = {f"alert-{size}": SimpleNamespace(svg=svg.format(size)) for size in (16, 24)}.get
    monkeypatch.setitem(sys.modules, "emoji", emoji)
    monkeypatch.setitem(sys.modules, "octicons_pack", pack)
    jemoji._characters.cache_clear()
    octicons._icon.cache_clear()
    yield
    jemoji._characters.cache_clear()
    octicons._icon.cache_clear()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (":grinning:", picture("grinning", "unicode/1f600")),
        (":heart:", picture("heart", "unicode/2764")),
        (":man_firefighter:", picture("man_firefighter", "unicode/1f468-1f692")),
        (":octocat:", picture("octocat", "octocat")),
        (":unknown: 10:30:15", ":unknown: 10:30:15"),
        ("<code>:heart:</code>", "<code>:heart:</code>"),
        ('<a title=":heart:">x</a> :nothing:', '<a title=":heart:">x</a> :nothing:'),
    ],
)
def test_names_become_pictures(text: str, expected: str, tmp_path: Path) -> None:
    site = build(tmp_path, {"index.html": f"---\n---\n<body>{text}</body>"}, plugins=["jemoji"])
    assert site.text("index.html") == f"<body>{expected}</body>"


def test_pictures_of_the_site(tmp_path: Path) -> None:
    files = {"index.html": "---\n---\n:heart:"}
    site = build(tmp_path, files, plugins=["jemoji"], emoji={"src": "/img/"})
    assert site.text("index.html") == picture("heart", "unicode/2764", "/img/emoji")


def test_without_the_package_a_page_with_emoji_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "emoji", None)
    jemoji._characters.cache_clear()
    plain = build(tmp_path / "plain", {"index.html": "---\n---\nat 10:30"}, plugins=["jemoji"])
    assert plain.warnings == ()
    site = build(tmp_path / "site", {"index.html": "---\n---\n:heart:"}, plugins=["jemoji"])
    assert site.text("index.html") == ":heart:"
    assert "stay as they are" in site.warnings[0]


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        (
            "alert",
            '<svg class="octicon octicon-alert" viewBox="0 0 16 16" version="1.1" width="16" height="16"'
            ' aria-hidden="true"><path d="M16"/></svg>',
        ),
        (
            'alert height:32 class:"left right" aria-label:hi',
            '<svg height="32" class="octicon octicon-alert left right" aria-label="hi" viewBox="0 0 24 24"'
            ' version="1.1" width="32" role="img"><path d="M24"/></svg>',
        ),
    ],
)
def test_icons(markup: str, expected: str, tmp_path: Path) -> None:
    files = {"index.html": f"---\n---\n{{% octicon {markup} %}}"}
    assert build(tmp_path, files, plugins=["jekyll-octicons"]).text("index.html") == expected


def test_an_icon_that_is_missing_is_named(tmp_path: Path) -> None:
    site = build(tmp_path, {"index.html": "---\n---\n{% octicon no-such %}"}, plugins=["jekyll-octicons"])
    assert site.text("index.html") == ""
    assert "no-such" in site.warnings[0]
