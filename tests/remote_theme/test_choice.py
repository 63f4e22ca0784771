"""Which repository ``remote_theme`` names, and which theme a site has."""

from __future__ import annotations

from pathlib import Path

import pytest

from jekyll_py.config.configuration import Configuration
from jekyll_py.diagnostics import Diagnostics
from jekyll_py.errors import JekyllError
from jekyll_py.log import Message
from jekyll_py.themes import finder, remote
from jekyll_py.themes.missing import MissingTheme
from jekyll_py.themes.theme import Theme
from jekyll_py.themes.theme_settings import configure
from tests.bundled.building import build

from .codeload import HEAD, WHOLE, Answer, Codeload, fetch

# What names a repository


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Owner/Name", ("github.com", "owner", "name", "HEAD")),
        (" a-b/c._-d@V1.0_x ", ("github.com", "a-b", "c._-d", "V1.0_x")),
        ("https://github.com/owner/name@main", ("github.com", "owner", "name", "main")),
        ("http://GITHUB.com/owner/name", ("github.com", "owner", "name", "HEAD")),
        ("https://git.example.org/owner/name", ("git.example.org", "owner", "name", "HEAD")),
    ],
)
def test_a_text_names_host_owner_repository_and_revision(
    text: str, expected: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PAGES_GITHUB_HOSTNAME", "git.example.org")
    found = remote.parse(text)
    assert found is not None
    assert (found.host, found.owner, found.name, found.ref) == expected


@pytest.mark.parametrize(
    "text",
    [
        *("", "name", "owner/", "a b/c", "o_w/n", "owner/name@", "owner/name@a/b", "owner/name/more", "owner/.."),
        *("owner/name@..", "https://example.org/owner/name", "https://github.com", "https://[github.com/a/b"),
        *("https://github.com/owner/name/tree/main", "https://github.com@evil.org/a/b", "git@github.com:a/b", "中/文"),
    ],
)
def test_what_names_no_repository(text: str) -> None:
    assert remote.parse(text) is None


def test_archives_of_an_enterprise(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PAGES_GITHUB_HOSTNAME", "git.example.org")
    found = remote.parse("https://git.example.org/owner/name@v1")
    assert found is not None
    assert found.archive("v1") == "https://codeload.git.example.org/owner/name/zip/v1"


# Which theme a site has


def theme_of(tmp_path: Path, target: str = "jekyll", **values: object) -> tuple[Theme | None, Diagnostics]:
    diagnostics = Diagnostics()
    config = Configuration.from_mapping({"source": str(tmp_path), **values}, target)
    return finder.theme_of(config, diagnostics), diagnostics


def test_a_theme_of_a_repository_goes_before_another(server: Codeload, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    found, _ = theme_of(tmp_path, remote_theme="owner/name", theme="./other", plugins=["jekyll-remote-theme"])
    assert found is not None
    assert (found.name, found.version) == ("name", "1.2")
    assert [str(each) for each in found.runtime_dependencies] == ["jekyll-feed (>= 0)"]


def test_without_the_plugin_the_key_says_nothing(tmp_path: Path) -> None:
    found, diagnostics = theme_of(tmp_path, remote_theme="owner/name")
    assert found is None
    assert [str(one.error) for one in diagnostics.all] == ["remote_theme needs the plugin jekyll-remote-theme"]
    plugins = ["jekyll-remote-theme"]
    assert theme_of(tmp_path, remote_theme="owner/name", plugins=plugins, safe=True, whitelist=["other"])[0] is None


def test_the_plugin_may_stand_in_the_gemfile(server: Codeload, tmp_path: Path) -> None:
    (tmp_path / "Gemfile").write_text("group :jekyll_plugins do\n  gem 'jekyll-remote-theme'\nend\n")
    found, _ = theme_of(tmp_path, remote_theme="owner/name")
    assert found is not None
    assert found.name == "name"


def test_on_pages_the_plugin_is_there(server: Codeload, tmp_path: Path) -> None:
    found, _ = theme_of(tmp_path, "github-pages", remote_theme="owner/name")
    assert found is not None
    assert found.name == "name"


@pytest.mark.parametrize("nothing", [None, False])
def test_no_theme_at_all(nothing: object, tmp_path: Path) -> None:
    assert theme_of(tmp_path, "github-pages", remote_theme=nothing, theme=None)[0] is None


def test_a_name_that_is_none_is_warned_of(tmp_path: Path) -> None:
    found, diagnostics = theme_of(tmp_path, remote_theme="no good", plugins=["jekyll-remote-theme"])
    assert found is None
    assert [str(one.error) for one in diagnostics.all] == ['"no good" is not a valid remote theme']


def test_a_folder_can_stand_for_a_repository(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine/_config.yml").write_text("colour: red")
    plugins = ["jekyll-remote-theme"]
    found, _ = theme_of(tmp_path / "site", remote_theme="../mine", plugins=plugins)
    assert found is not None
    assert (found.name, found.version, found.config_path) == ("mine", "0.0.0", None)
    with pytest.raises(JekyllError, match="could not be found"):
        theme_of(tmp_path / "site", remote_theme="./mine", plugins=plugins)
    with pytest.raises(JekyllError, match="outside of the site"):
        theme_of(tmp_path / "site", "github-pages", remote_theme="../mine")


def test_a_theme_is_used_as_that_of_a_gem(server: Codeload, tmp_path: Path) -> None:
    page = "---\nlayout: default\n---\n{{ site.theme }} {{ site.remote_theme }}"
    style = "---\n---\n@import 'part';"
    tag = "---\n---\n{% feed_meta %}"
    files = {
        "index.html": page,
        "s.scss": style,
        "tag.html": tag,
        "_includes/a.html": "own",
        "_data/words.yml": "hello: hey",
    }
    options = {"plugins": ["jekyll-remote-theme"], "remote_theme": "owner/name", "disable_disk_cache": False}
    site = build(tmp_path / "one", files, **options)
    assert site.text("index.html") == "<1.2>ownname owner/name"
    assert site.text("assets/style.css") == "x"
    assert "b: c" in site.text("s.css")
    assert "application/atom+xml" in site.text("tag.html")
    assert not (site.folder / "feed.xml").exists(), "what the theme needs comes after the generators are chosen"
    assert build(tmp_path / "two", {"index.html": page}, **options).text("index.html") == "<1.2>hiname owner/name"


def test_the_user_is_told_which_theme(server: Codeload, tmp_path: Path) -> None:
    config = Configuration.from_mapping(
        {"source": str(tmp_path), "remote_theme": "owner/name", "plugins": ["jekyll-remote-theme"]}
    )
    told = configure(config, finder.theme_of(config, Diagnostics()))
    assert told.messages[-1] == Message("info", "Remote Theme:", "Using theme owner/name")
    assert told["theme"] == "name"


def test_themes_of_pages_come_from_their_repositories(server: Codeload, tmp_path: Path) -> None:
    server.answers["/pages-themes/cayman/zip/v0.2.0"] = WHOLE
    found = finder.find("jekyll-theme-cayman", str(tmp_path))
    assert (found.name, found.config_path) == ("jekyll-theme-cayman", None)
    assert "not installed" in found.messages[0].text


@pytest.mark.usefixtures("nowhere")
def test_out_of_reach_a_theme_of_pages_says_how_to_get_it(tmp_path: Path) -> None:
    with pytest.raises(MissingTheme, match="The minima theme could not be found") as caught:
        finder.find("minima", str(tmp_path))
    for way in ("gem install minima", "pip install", "remote_theme: owner/name", "refused"):
        assert way in str(caught.value.hint)


def test_a_note_is_a_message_of_the_theme(server: Codeload, tmp_path: Path) -> None:
    fetch()
    server.answers[HEAD] = Answer(503)
    found, diagnostics = theme_of(tmp_path / "site", "github-pages", remote_theme="owner/name")
    assert found is not None
    assert [message.level for message in found.messages] == ["info", "warn"]
    assert diagnostics.all == ()


@pytest.mark.usefixtures("nowhere")
@pytest.mark.parametrize("repository", ["pages-themes/cayman", "Pages-Themes/cayman@v0.1.0"])
def test_a_repository_of_a_theme_of_pages_names_its_gem(repository: str, tmp_path: Path) -> None:
    with pytest.raises(MissingTheme) as caught:
        theme_of(tmp_path, "github-pages", remote_theme=repository)
    assert "gem install jekyll-theme-cayman" in str(caught.value.hint)


@pytest.mark.usefixtures("nowhere")
def test_out_of_reach_without_a_copy_says_how_to_get_a_theme(tmp_path: Path) -> None:
    with pytest.raises(MissingTheme, match=r"owner/name could not be downloaded: .*refused") as caught:
        theme_of(tmp_path, "github-pages", remote_theme="owner/name")
    for way in ("gem install name", "pip install", "build once with the network"):
        assert way in str(caught.value.hint)


def test_a_copy_that_came_with_the_site_is_not_used(server: Codeload, tmp_path: Path) -> None:
    fetch()
    server.answers[HEAD] = Answer(503)
    with pytest.raises(MissingTheme):
        theme_of(tmp_path, "github-pages", remote_theme="owner/name")


PRIMER = "/pages-themes/primer/zip/v0.6.0"
PAGE = {"index.html": "---\nlayout: default\n---\n"}
LAYOUT = {"_layouts/other.html": "{{ content }}"}


@pytest.mark.parametrize("config", [{"target": "github-pages"}, {"theme": "jekyll-theme-primer"}])
@pytest.mark.parametrize("files", [PAGE, {**PAGE, **LAYOUT}])
def test_a_site_that_asks_for_pages_or_its_theme_gets_it(
    server: Codeload, tmp_path: Path, files: dict[str, str], config: dict[str, object]
) -> None:
    server.answers[PRIMER] = WHOLE
    site = build(tmp_path, files, **{"disable_disk_cache": False, **config})
    assert site.text("index.html").startswith("<")
    assert site.text("assets/style.css") == "x"
    assert [path for path, _ in server.asked] == [PRIMER]


@pytest.mark.usefixtures("nowhere")
def test_out_of_reach_our_theme_stands_in_for_that_of_pages(tmp_path: Path) -> None:
    site = build(tmp_path / "one", PAGE, target="github-pages")
    assert "<html" in site.text("index.html")
    assert "The jekyll-theme-primer theme could not be found" in site.warnings[0]
    own = build(tmp_path / "two", {**PAGE, "_layouts/default.html": "own"}, target="github-pages")
    assert own.text("index.html") == "own"
    assert not (own.folder / "assets").exists()


def test_a_site_without_a_gemfile_asks_no_server(server: Codeload, tmp_path: Path) -> None:
    assert "<html" in build(tmp_path, PAGE, target=None).text("index.html")
    assert server.asked == []
