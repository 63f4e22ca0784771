"""Themes from repositories: what is accepted, downloaded, kept, and said when something goes wrong."""

from __future__ import annotations

import io
import json
import os
import stat
import threading
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from jekyll_py import download, gems, remote_theme, theme_copy, theme_finder, unpacking
from jekyll_py.configuration import Configuration
from jekyll_py.diagnostics import Diagnostics
from jekyll_py.download import DownloadError, NotThere
from jekyll_py.errors import JekyllError
from jekyll_py.log import Message
from jekyll_py.theme import Theme, configure
from tests.bundled.building import build
from tests.core.codeload import Answer, Codeload, zipped

HEAD = "/owner/name/zip/HEAD"
FILES = {
    "_layouts/default.html": "<{{ theme.version }}>{% include a.html %}{{ content }}",
    "_includes/a.html": "{{ site.data.words.hello }}{{ site.colour }}",
    "_data/words.yml": "hello: hi",
    "_sass/_part.scss": "a { b: c }",
    "assets/style.css": "x",
    "_config.yml": "colour: red",
    "name.gemspec": "Gem::Specification.new do |s|\n  s.version = '1.2'\n  s.add_dependency 'jekyll-feed', '> 0'\nend",
}
WHOLE = Answer(body=zipped(FILES), headers={"ETag": '"one"'})


@pytest.fixture(autouse=True)
def alone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No gems, no proxy, a cache of its own, and copies that are always asked after."""
    for name in ("GEM_HOME", "GEM_PATH", "http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setattr(gems, "_USUAL_PATHS", ())
    monkeypatch.setattr(theme_copy, "FRESH", 0)


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Codeload]:
    """A server that has one repository."""
    with Codeload().running() as codeload:
        codeload.answers[HEAD] = WHOLE
        monkeypatch.setenv("JEKYLL_PY_CODELOAD_URL", codeload.url)
        monkeypatch.setenv("PAGES_API_URL", f"{codeload.url}/api/")
        yield codeload


@pytest.fixture
def nowhere(monkeypatch: pytest.MonkeyPatch) -> None:
    """A server that is out of reach: nobody listens on the port of a server that has stopped."""
    with Codeload().running() as codeload:
        monkeypatch.setenv("JEKYLL_PY_CODELOAD_URL", codeload.url)


def fetch(text: str = "owner/name", *, keep: bool = True) -> remote_theme.Fetched:
    repository = remote_theme.parse(text)
    assert repository is not None
    return remote_theme.fetch(repository, keep=keep)


def kept(tmp_path: Path) -> list[str]:
    """The files of every copy."""
    root = tmp_path / "cache/jekyll_py/themes"
    return sorted(str(path.relative_to(root)) for path in root.rglob("*") if path.is_file())


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
def test_repositories(text: str, expected: tuple[str, ...], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PAGES_GITHUB_HOSTNAME", "git.example.org")
    found = remote_theme.parse(text)
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
    assert remote_theme.parse(text) is None


def test_archives_of_an_enterprise(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PAGES_GITHUB_HOSTNAME", "git.example.org")
    found = remote_theme.parse("https://git.example.org/owner/name@v1")
    assert found is not None
    assert found.archive("v1") == "https://codeload.git.example.org/owner/name/zip/v1"


# Which theme a site has


def theme_of(tmp_path: Path, target: str = "jekyll", **values: object) -> tuple[Theme | None, Diagnostics]:
    diagnostics = Diagnostics()
    config = Configuration.from_mapping({"source": str(tmp_path), **values}, target)
    return theme_finder.theme_of(config, diagnostics), diagnostics


def test_a_theme_of_a_repository_goes_before_another(server: Codeload, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    found, _ = theme_of(tmp_path, remote_theme="owner/name", theme="./other", plugins=["jekyll-remote-theme"])
    assert found is not None
    assert (found.name, found.version) == ("name", "1.2")
    assert [str(each) for each in found.runtime_dependencies] == ["jekyll-feed (>= 0)"]


def test_without_the_plugin_the_key_says_nothing(tmp_path: Path) -> None:
    assert theme_of(tmp_path, remote_theme="owner/name")[0] is None
    plugins = ["jekyll-remote-theme"]
    assert theme_of(tmp_path, remote_theme="owner/name", plugins=plugins, safe=True, whitelist=["other"])[0] is None


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
    files = {"index.html": page, "s.scss": style, "_includes/a.html": "own", "_data/words.yml": "hello: hey"}
    options = {"plugins": ["jekyll-remote-theme"], "remote_theme": "owner/name", "disable_disk_cache": False}
    site = build(tmp_path / "one", files, **options)
    assert site.text("index.html") == "<1.2>ownname owner/name"
    assert site.text("assets/style.css") == "x"
    assert "b: c" in site.text("s.css")
    assert "feed" in site.text("feed.xml")
    assert build(tmp_path / "two", {"index.html": page}, **options).text("index.html") == "<1.2>hiname owner/name"


def test_the_user_is_told_which_theme(server: Codeload, tmp_path: Path) -> None:
    config = Configuration.from_mapping(
        {"source": str(tmp_path), "remote_theme": "owner/name", "plugins": ["jekyll-remote-theme"]}
    )
    told = configure(config, theme_finder.theme_of(config, Diagnostics()))
    assert told.messages[-1] == Message("info", "Remote Theme:", "Using theme owner/name")
    assert told["theme"] == "name"


def test_themes_of_pages_come_from_their_repositories(server: Codeload, tmp_path: Path) -> None:
    server.answers["/pages-themes/cayman/zip/v0.2.0"] = WHOLE
    found = theme_finder.find("jekyll-theme-cayman", str(tmp_path))
    assert (found.name, found.config_path) == ("jekyll-theme-cayman", None)
    assert "not installed" in found.messages[0].text


@pytest.mark.usefixtures("nowhere")
def test_out_of_reach_a_theme_of_pages_says_how_to_get_it(tmp_path: Path) -> None:
    with pytest.raises(theme_finder.MissingTheme, match="The minima theme could not be found") as caught:
        theme_finder.find("minima", str(tmp_path))
    for way in ("gem install minima", "pip install", "remote_theme: owner/name", "refused"):
        assert way in str(caught.value.hint)


# What is kept


def test_a_copy_serves_while_it_is_fresh(server: Codeload, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(theme_copy, "FRESH", 1000)
    assert fetch().root == fetch().root
    assert server.asked == [(HEAD, "")]


def test_a_copy_is_asked_after(server: Codeload) -> None:
    first = fetch()
    assert fetch().root == first.root
    assert server.asked == [(HEAD, ""), (HEAD, '"one"')]
    changed = zipped({"_layouts/default.html": "new"})
    server.answers[HEAD] = Answer(body=changed, headers={"ETag": '"two"'})
    second = fetch()
    assert Path(second.root, "_layouts/default.html").read_text() == "new"
    assert Path(first.root).is_dir(), "a build may still read the older copy"
    server.answers[HEAD] = WHOLE
    assert fetch().root == first.root


def test_copies_of_long_ago_are_removed(server: Codeload) -> None:
    roots: list[Path] = []
    for text in "abc":
        for root in roots[:-1]:
            os.utime(root, (0, 0))
        server.answers[HEAD] = Answer(body=zipped({"_layouts/a.html": text}))
        roots.append(Path(fetch().root))
    assert [root.is_dir() for root in roots] == [False, True, True]


def test_a_commit_never_changes(server: Codeload) -> None:
    commit = "0123456789" * 4
    server.answers[f"/owner/name/zip/{commit}"] = WHOLE
    assert fetch(f"owner/name@{commit}").root == fetch(f"owner/name@{commit}").root
    assert len(server.asked) == 1


def test_out_of_reach_the_copy_serves_with_a_note(server: Codeload) -> None:
    root = fetch().root
    server.answers[HEAD] = Answer(503)
    again = fetch()
    assert again.root == root
    assert "503" in again.note
    assert "the copy of" in again.note
    server.answers[HEAD] = Answer(404)
    with pytest.raises(NotThere):
        fetch()


def test_a_note_is_a_message_of_the_theme(server: Codeload, tmp_path: Path) -> None:
    fetch()
    server.answers[HEAD] = Answer(503)
    found, diagnostics = theme_of(tmp_path, "github-pages", remote_theme="owner/name")
    assert found is not None
    assert [message.level for message in found.messages] == ["info", "warn"]
    assert diagnostics.all == ()


def test_nothing_is_kept_where_nothing_may_be(server: Codeload, tmp_path: Path) -> None:
    found = fetch(keep=False)
    assert Path(found.root, "_layouts/default.html").is_file()
    assert kept(tmp_path) == []


@pytest.mark.parametrize("state", ["", "{}", "[1]", '{"url": 1, "etag": 1, "digest": "../..", "checked": 0}'])
def test_what_cannot_be_read_counts_as_nothing(state: str, server: Codeload, tmp_path: Path) -> None:
    root = fetch().root
    Path(root).with_name("copy.json").write_text(state)
    assert fetch().root == root


def test_a_cache_that_cannot_be_written_is_named(server: Codeload, tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file")
    with pytest.raises(JekyllError, match="cannot be kept") as caught:
        fetch()
    assert "XDG_CACHE_HOME" in str(caught.value.hint)


def test_builds_at_once_do_not_disturb_each_other(server: Codeload, tmp_path: Path) -> None:
    roots: list[str] = []
    threads = [threading.Thread(target=lambda: roots.append(fetch().root)) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(roots) == 8
    assert len(set(roots)) == 1
    assert len(kept(tmp_path)) == len(FILES) + 1


# Releases


def test_the_latest_release(server: Codeload) -> None:
    server.answers["/api/repos/owner/name/releases/latest"] = Answer(body=json.dumps({"tag_name": "v3"}).encode())
    server.answers["/owner/name/zip/v3"] = WHOLE
    assert fetch("owner/name@latest").note == ""
    assert server.asked[-1][0] == "/owner/name/zip/v3"


@pytest.mark.parametrize(
    "answer", [Answer(404), Answer(403), Answer(body=b"no"), Answer(body=b"[]"), Answer(body=b"{}")]
)
def test_without_a_release_the_head_is_taken(answer: Answer, server: Codeload) -> None:
    server.answers["/api/repos/owner/name/releases/latest"] = answer
    assert "HEAD is used" in fetch("owner/name@latest").note


# What can go wrong


def test_a_repository_that_is_not_there(server: Codeload) -> None:
    with pytest.raises(
        NotThere, match=r"The repository 'owner/other' could not be found. URL: http.*/zip/v1"
    ) as caught:
        fetch("owner/other@v1")
    assert "v1" in str(caught.value.hint)


@pytest.mark.usefixtures("nowhere")
def test_out_of_reach_without_a_copy(tmp_path: Path) -> None:
    with pytest.raises(DownloadError, match="refused"):
        fetch()
    assert kept(tmp_path) == []


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (Answer(500), "500 Internal Server Error"),
        (Answer(body=WHOLE.body[:200], announced=len(WHOLE.body)), "broke off after 200 of"),
        (Answer(body=WHOLE.body[:200]), "no use"),
        (Answer(body=b"<html>no archive</html>"), "no use"),
        (Answer(body=WHOLE.body[:-400] + b"\0" * 300 + WHOLE.body[-100:]), "no use"),
        (Answer(announced=1 << 40), "larger than"),
        (Answer(302, headers={"Location": "ftp://127.0.0.1/x"}), "302|not an address of HTTPS"),
        (Answer(302, headers={"Location": "http://example.org/x"}), "not an address of HTTPS"),
        (Answer(302, headers={"Location": "file:///etc/passwd"}), "302|not an address of HTTPS"),
        (Answer(302, headers={"Location": HEAD}), "302|redirect"),
    ],
)
def test_what_is_no_archive(answer: Answer, expected: str, server: Codeload, tmp_path: Path) -> None:
    server.answers[HEAD] = answer
    with pytest.raises(DownloadError, match=expected):
        fetch()
    assert kept(tmp_path) == []


def test_redirects_are_followed(server: Codeload) -> None:
    server.answers[HEAD] = Answer(302, headers={"Location": f"{server.url}/moved"})
    server.answers["/moved"] = WHOLE
    assert fetch().spec.version == "1.2"


def test_plain_http_is_for_this_machine_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JEKYLL_PY_CODELOAD_URL", "http://example.org")
    with pytest.raises(DownloadError, match="not an address of HTTPS"):
        fetch()


@pytest.mark.parametrize(
    ("limit", "expected"), [("PATIENCE", "timed out"), ("DEADLINE", "it takes longer"), ("MAX_BYTES", "larger than")]
)
def test_patience_ends(limit: str, expected: str, server: Codeload, monkeypatch: pytest.MonkeyPatch) -> None:
    value = {"PATIENCE": 0.05, "DEADLINE": -1.0, "MAX_BYTES": 10}[limit]
    monkeypatch.setattr(download, limit, value)
    server.answers[HEAD] = Answer(body=WHOLE.body[:100], announced=len(WHOLE.body), hold=True)
    with pytest.raises(DownloadError, match=expected):
        fetch()


# What an archive may do


def packed(entries: Mapping[str | zipfile.ZipInfo, bytes]) -> Answer:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for entry, content in entries.items():
            archive.writestr(entry, content)
    return Answer(body=buffer.getvalue())


def special(name: str, kind: int) -> zipfile.ZipInfo:
    """An entry that is no plain file."""
    entry = zipfile.ZipInfo(name)
    entry.create_system = 3
    entry.external_attr = (kind | 0o777) << 16
    return entry


@pytest.mark.parametrize("name", ["t/../../climbs", "/absolute", "../climbs", "t\\..\\..\\climbs", "t/a/../../../x"])
def test_a_file_outside_of_the_folder_is_refused(name: str, server: Codeload, tmp_path: Path) -> None:
    server.answers[HEAD] = packed({"t/_layouts/a.html": b"x", name: b"y"})
    with pytest.raises(DownloadError, match="outside of its folder"):
        fetch()
    assert kept(tmp_path) == []


def test_links_and_devices_are_left_out(server: Codeload) -> None:
    server.answers[HEAD] = packed(
        {
            special("t/link", stat.S_IFLNK): b"/etc/passwd",
            special("t/device", stat.S_IFCHR): b"",
            special("t/pipe", stat.S_IFIFO): b"",
            "t/中文 名.html": b"x",
            "top": b"beside the folder",
        }
    )
    assert sorted(os.listdir(fetch().root)) == ["中文 名.html"]


def test_an_archive_that_unpacks_to_too_much_is_refused(server: Codeload, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unpacking, "MAX_BYTES", 1_000_000)
    server.answers[HEAD] = packed({"t/bomb": b"\0" * 10_000_000})
    assert len(server.answers[HEAD].body) < 20_000
    with pytest.raises(DownloadError, match="unpacks to more"):
        fetch()
    monkeypatch.setattr(unpacking, "MAX_FILES", 2)
    server.answers[HEAD] = packed({f"t/{number}": b"" for number in range(3)})
    with pytest.raises(DownloadError, match="more than 2 files"):
        fetch()


def test_content_of_another_checksum_is_refused(server: Codeload, tmp_path: Path) -> None:
    stored = io.BytesIO()
    with zipfile.ZipFile(stored, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("t/_layouts/a.html", "the right content")
    server.answers[HEAD] = Answer(body=stored.getvalue().replace(b"the right content", b"the wrong content"))
    with pytest.raises(DownloadError, match="CRC"):
        fetch()
    assert kept(tmp_path) == []
