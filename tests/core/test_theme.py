"""Themes: where they are found and what a site may take from them."""

from __future__ import annotations

import gzip
import importlib
import io
import tarfile
import tomllib
from pathlib import Path

import pytest

from jekyll_py.config.configuration import Configuration
from jekyll_py.diagnostics import Diagnostics
from jekyll_py.errors import JekyllError
from jekyll_py.packages import gem_archive, gem_version, gems
from jekyll_py.packages.gem_rules import Rules
from jekyll_py.themes import finder, theme, theme_settings
from jekyll_py.themes.missing import MissingTheme
from jekyll_py.themes.on_disk import ENTRY_POINTS
from tests.bundled.building import build
from tests.core.ruby import Ruby
from tests.oracles import ROOT, SHARED

GEMSPEC = """
Gem::Specification.new do |s|
  s.name = "plain".freeze
  s.version = "{version}"
  s.metadata = {{ "plugin_type" => "theme", "b".freeze => "it's" }}
  s.authors = ["First Author".freeze, 'Second']
  s.summary = %q{{short}}
  s.description = "It \\"quotes\\"\\nand goes on"
  s.add_runtime_dependency(%q<jekyll>.freeze, [">= 3.5", "< 5.0"])
  s.add_dependency "jekyll-feed"
  s.add_development_dependency "rake"
end
"""


def install(folder: Path, version: str) -> Path:
    root = folder / "gems" / f"plain-{version}"
    (root / "_layouts").mkdir(parents=True)
    (folder / "specifications").mkdir(exist_ok=True)
    (folder / "specifications" / f"plain-{version}.gemspec").write_text(GEMSPEC.format(version=version))
    return root


@pytest.fixture
def alone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A folder that is the only one gems are looked for in."""
    monkeypatch.setattr(gems, "_USUAL_PATHS", ())
    monkeypatch.delenv("GEM_HOME", raising=False)
    monkeypatch.setenv("GEM_PATH", str(tmp_path / "gems"))
    return tmp_path / "gems"


def test_the_newest_gem_is_taken(alone: Path) -> None:
    for version in ("1.9.0", "1.10.0", "1.10.0.pre1", "1.2"):
        install(alone, version)
    found = finder.find(" Plain ", "/nowhere")
    assert found.root == str((alone / "gems/plain-1.10.0").resolve())
    assert found.version == "1.10.0"


def test_a_gemspec_tells_about_the_theme(alone: Path) -> None:
    install(alone, "1.0")
    found = finder.find("plain", "/nowhere")
    assert found.authors == "First Author, Second"
    assert found.description.startswith('It "quotes"')
    assert found.metadata == {"plugin_type": "theme", "b": "it's"}
    assert [str(each) for each in found.runtime_dependencies] == [
        "jekyll (>= 3.5, < 5.0)",
        "jekyll-feed (>= 0)",
    ]


@pytest.mark.jekyll
def test_dependencies_are_those_rubygems_sees(ruby: Ruby) -> None:
    found = finder.find("minima", "/nowhere")
    assert [str(each) for each in found.runtime_dependencies] == ruby.ask("dependencies", "minima")


@pytest.mark.parametrize("versions", [["1.0", "1.0.a", "1.0.b2", "0.9.10", "0.9.9"], ["2.0", "2.0.rc1", "1"]])
def test_versions_are_in_order(versions: list[str]) -> None:
    ranked = sorted(versions, key=gem_version.key, reverse=True)
    assert ranked == sorted(ranked, key=gem_version.key, reverse=True)
    assert ranked[0] == versions[0]


def test_a_theme_that_is_nowhere_says_how_to_get_it(alone: Path) -> None:
    with pytest.raises(MissingTheme, match=r"^The nope theme could not be found.$") as caught:
        finder.find("nope", str(alone))
    assert "gem install nope" in str(caught.value.hint)


def packed(files: dict[str, bytes], metadata: str) -> bytes:
    """A ``.gem`` file."""

    def tar(members: dict[str, bytes]) -> bytes:
        buffer = io.BytesIO()
        with tarfile.open(fileobj=buffer, mode="w") as archive:
            for name, content in members.items():
                info = tarfile.TarInfo(name)
                info.size = len(content)
                archive.addfile(info, io.BytesIO(content))
        return buffer.getvalue()

    return tar({"metadata.gz": gzip.compress(metadata.encode()), "data.tar.gz": gzip.compress(tar(files))})


METADATA = """--- !ruby/object:Gem::Specification
name: packed
version: !ruby/object:Gem::Version
  version: 0.2.0
authors:
- An Author
summary: short
dependencies:
- !ruby/object:Gem::Dependency
  name: jekyll-feed
  requirement: !ruby/object:Gem::Requirement
    requirements:
    - - "~>"
      - !ruby/object:Gem::Version
        version: '0.9'
  type: :runtime
- !ruby/object:Gem::Dependency
  name: rake
  type: :development
"""


def test_a_gem_file_is_unpacked_and_stays_in_its_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    files = {"_layouts/default.html": b"x", "../../../climbs": b"y", "/absolute": b"z"}
    (tmp_path / "t.gem").write_bytes(packed(files, METADATA))
    found = finder.find("./t.gem", str(tmp_path))
    assert (found.name, found.version, found.authors) == ("packed", "0.2.0", "An Author")
    assert [str(each) for each in found.runtime_dependencies] == ["jekyll-feed (~> 0.9)"]
    assert found.layouts_path == f"{found.root}/_layouts"
    assert not (tmp_path / "climbs").exists()
    assert sorted(path.name for path in Path(found.root).iterdir()) == ["_layouts", "absolute", "climbs"]
    assert finder.find("./t.gem", str(tmp_path)).root == found.root
    passing = finder.find("./t.gem", str(tmp_path), Rules(keep=False))
    assert passing.layouts_path is not None
    assert not passing.root.startswith(str(tmp_path / "cache"))


@pytest.mark.parametrize("raw", [b"", b"no archive", packed({}, "- list"), packed({}, "a: 1")[:700]])
def test_what_is_no_gem_is_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, raw: bytes) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    (tmp_path / "t.gem").write_bytes(raw)
    with pytest.raises(JekyllError, match="this is no gem"):
        finder.find("t.gem", str(tmp_path))


@pytest.mark.parametrize("damage", [b"\0" * 40, b"\xff" * 40, bytes(range(40))])
def test_a_damaged_gem_is_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, damage: bytes) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    raw = packed({"_layouts/default.html": bytes(range(256)) * 20}, METADATA)
    place = raw.rindex(b"\x1f\x8b") + 15
    (tmp_path / "t.gem").write_bytes(raw[:place] + damage + raw[place + len(damage) :])
    with pytest.raises(JekyllError, match="this is no gem"):
        finder.find("t.gem", str(tmp_path))


def test_a_cache_that_cannot_be_written_to_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    (tmp_path / "t.gem").write_bytes(packed({"a": b""}, METADATA))
    with pytest.raises(JekyllError, match="cannot be unpacked") as caught:
        finder.find("t.gem", str(tmp_path))
    assert "XDG_CACHE_HOME" in str(caught.value.hint)


def test_a_gem_that_is_too_large_is_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setattr(gem_archive, "MAX_BYTES", 20_000)
    (tmp_path / "t.gem").write_bytes(packed({"a": b"0" * 100_000}, METADATA))
    with pytest.raises(JekyllError, match="too much"):
        finder.find("t.gem", str(tmp_path))
    assert not any((tmp_path / "cache").rglob("a"))


def test_a_theme_in_its_own_folder_is_its_own_demonstration(tmp_path: Path) -> None:
    (tmp_path / "mine.gemspec").write_text('Gem::Specification.new { |s| s.summary = "s" }')
    assert finder.find("mine", str(tmp_path)).root == str(tmp_path.resolve())


def add_package(folder: Path, entry: str) -> None:
    """A Python package as pip installs it, with the files that ``docs/themes.md`` shows."""
    theme_folder = folder / "brought" / "theme"
    (theme_folder / "_layouts").mkdir(parents=True)
    (theme_folder / "assets").mkdir()
    (folder / "brought" / "__init__.py").touch()
    (theme_folder / "_layouts" / "default.html").write_text("<{{ theme.version }} {{ theme.authors }}>{{ content }}")
    (theme_folder / "_config.yml").write_text("colour: red")
    (theme_folder / "_data").mkdir()
    (theme_folder / "_data/words.yml").write_text("skip: Skip")
    (theme_folder / "assets" / "site.css").write_text("a {}")
    info = folder / "brought-1.5.dist-info"
    info.mkdir()
    about = "Metadata-Version: 2.1\nName: brought\nVersion: 1.5\nAuthor: An Author\nSummary: s\n"
    (info / "METADATA").write_text(about)
    (info / "entry_points.txt").write_text(f"[jekyll_py.themes]\nbrought = {entry}\n")


def documented_entry() -> str:
    """The entry point in the project file of the package in ``docs/themes.md``."""
    block = (ROOT / "docs/themes.md").read_text("utf-8").partition("```toml\n")[2].partition("```")[0]
    (entry,) = tomllib.loads(block)["project"]["entry-points"][ENTRY_POINTS].values()
    assert isinstance(entry, str)
    return entry


def test_a_python_package_can_bring_a_theme(monkeypatch: pytest.MonkeyPatch, alone: Path, tmp_path: Path) -> None:
    add_package(tmp_path / "packages", documented_entry())
    monkeypatch.syspath_prepend(str(tmp_path / "packages"))
    importlib.invalidate_caches()
    found = finder.find("Brought", str(tmp_path))
    assert (found.version, found.authors, found.description) == ("1.5", "An Author", "s")
    page = "---\nlayout: default\n---\n{{ site.colour }} {{ site.data.words.skip }}"
    site = build(tmp_path, {"index.html": page}, theme="brought")
    assert site.text("index.html") == "<1.5 An Author>red Skip"
    assert site.text("assets/site.css") == "a {}"


def test_a_package_that_cannot_be_loaded_is_named(monkeypatch: pytest.MonkeyPatch, alone: Path, tmp_path: Path) -> None:
    add_package(tmp_path, "nowhere.theme")
    monkeypatch.syspath_prepend(str(tmp_path))
    with pytest.raises(JekyllError, match="the package that brings the theme brought cannot be loaded"):
        finder.find("brought", str(tmp_path))


def test_the_version_of_the_lock_file_is_taken(alone: Path, tmp_path: Path) -> None:
    for version in ("1.9.0", "1.10.0"):
        install(alone, version)
    (tmp_path / "Gemfile.lock").write_text("GEM\n  specs:\n    plain (1.9.0)\n      jekyll (>= 3.5)\n")
    assert finder.find("plain", str(tmp_path)).version == "1.9.0"
    (tmp_path / "Gemfile.lock").write_text("GEM\n  specs:\n    plain (1.8.0)\n")
    assert finder.find("plain", str(tmp_path)).version == "1.10.0"


@pytest.mark.parametrize("told", ["config", "environment", "nothing"])
def test_gems_of_bundler_are_found(told: str, alone: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("BUNDLE_PATH", raising=False)
    if told == "config":
        (tmp_path / ".bundle").mkdir()
        (tmp_path / ".bundle/config").write_text('---\nBUNDLE_PATH: "gems of ours"\nBUNDLE_JOBS: "4"\n')
    elif told == "environment":
        monkeypatch.setenv("BUNDLE_PATH", str(tmp_path / "gems of ours"))
    folder = tmp_path / ("vendor/bundle" if told == "nothing" else "gems of ours") / "ruby/3.2.0"
    install(folder, "1.0")
    assert finder.find("plain", str(tmp_path)).version == "1.0"


def test_gems_that_bundler_took_from_a_repository_are_found(alone: Path, tmp_path: Path) -> None:
    folder = alone / "bundler/gems/its-repository-0123456789ab"
    folder.mkdir(parents=True)
    (folder / "plain.gemspec").write_text(GEMSPEC.format(version="3.0"))
    found = finder.find("plain", str(tmp_path))
    assert (found.root, found.version) == (str(folder.resolve()), "3.0")


@pytest.mark.parametrize("written", ['gem "plain", path: "../plain theme"', "gem 'plain', :path => '../plain theme'"])
def test_a_folder_of_the_gemfile_is_found(written: str, alone: Path, tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "plain theme").mkdir()
    (tmp_path / "plain theme/plain.gemspec").write_text(GEMSPEC.format(version="4.0"))
    (tmp_path / "site/Gemfile").write_text(f'gem "jekyll"\n{written}\n')
    found = finder.find("plain", str(tmp_path / "site"))
    assert (found.name, found.version) == ("plain", "4.0")
    with pytest.raises(JekyllError, match="outside of the site"):
        finder.find("plain", str(tmp_path / "site"), Rules(safe=True))


def test_folders_never_leave_the_theme(tmp_path: Path) -> None:
    (tmp_path / "t" / "assets").mkdir(parents=True)
    (tmp_path / "outside").mkdir()
    (tmp_path / "t" / "_layouts").symlink_to(tmp_path / "outside")
    (tmp_path / "t" / "_sass").symlink_to("assets")
    (tmp_path / "t" / "_includes").symlink_to("_includes")
    found = finder.find("./t", str(tmp_path))
    assert (found.layouts_path, found.includes_path, found.data_path) == (None, None, None)
    assert found.sass_path == found.assets_path == f"{found.root}/assets"


def test_the_configuration_of_a_theme_lies_below_the_sites(tmp_path: Path) -> None:
    (tmp_path / "t").mkdir()
    (tmp_path / "t" / "_config.yml").write_text("colour: red\ntitle: theirs\nfuture: true\n")
    config = Configuration.from_mapping({"source": str(tmp_path), "theme": "./t", "title": "ours"})
    themed = theme_settings.configure(config, finder.theme_of(config, Diagnostics()))
    assert (themed["colour"], themed["title"], themed["future"]) == ("red", "ours", False)


@pytest.mark.shared
def test_the_test_themes_of_the_features_are_found(alone: Path) -> None:
    fixtures = SHARED / "conformance/features/test/fixtures"
    (alone / "gems").mkdir(parents=True)
    (alone / "gems/test-theme-0.1.0").symlink_to(fixtures / "test-theme")
    found = finder.find("test-theme", "/nowhere")
    assert found.layouts_path == str((fixtures / "test-theme/_layouts").resolve())


def test_the_theme_we_ship_has_layouts() -> None:
    found = theme.default_theme()
    assert found.layouts_path is not None
    assert found.config_path is None
