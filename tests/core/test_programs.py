"""Which programs a site follows: by its Gemfile, its lock, its target and the environment."""

from __future__ import annotations

from pathlib import Path

import pytest

from jekyll_py.config.configuration import Configuration
from jekyll_py.config.programs import programs
from jekyll_py.errors import SettingError
from jekyll_py.packages.requirement import allows
from jekyll_py.reference import NEWEST, OLDEST, PAGES, VARIABLE, text
from tests.oracles import ROOT

LOCK = """GEM
  remote: https://gems.example/
  specs:
    jekyll (4.2.1)
      jekyll-sass-converter (~> 2.0)
      liquid (~> 4.0)
    jekyll-sass-converter (2.2.0)
    jekyll-seo-tag (2.8.0)
    kramdown (2.3.1)
    liquid (4.0.3)
    rouge (3.27.0-java)

PLATFORMS
  ruby
"""


@pytest.fixture(autouse=True)
def no_reference(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(VARIABLE, raising=False)


def test_a_lock_names_every_version(tmp_path: Path) -> None:
    (tmp_path / "Gemfile.lock").write_text(LOCK)
    found, reason, warning = programs(str(tmp_path), "jekyll")
    assert (found.jekyll, found.liquid, found.kramdown) == ((4, 2, 1), (4, 0, 3), (2, 3, 1))
    assert (found.rouge, found.sass, found.plugin("jekyll-seo-tag")) == ((3, 27, 0), "sassc", (2, 8, 0))
    assert (found.name, reason, warning) == ("jekyll-4.2.1", "Gemfile.lock", "")


@pytest.mark.parametrize(
    ("requirement", "jekyll", "sass"),
    [
        ("", "4.4.1", "dart-sass"),
        (', "~> 4.2.0"', "4.2.2", "sassc"),
        (", '~> 4.3', '< 4.4'", "4.3.4", "dart-sass"),
        (', "= 4.1.0"', "4.1.0", "sassc"),
        (', "~> 3.9"', "3.10.0", "ruby-sass"),
        (', ">= 3.8.5"', "4.4.1", "dart-sass"),
        (', "~> 4.2.0", group: :jekyll_plugins', "4.2.2", "sassc"),
        (', git: "https://gems.example/jekyll.git"', "4.4.1", "dart-sass"),
    ],
)
def test_a_gemfile_without_a_lock_gets_the_newest_it_allows(
    tmp_path: Path, requirement: str, jekyll: str, sass: str
) -> None:
    (tmp_path / "Gemfile").write_text(f'source "https://gems.example"\ngem "jekyll"{requirement}\ngem "rake", "13.0"\n')
    found = programs(str(tmp_path), "jekyll")
    assert (text(found.reference.jekyll), found.reference.sass, found.warning) == (jekyll, sass, "")


def test_an_unknown_version_is_built_as_the_nearest_and_named(tmp_path: Path) -> None:
    (tmp_path / "Gemfile.lock").write_text("GEM\n  specs:\n    jekyll (5.1.0)\n")
    found = programs(str(tmp_path), "jekyll")
    assert (found.reference.jekyll, found.warning) == ((4, 4, 1), "jekyll 5.1.0 is built as 4.4.1")
    (tmp_path / "Gemfile.lock").write_text("GEM\n  specs:\n    github-pages (229)\n")
    found = programs(str(tmp_path), "github-pages")
    assert (found.reference.name, found.warning) == ("github-pages-228", "github-pages 229 is built as 228")


def test_the_environment_wins(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "Gemfile.lock").write_text(LOCK)
    monkeypatch.setenv(VARIABLE, "jekyll-4.3.4")
    assert programs(str(tmp_path), "jekyll").reference.name == "jekyll-4.3.4"
    monkeypatch.setenv(VARIABLE, "jekyll-9")
    with pytest.raises(SettingError, match="there is no reference 'jekyll-9'"):
        programs(str(tmp_path), "jekyll")


def test_a_configuration_has_its_reference(tmp_path: Path) -> None:
    (tmp_path / "Gemfile.lock").write_text(LOCK)
    (tmp_path / "Gemfile").write_text('gem "jekyll"')
    config = Configuration.load({"source": str(tmp_path)})
    assert (config.text("target"), config.replace(title="x").reference.name) == ("jekyll", "jekyll-4.2.1")


@pytest.mark.parametrize(("gemfile", "lock"), [("Gemfile.next", "Gemfile.next.lock"), ("gems.rb", "gems.locked")])
def test_the_lock_lies_beside_the_gemfile(
    gemfile: str, lock: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / lock).write_text(LOCK)
    monkeypatch.setenv("BUNDLE_GEMFILE", str(tmp_path / gemfile))
    assert programs(str(tmp_path / "site"), "jekyll").reference.name == "jekyll-4.2.1"


def test_without_bundler_no_lock_counts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "Gemfile.lock").write_text(LOCK)
    (tmp_path / "Gemfile").write_text('gem "jekyll", "~> 4.2"')
    monkeypatch.setenv("JEKYLL_NO_BUNDLER_REQUIRE", "true")
    assert programs(str(tmp_path), "jekyll").reference.name == "jekyll-4.4.1"


@pytest.mark.parametrize(
    ("requirement", "allowed", "refused"),
    [
        ("~> 4.2", "4.2.0 4.9.1", "4.1.9 5.0"),
        ("~> 4.2.1", "4.2.1 4.2.9", "4.2.0 4.3.0"),
        ("~> 4", "4.0 4.9", "3.9 5.1"),
        (">= 3.9, != 4.0.0, < 4.4", "3.9.0 4.3.4", "4.0 4.4 3.8.9"),
        ("4.0", "4.0.0", "4.0.1"),
        ("~> 5.0.0.beta", "5.0.0.beta2 5.0.0 5.0.9", "5.0.0.alpha 5.1"),
        ("> 1.0.a, < 2", "1.0 1.1.rc1 2.0.0.pre", "1.0.0.a 2"),
    ],
)
def test_requirements_are_those_of_rubygems(requirement: str, allowed: str, refused: str) -> None:
    assert all(allows(requirement, version) for version in allowed.split())
    assert not any(allows(requirement, version) for version in refused.split())


LONG = "9" * 5000


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Gemfile.lock", f"GEM\n  specs:\n    jekyll ({LONG})\n    liquid (4.{LONG})\n"),
        ("Gemfile.lock", "GEM\n  specs:\n    jekyll (none)\n    jekyll-sass-converter (x)\n"),
        ("Gemfile", f'gem "jekyll", "~> {LONG}.1"\n'),
        ("Gemfile", 'gem "jekyll", ">= 4.4.1.٣"\n'),
    ],
)
def test_a_version_of_thousands_of_digits_is_ignored(tmp_path: Path, name: str, text: str) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    assert all(number < 10**9 for number in programs(str(tmp_path), "jekyll").reference.jekyll)


def test_a_github_pages_of_thousands_of_digits_is_ignored(tmp_path: Path) -> None:
    (tmp_path / "Gemfile.lock").write_text(f"GEM\n  specs:\n    github-pages ({LONG})\n")
    assert programs(str(tmp_path), "github-pages").reference.is_pages


def test_the_table_of_plugins_has_the_versions_that_are_followed() -> None:
    page = (ROOT / "docs/compatibility.md").read_text(encoding="utf-8").partition("## Versions of plugins")[2]
    lines = [line for line in page.partition("\n## ")[0].splitlines() if line.startswith("| jekyll-")]
    rows = [[cell.strip() for cell in line.split("|")[1:-1]] for line in lines]
    versions = {name: (oldest, newest) for name, oldest, _, newest, _ in rows}
    assert versions == {name: (text(oldest), text(NEWEST[name])) for name, oldest in OLDEST.items()}
    shown = {name: pages for name, _, pages, *_ in rows if name in PAGES.plugins}
    assert shown == {name: text(PAGES.plugin(name)) for name in shown}


@pytest.mark.parametrize(("locked", "built"), [("0.18.0", "0.18.0"), ("0.99", "0.18.0"), ("0.9.2", "0.15.1")])
def test_a_plugin_that_is_not_known_is_followed_as_the_nearest(tmp_path: Path, locked: str, built: str) -> None:
    (tmp_path / "Gemfile.lock").write_text(f"GEM\n  specs:\n    jekyll (4.4.1)\n    jekyll-feed ({locked})\n")
    reference = programs(str(tmp_path), "jekyll").reference
    assert text(reference.followed("jekyll-feed")) == built


def test_pages_itself_reads_no_lock(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("JEKYLL_PY_TARGET", raising=False)
    (tmp_path / "Gemfile").write_text('gem "github-pages"\n')
    (tmp_path / "Gemfile.lock").write_text("GEM\n  specs:\n    github-pages (228)\n")
    source = {"source": str(tmp_path)}
    assert Configuration.load(source).reference.name == "github-pages-228"
    assert Configuration.load({**source, "target": "github-pages"}).reference.name == "github-pages-232"
    monkeypatch.setenv("JEKYLL_PY_TARGET", "github-pages")
    assert Configuration.load(source).reference.name == "github-pages-232"
