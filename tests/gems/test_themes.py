"""Themes from an index of gems: which version, where it is kept, and what is said when it cannot be had."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping
from pathlib import Path

import pytest

from jekyll_py.errors import JekyllError
from jekyll_py.packages.gem_rules import Rules
from jekyll_py.themes import finder
from jekyll_py.themes.missing import MissingTheme
from tests.bundled.building import build
from tests.gems.archive import gem, tar
from tests.gems.conftest import Serve

LAYOUT = {"_layouts/default.html": "<{{ site.data.own.word }}> {{ content }}", "_data/own.yml": "word: theme\n"}


def themes(*versions: str, **needs: str) -> dict[str, bytes]:
    return {f"plain-{version}.gem": gem("plain", version, LAYOUT, needs) for version in versions}


def write(folder: Path, files: Mapping[str, str]) -> Path:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)
    return folder


def test_a_theme_is_downloaded_once(serve: Serve, tmp_path: Path) -> None:
    index, address = serve(themes("1.0", "1.2.0", "1.10.0", "2.0", "1.11.rc1"))
    site = write(tmp_path / "site", {"Gemfile": f'source "{address}"\ngem "plain", "~> 1.0"\n'})
    found = finder.find("plain", str(site))
    assert (found.version, found.messages[0].text) == ("1.10.0", "plain 1.10.0 from its gem")
    assert index.asked == ["/info/plain", "/gems/plain-1.10.0.gem"]
    assert finder.find("plain", str(site)).root == found.root
    assert len(index.asked) == 2


def test_a_site_is_built_with_it_offline(serve: Serve, tmp_path: Path) -> None:
    index, address = serve(themes("1.0"))
    files = {"Gemfile": f'source "{address}"\ngem "plain"\n', "a.md": "---\n---\nhi\n", "_data/own.yml": "x: 1\n"}
    files["_config.yml"] = "theme: plain\ndefaults: [{values: {layout: default}}]\n"
    assert build(tmp_path / "a", files, disable_disk_cache=False).text("a.html") == "<theme> <p>hi</p>\n"
    index.extra = dict.fromkeys(("/info/plain", "/gems/plain-1.0.gem"))
    assert build(tmp_path / "b", files, disable_disk_cache=False).text("a.html") == "<theme> <p>hi</p>\n"


def test_the_lock_fixes_version_and_checksum(serve: Serve, tmp_path: Path) -> None:
    archives = themes("1.0", "1.1")
    index, address = serve(archives)
    files = {"Gemfile": f'source "{address}"\ngem "plain"\n', "Gemfile.lock": "GEM\n  specs:\n    plain (1.0)\n"}
    site = write(tmp_path / "site", files)
    assert finder.find("plain", str(site)).version == "1.0"
    asked = len(index.asked)
    good = hashlib.sha256(archives["plain-1.0.gem"]).hexdigest()
    (site / "Gemfile.lock").write_text(f"{files['Gemfile.lock']}\nCHECKSUMS\n  plain (1.0) sha256={good}\n")
    assert finder.find("plain", str(site)).version == "1.0"
    assert len(index.asked) == asked, "the checksum names what is in the cache"
    (site / "Gemfile.lock").write_text(f"{files['Gemfile.lock']}\nCHECKSUMS\n  plain (1.0) sha256={'0' * 64}\n")
    with pytest.raises(MissingTheme, match=f"its SHA-256 is {good}, not 000"):
        finder.find("plain", str(site))


def test_an_archive_that_was_changed_is_not_used(serve: Serve, tmp_path: Path) -> None:
    index, address = serve(themes("1.0"))
    index.extra["/gems/plain-1.0.gem"] = gem("plain", "1.0", {"_layouts/default.html": "evil"})
    with pytest.raises(MissingTheme, match="is not the one that was expected"):
        finder.find("plain", str(tmp_path), Rules(address))
    assert not list((tmp_path / "cache").rglob("default.html"))


@pytest.mark.parametrize("line", ["1.0 |ruby:>= 0", "1.0 |checksum:1234", "1.0 "])
def test_without_a_checksum_no_gem_is_used(line: str, serve: Serve, tmp_path: Path) -> None:
    index, address = serve(themes("1.0"))
    index.extra["/info/plain"] = f"---\n{line}\n".encode()
    with pytest.raises(MissingTheme, match="has no checksum"):
        finder.find("plain", str(tmp_path), Rules(address))


def test_a_jekyll_or_ruby_that_a_theme_refuses_is_not_its_newest(serve: Serve, tmp_path: Path) -> None:
    archives = themes("1.0") | themes("2.0", jekyll="< 4") | {"plain-3.0.gem": gem("plain", "3.0", {}, ruby="> 99")}
    _, address = serve(archives)
    assert finder.find("plain", str(tmp_path), Rules(address), "4.4.1").version == "1.0"


def test_pages_has_its_own_themes_and_jekyll_the_gemfile_s(
    serve: Serve, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    index, address = serve({"minima-9.0.gem": gem("minima", "9.0", LAYOUT)})
    site = write(tmp_path, {"Gemfile": f'source "{address}"\ngem "minima"\n'})
    monkeypatch.setenv("JEKYLL_PY_CODELOAD_URL", "http://127.0.0.1:9")
    assert finder.find("minima", str(site)).version == "9.0"
    asked = len(index.asked)
    with pytest.raises(MissingTheme, match="The minima theme could not be found"):
        finder.find("minima", str(site), for_pages=True)
    assert len(index.asked) == asked


def test_out_of_reach_says_what_to_do(serve: Serve, tmp_path: Path) -> None:
    site = write(tmp_path, {"Gemfile": 'source "http://127.0.0.1:9"\ngem "plain"\n'})
    with pytest.raises(MissingTheme, match="the gem plain cannot be looked up") as caught:
        finder.find("plain", str(site))
    assert "run jekyll-py bundle once with the network" in str(caught.value.hint)


def test_without_an_index_its_place_is_named(tmp_path: Path) -> None:
    with pytest.raises(MissingTheme, match="could not be found") as caught:
        finder.find("plain", str(tmp_path))
    assert 'source "https://…" in the Gemfile, or the key gem_source' in str(caught.value.hint)


def test_an_index_without_the_gem_is_named(serve: Serve, tmp_path: Path) -> None:
    _, address = serve(themes("1.0"))
    site = write(tmp_path, {"Gemfile": f'source "{address}"\ngem "plain", ">= 2"\n'})
    with pytest.raises(MissingTheme, match=rf"{address} has no gem plain \(>= 2\)"):
        finder.find("plain", str(site))


# Mirrors and credentials


def test_a_mirror_without_the_gem_is_named_without_its_credentials(
    serve: Serve, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, address = serve(themes("1.0"))
    site = write(tmp_path / "site", {"Gemfile": 'source "https://own:word@gems.example"\ngem "plain", ">= 2"\n'})
    monkeypatch.setenv("BUNDLE_MIRROR__ALL", address.replace("//", "//user:secret@"))
    with pytest.raises(MissingTheme) as caught:
        finder.find("plain", str(site))
    assert f"{address.rstrip('/')} (the mirror of https://gems.example) has no gem plain (>= 2)" in str(caught.value)
    assert not any(secret in repr(caught.value.__dict__) for secret in ("word", "secret"))


def test_a_mirror_stands_in(serve: Serve, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _, address = serve(themes("1.0"))
    site = write(tmp_path / "site", {"Gemfile": 'source "https://gems-1.example"\ngem "plain"\n'})
    setting = "BUNDLE_MIRROR__HTTPS://GEMS___1__EXAMPLE/"
    monkeypatch.setenv(setting, address)
    assert finder.find("plain", str(site)).version == "1.0"
    monkeypatch.delenv(setting)
    write(site, {".bundle/config": f'---\n{setting}: "{address}"\n'})
    assert finder.find("plain", str(site), Rules(keep=False)).version == "1.0"
    write(site, {".bundle/config": ""})
    write(tmp_path, {"home/.bundle/config": f"---\nBUNDLE_MIRROR__ALL: {address}/\n"})
    assert finder.find("plain", str(site), Rules(keep=False)).version == "1.0"


def test_a_mirror_of_all_stands_in_where_no_index_is_named(
    serve: Serve, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, address = serve(themes("1.0"))
    monkeypatch.setenv("BUNDLE_MIRROR__ALL", address)
    assert finder.find("plain", str(tmp_path)).version == "1.0"


def test_credentials_are_for_their_host(serve: Serve, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    index, address = serve(themes("1.0"))
    site = write(tmp_path / "site", {"Gemfile": f'source "{address}"\ngem "plain"\n'})
    monkeypatch.setenv("BUNDLE_GEMS__EXAMPLE", "someone:else")
    monkeypatch.setenv("BUNDLE_127__0__0__1", "me:secret")
    finder.find("plain", str(site))
    assert {headers.get("Authorization") for headers in index.headers} == {"Basic bWU6c2VjcmV0"}


@pytest.mark.parametrize(("setting", "sent"), [("token", "token:"), ("me:p%40ss", "me:p@ss")])
def test_credentials_are_read_as_bundler_does(
    setting: str, sent: str, serve: Serve, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    index, address = serve(themes("1.0"))
    monkeypatch.setenv("BUNDLE_127__0__0__1", setting)
    finder.find("plain", str(tmp_path), Rules(address))
    assert index.headers[0]["Authorization"] == f"Basic {base64.b64encode(sent.encode()).decode()}"


def test_an_endless_list_of_releases_is_refused(serve: Serve, tmp_path: Path) -> None:
    index, address = serve({})
    index.extra["/info/plain"] = b"---\n" + b"1.0 |checksum:0\n" * 300_000
    with pytest.raises(MissingTheme, match="larger than 4 MiB"):
        finder.find("plain", str(tmp_path), Rules(address))


def test_another_server_gets_no_credentials(serve: Serve, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    index, address = serve(themes("1.0"))
    other, elsewhere = serve(themes("1.0"))
    index.redirects["/gems/plain-1.0.gem"] = f"{elsewhere}/gems/plain-1.0.gem"
    monkeypatch.setenv("BUNDLE_127__0__0__1", "me:secret")
    assert finder.find("plain", str(tmp_path), Rules(address)).version == "1.0"
    assert all("Authorization" in headers for headers in index.headers)
    assert other.asked == ["/gems/plain-1.0.gem"]
    assert "Authorization" not in other.headers[0]


def test_a_mirror_gets_no_credentials_of_the_source(
    serve: Serve, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    index, address = serve(themes("1.0"))
    monkeypatch.setenv("BUNDLE_MIRROR__ALL", address)
    monkeypatch.setenv("BUNDLE_GEMS__EXAMPLE", "me:secret")
    assert finder.find("plain", str(tmp_path), Rules("https://you:hidden@gems.example")).version == "1.0"
    assert not any("Authorization" in headers for headers in index.headers)


def test_credentials_in_an_address_are_never_shown(serve: Serve, tmp_path: Path) -> None:
    index, address = serve(themes("1.0"))
    secret = address.replace("http://", "http://me:sec%21ret@")
    site = write(tmp_path / "site", {"Gemfile": f'source "{secret}"\ngem "plain"\ngem "other"\n'})
    assert finder.find("plain", str(site)).version == "1.0"
    assert index.headers[0]["Authorization"] == "Basic bWU6c2VjIXJldA=="
    with pytest.raises(JekyllError) as caught:
        finder.find("other", str(site))
    assert "sec" not in f"{caught.value.report()} {caught.value!r}"
    kept = [path.read_text() for path in (tmp_path / "cache").rglob("*.json")]
    assert kept
    assert all("sec" not in text for text in kept)


# Safe mode, and archives that attack


def test_safe_mode_asks_nothing_on_this_machine(serve: Serve, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    index, address = serve(themes("1.0"))
    site = write(tmp_path / "site", {"Gemfile": f'source "{address}"\ngem "plain"\n'})
    with pytest.raises(MissingTheme, match="safe mode takes no gems from an address on this machine"):
        finder.find("plain", str(site), Rules(safe=True))
    write(site, {".bundle/config": f"BUNDLE_MIRROR__ALL: {address}\n", "Gemfile": 'source "https://gems.example"\n'})
    with pytest.raises(MissingTheme):
        finder.find("plain", str(site), Rules(safe=True))
    assert index.asked == []
    monkeypatch.setenv("BUNDLE_MIRROR__ALL", address)
    assert finder.find("plain", str(site), Rules(safe=True)).version == "1.0"


def test_a_gem_that_says_it_is_another_is_refused(serve: Serve, tmp_path: Path) -> None:
    archive = gem("other", "1.0", LAYOUT)
    index, address = serve({})
    index.extra["/info/plain"] = f"---\n1.0 |checksum:{hashlib.sha256(archive).hexdigest()}\n".encode()
    index.extra["/gems/plain-1.0.gem"] = archive
    with pytest.raises(MissingTheme, match="says that it is other"):
        finder.find("plain", str(tmp_path), Rules(address))


def test_no_file_of_a_gem_lands_outside(serve: Serve, tmp_path: Path) -> None:
    files = {"../../../../out": "evil", "/abs": "evil", "_layouts/x.html": "fine"}
    _, address = serve({"plain-1.0.gem": gem("plain", "1.0", files)})
    root = Path(finder.find("plain", str(tmp_path), Rules(address)).root)
    assert sorted(path.name for path in root.rglob("*") if path.is_file()) == ["abs", "out", "x.html"]
    assert not list(tmp_path.glob("out"))


def test_what_is_no_gem_is_an_error(serve: Serve, tmp_path: Path) -> None:
    index, address = serve({})
    archive = tar({"a": "b"})
    index.extra["/info/plain"] = f"---\n1.0 |checksum:{hashlib.sha256(archive).hexdigest()}\n".encode()
    index.extra["/gems/plain-1.0.gem"] = archive
    with pytest.raises(JekyllError, match="this is no gem"):
        finder.find("plain", str(tmp_path), Rules(address))


@pytest.mark.parametrize("name", ["../x", "..", "a/b", "a?b", "-x"])
def test_an_odd_name_asks_for_nothing(name: str, serve: Serve, tmp_path: Path) -> None:
    from jekyll_py.packages.bundler_settings import BundlerSettings
    from jekyll_py.packages.gem_index import GemIndex

    index, address = serve({})
    assert GemIndex(address, BundlerSettings(str(tmp_path))).releases(name) == []
    assert index.asked == [] or name == "-x"


@pytest.mark.parametrize("changed", ["Gemfile.lock", "Gemfile"])
def test_another_version_is_another_build(changed: str, serve: Serve, tmp_path: Path) -> None:
    old, new = ({"_layouts/default.html": f"{version} {{{{ content }}}}"} for version in ("1.0", "1.1"))
    _, address = serve({"plain-1.0.gem": gem("plain", "1.0", old), "plain-1.1.gem": gem("plain", "1.1", new)})
    files = {
        "Gemfile": f'source "{address}"\ngem "plain", "1.0"\n',
        "Gemfile.lock": "GEM\n  specs:\n    plain (1.0)\n",
        "_config.yml": "theme: plain\nexclude: [Gemfile, Gemfile.lock]\ndefaults: [{values: {layout: default}}]\n",
        "a.md": "---\n---\nhi\n",
    }
    if changed == "Gemfile":
        del files["Gemfile.lock"]
    assert build(tmp_path, files, disable_disk_cache=False).text("a.html") == "1.0 <p>hi</p>\n"
    files[changed] = files[changed].replace("1.0", "1.1")
    assert build(tmp_path, files, disable_disk_cache=False).text("a.html") == "1.1 <p>hi</p>\n"
