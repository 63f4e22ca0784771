"""The gems of a site: in which order, what serves each, and the command ``bundle`` that lists and fetches them."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest

import jekyll_py
from jekyll_py.cli import main
from jekyll_py.config.configuration import Configuration
from jekyll_py.diagnostics import Diagnostics
from jekyll_py.disk.user_cache import user_cache
from jekyll_py.errors import JekyllError
from jekyll_py.packages.gem_error import GemError
from jekyll_py.plugins.site_gems import Service, SiteGem, Stage, resolved
from jekyll_py.ruby import extra
from jekyll_py.themes.finder import theme_of
from tests.gems.archive import gem
from tests.gems.conftest import Serve
from tests.gems.test_themes import write

ARCHIVES = {
    "plain-1.0.gem": gem(
        "plain", "1.0", {"_layouts/a.html": "x"}, {"jekyll": ">= 3", "jekyll-feed": ">= 0", "dep": "~> 1"}
    ),
    "dep-1.5.gem": gem("dep", "1.5", {"lib/dep.rb": ""}, {"deep": ">= 1"}),
    "dep-2.0.gem": gem("dep", "2.0", {"lib/dep.rb": ""}),
    "deep-1.0.gem": gem("deep", "1.0", {"ruby/deep.rb": ""}, {"json": ">= 0"}, require_paths=("ruby",)),
    "jekyll-odd-1.0.gem": gem("jekyll-odd", "1.0", {"lib/jekyll/odd.rb": ""}, {"deep": ">= 0", "nowhere": ">= 0"}),
    "slashed-name-1.0.gem": gem("slashed-name", "1.0", {"lib/slashed/name.rb": ""}),
    "compiled-1.0.gem": gem("compiled", "1.0", {"ext/x.c": ""}, extensions=("ext/extconf.rb",)),
    "html-1.0.gem": gem("html", "1.0", {"lib/html.rb": ""}, {"parser": ">= 0"}),
    "parser-1.0.gem": gem("parser", "1.0", {"lib/parser.rb": ""}, {"redcarpet": ">= 1"}),
    "racc-1.8.gem": gem("racc", "1.8", {"lib/racc/parser.rb": ""}, extensions=("ext/extconf.rb",)),
}
GEMFILE = """
source "{}"
gem "plain"
gem "unrelated"
group :jekyll_plugins do
  gem "jekyll-odd"
  gem "jekyll-sitemap"
  gem "racc", require: "racc/parser"
end
"""
CONFIG = "theme: plain\nplugins: [slashed/name, jekyll-feed, compiled, redcarpet, lost, html]\n"


def gems_of(folder: Path, **config: object) -> list[SiteGem]:
    loaded = Configuration.load({"source": str(folder), **config})
    return resolved(loaded, theme_of(loaded, Diagnostics()))


def test_gems_stand_in_load_order(serve: Serve, tmp_path: Path) -> None:
    index, address = serve(ARCHIVES)
    site = write(tmp_path / "site", {"Gemfile": GEMFILE.format(address), "_config.yml": CONFIG})
    found = gems_of(site)
    assert [(each.name, each.version, each.stage, each.service) for each in found] == [
        ("deep", "1.0", Stage.NEEDED, Service.SANDBOX),
        ("jekyll-odd", "1.0", Stage.GEMFILE, Service.SANDBOX),
        ("jekyll-sitemap", "", Stage.GEMFILE, Service.BUILT_IN),
        ("racc", "1.8", Stage.GEMFILE, Service.SANDBOX),
        ("jekyll-feed", "", Stage.THEME, Service.BUILT_IN),
        ("dep", "1.5", Stage.THEME, Service.SANDBOX),
        ("slashed-name", "1.0", Stage.PLUGINS, Service.SANDBOX),
        ("compiled", "1.0", Stage.PLUGINS, Service.NONE),
        ("redcarpet", "", Stage.PLUGINS, Service.NONE),
        ("lost", "", Stage.PLUGINS, Service.NONE),
        ("html", "", Stage.PLUGINS, Service.NONE),
    ]
    by_name = {each.name: each for each in found}
    assert by_name["jekyll-odd"].requires == ("jekyll/odd",), "as Bundler finds it"
    assert by_name["racc"].requires == ("racc/parser",)
    assert by_name["slashed-name"].requires == ("slashed/name",)
    assert by_name["deep"].requires == ()
    assert by_name["deep"].require_paths == (f"{by_name['deep'].root}/ruby",)
    assert by_name["deep"].origin == address
    reasons = [each.reason for each in found if each.service is Service.NONE]
    assert reasons == [
        "it has compiled parts",
        "it is compiled code",
        "no index has a gem of this name",
        "it needs redcarpet, which is compiled code",
    ]
    assert not any("/html-" in path or "/parser-" in path for path in index.asked), "they are not downloaded"
    assert not any("unrelated" in path for path in index.asked)


def test_the_gemfile_chooses_versions_without_bundler_too(
    serve: Serve, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, address = serve(ARCHIVES)
    files = {"Gemfile": f'source "{address}"\ngem "dep", "1.5"\n', "_config.yml": "plugins: [dep]\n"}
    site = write(tmp_path / "site", files)
    monkeypatch.setenv("JEKYLL_NO_BUNDLER_REQUIRE", "true")
    assert [(each.name, each.version) for each in gems_of(site)] == [("deep", "1.0"), ("dep", "1.5")]


@pytest.mark.parametrize(
    ("wish", "lock"),
    [
        ('"9.0"', ""),
        ('git: "https://nowhere.invalid/dep.git"', ""),
        ('">= 0"', "GEM\n  remote: x\n  specs:\n    dep (1.7)\n"),
    ],
)
def test_without_bundler_the_newest_stands_in_for_what_no_index_has(
    wish: str, lock: str, serve: Serve, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, address = serve(ARCHIVES)
    files = {"Gemfile": f'source "{address}"\ngem "dep", {wish}\n', "_config.yml": "plugins: [dep]\n"}
    site = write(tmp_path / "site", {**files, **({"Gemfile.lock": lock} if lock else {})})
    monkeypatch.setenv("JEKYLL_NO_BUNDLER_REQUIRE", "true")
    assert [(each.name, each.version) for each in gems_of(site)] == [("dep", "2.0")]


def test_a_plugin_that_neither_gemfile_nor_index_knows_ends_the_build(
    serve: Serve, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As with Jekyll, which ends with a Dependency Error."""
    monkeypatch.setattr(extra, "is_installed", lambda: True)
    _, address = serve(ARCHIVES)
    files = {"Gemfile": f'source "{address}"\n', "_config.yml": "plugins: [jekyll-nobody]\n"}
    site = write(tmp_path / "site", files)
    with pytest.raises(JekyllError, match="the Gemfile does not name it, and no index has a gem of this name"):
        jekyll_py.build(site, target="jekyll")
    (site / "Gemfile").write_text(f'source "{address}"\ngem "jekyll-nobody"\n')
    assert "what it adds will be missing" in str(jekyll_py.build(site, target="jekyll").warnings[0].error)


def test_time_zones_for_other_gems_are_fetched(serve: Serve, tmp_path: Path) -> None:
    more = {
        "zones-1.0.gem": gem("zones", "1.0", {"lib/zones.rb": ""}, {"tzinfo": "~> 2.0"}),
        "tzinfo-2.0.gem": gem("tzinfo", "2.0", {"lib/tzinfo.rb": ""}),
    }
    _, address = serve(more)
    files = {"Gemfile": f'source "{address}"\ngem "tzinfo"\n', "_config.yml": "plugins: [zones]\n"}
    found = {each.name: each.service for each in gems_of(write(tmp_path / "site", files))}
    assert found == {"zones": Service.SANDBOX, "tzinfo": Service.SANDBOX}
    files = {"Gemfile": f'source "{address}"\ngem "tzinfo"\n', "_config.yml": "plugins: [tzinfo]\n"}
    assert [each.service for each in gems_of(write(tmp_path / "other", files))] == [Service.BUILT_IN]


def test_they_are_fetched_once(serve: Serve, tmp_path: Path) -> None:
    index, address = serve(ARCHIVES)
    site = write(tmp_path / "site", {"Gemfile": GEMFILE.format(address), "_config.yml": CONFIG})
    first = gems_of(site)
    index.extra = dict.fromkeys(index.asked)
    assert gems_of(site) == first


def test_a_gem_that_no_index_has_may_be_installed_later(
    serve: Serve, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    index, address = serve(ARCHIVES)
    files = {"Gemfile": f'source "{address}"\n', "_config.yml": "plugins: [jekyll-odd]\n"}
    site = write(tmp_path / "site", files)
    write(tmp_path / "gems", {"gems/nowhere-0.9/lib/nowhere.rb": ""})
    assert [each.name for each in gems_of(site)] == ["deep", "jekyll-odd"]
    monkeypatch.setenv("GEM_HOME", str(tmp_path / "gems"))
    found = gems_of(site)
    assert [(each.name, each.version) for each in found if each.name == "nowhere"] == [("nowhere", "0.9")]
    index.extra = dict.fromkeys(index.asked)
    assert gems_of(site) == found


def test_a_gem_that_no_index_has_may_be_published_later(serve: Serve, tmp_path: Path) -> None:
    index, address = serve(ARCHIVES)
    site = write(tmp_path / "site", {"Gemfile": f'source "{address}"\n', "_config.yml": "plugins: [jekyll-odd]\n"})
    first = gems_of(site)
    index.publish("nowhere-0.9.gem", gem("nowhere", "0.9", {}))
    index.publish("deep-9.0.gem", gem("deep", "9.0", {}))
    assert gems_of(site) == first
    for kept in (user_cache() / "gems" / "chosen").iterdir():
        os.utime(kept, (0, 0))
    found = {each.name: each.version for each in gems_of(site)}
    assert found == {**{each.name: each.version for each in first}, "nowhere": "0.9"}
    for kept in (user_cache() / "gems" / "chosen").iterdir():
        os.utime(kept, (0, 0))
    index.extra = dict.fromkeys(index.asked)
    assert {each.name: each.version for each in gems_of(site)} == found


def test_a_folder_of_the_gemfile_is_a_gem(serve: Serve, tmp_path: Path) -> None:
    _, address = serve(ARCHIVES)
    files = {
        "own/mine.gemspec": 's.name = "mine"\ns.version = "0.1"\ns.add_dependency "dep"\n',
        "own/lib/mine.rb": "",
        "Gemfile": f'source "{address}"\ngem "mine", path: "own"\n',
        "_config.yml": "plugins: [mine]\n",
    }
    found = gems_of(write(tmp_path / "site", files))
    assert [(each.name, each.version) for each in found] == [("dep", "2.0"), ("mine", "0.1")]
    assert found[1].root == str(tmp_path / "site/own")


def test_safe_mode_runs_and_fetches_no_plugin(serve: Serve, tmp_path: Path) -> None:
    index, address = serve(ARCHIVES)
    site = write(tmp_path / "site", {"Gemfile": f'source "{address}"\n', "_config.yml": "plugins: [jekyll-odd]\n"})
    (found,) = gems_of(site, safe=True)
    assert (found.service, found.reason) == (Service.NONE, "safe mode, as on GitHub Pages, runs no Ruby")
    assert index.asked == []


def test_without_an_index_plugins_say_so(tmp_path: Path) -> None:
    (found,) = gems_of(write(tmp_path, {"_config.yml": "plugins: [jekyll-odd]\n"}), target="jekyll")
    assert found.service is Service.NONE
    assert "no index of gems is named" in found.reason


def test_out_of_reach_is_one_error(tmp_path: Path) -> None:
    files = {"Gemfile": 'source "http://127.0.0.1:9"\n', "_config.yml": "plugins: [jekyll-odd]\n"}
    with pytest.raises(GemError, match="cannot be chosen") as caught:
        gems_of(write(tmp_path, files))
    assert "jekyll-py bundle" in str(caught.value.hint)


# The command


def test_bundle_lists_and_fetches(serve: Serve, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, address = serve(ARCHIVES)
    site = write(tmp_path / "site", {"Gemfile": GEMFILE.format(address), "_config.yml": CONFIG})
    assert main(["bundle", str(site)]) == 0
    said = capsys.readouterr()
    assert f"jekyll-odd 1.0: Ruby, in the sandbox, {address}" in said.out
    assert "jekyll-sitemap: built in" in said.out
    assert "compiled 1.0: cannot run here, it has compiled parts" in said.err
    assert f"Kept in: {tmp_path / 'cache/jekyll_py/gems'}" in said.out


@pytest.mark.parametrize("installed", [True, False])
def test_bundle_says_what_gems_in_ruby_need(
    installed: bool,
    serve: Serve,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(extra, "is_installed", lambda: installed)
    _, address = serve(ARCHIVES)
    main(["bundle", str(write(tmp_path, {"Gemfile": f'source "{address}"\n', "_config.yml": "plugins: [dep]\n"}))])
    assert (extra.HINT in capsys.readouterr().err) is not installed


def test_bundle_updates(serve: Serve, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    index, address = serve(dict(ARCHIVES))
    files = {"Gemfile": f'source "{address}"\ngem "dep", "< 3"\n', "_config.yml": "plugins: [dep]\n"}
    site = write(tmp_path / "site", files)
    index.extra["/info/dep"] = index.infos["dep"].partition("2.0 ")[0].encode()
    main(["bundle", str(site)])
    del index.extra["/info/dep"]
    main(["bundle", str(site)])
    assert "dep 2.0" not in capsys.readouterr().out
    main(["bundle", str(site), "--update"])
    assert "dep 2.0" in capsys.readouterr().out


def test_bundle_of_a_site_without_gems(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(tmp_path, {"Gemfile": "", "_config.yml": "theme: null\n"})
    assert main(["bundle", str(tmp_path)]) == 0
    assert "the site needs none" in capsys.readouterr().out


def test_doctor_names_what_is_not_built_in(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    config = "url: https://a.example\ntheme: null\nplugins: [jekyll-odd, redcarpet, jekyll-feed]\n"
    write(tmp_path, {"Gemfile": "", "_config.yml": config})
    main(["doctor", "--source", str(tmp_path)])
    said = capsys.readouterr().out
    assert "Gems: jekyll-odd: Ruby, in the sandbox (see jekyll-py bundle)" in said
    assert "Gems: redcarpet: cannot run here (see jekyll-py bundle)" in said
    assert "jekyll-feed:" not in said


LOCK = """GEM
  remote: https://example.org/
  specs:
    deep (1.0)
    dep (1.5)
    plain (1.0)
    slashed-name (1.0)

CHECKSUMS
  slashed-name (1.0) sha256={}
"""


def test_gems_in_vendor_cache_are_taken_without_an_index(tmp_path: Path) -> None:
    checksum = hashlib.sha256(ARCHIVES["slashed-name-1.0.gem"]).hexdigest()
    files = {
        "Gemfile": "",
        "Gemfile.lock": LOCK.format(checksum),
        "_config.yml": "theme: plain\nplugins: [slashed/name]\n",
    }
    site = write(tmp_path / "site", files)
    (site / "vendor" / "cache").mkdir(parents=True)
    for name in ("deep-1.0.gem", "dep-1.5.gem", "plain-1.0.gem", "slashed-name-1.0.gem"):
        (site / "vendor" / "cache" / name).write_bytes(ARCHIVES[name])
    found = {each.name: each for each in gems_of(site)}
    assert found["slashed-name"].service is Service.SANDBOX
    assert Path(found["slashed-name"].root, "lib", "slashed", "name.rb").is_file()
    assert found["dep"].service is Service.SANDBOX


def test_a_gem_in_vendor_cache_has_the_checksum_of_the_lock(tmp_path: Path) -> None:
    site = write(
        tmp_path / "site",
        {"Gemfile": "", "Gemfile.lock": LOCK.format("0" * 64), "_config.yml": "plugins: [slashed/name]\n"},
    )
    (site / "vendor" / "cache").mkdir(parents=True)
    (site / "vendor" / "cache" / "slashed-name-1.0.gem").write_bytes(ARCHIVES["slashed-name-1.0.gem"])
    with pytest.raises(GemError, match=r"not the gem of Gemfile\.lock"):
        gems_of(site)
