"""Style sheets of GitHub Pages compiled by Ruby Sass itself, in the sandbox."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from jekyll_py.config.configuration import Configuration
from jekyll_py.converters.sass.stylesheet import SassError
from jekyll_py.incremental import RenderCache
from jekyll_py.site import Site
from tests.parallel.building import write
from tests.ruby.conftest import ruby_module

__all__ = ["ruby_module"]  # a fixture

pytestmark = [pytest.mark.sandbox, pytest.mark.ruby_sass, pytest.mark.usefixtures("ruby_module")]

SHEETS = json.loads(Path(__file__).with_name("ruby_sass.json").read_text(encoding="utf-8"))


def site(folder: Path, files: dict[str, str], cache: RenderCache | None = None, **sass: object) -> Site:
    source = write(folder / "source", files)
    values = {"source": str(source), "destination": str(folder / "site"), "theme": None, "sass": sass}
    return Site(Configuration.load({**values, "target": "github-pages"}), cache=cache)


def css(folder: Path) -> str:
    return (folder / "site" / "a.css").read_text(encoding="utf-8")


@pytest.mark.parametrize("style", ["compressed", "expanded", "compact", "nested"])
def test_it_writes_what_was_recorded(style: str, tmp_path: Path) -> None:
    files = {f"{name}.scss": f"---\n---\n{sheet['source']}" for name, sheet in SHEETS.items()}
    site(tmp_path, files, style=style).process()
    for name, sheet in SHEETS.items():
        assert (tmp_path / "site" / f"{name}.css").read_text(encoding="utf-8") == sheet[style]


def test_a_changed_or_new_partial_compiles_the_style_sheet_again(tmp_path: Path) -> None:
    files = {"a.scss": "---\n---\n@import 'deep/b';", "_sass/deep/_b.scss": "@import 'c';", "_sass/_c.scss": "a {b: 1}"}
    cache = RenderCache()
    site(tmp_path, files, cache, style="compressed").process()
    assert css(tmp_path) == "a{b:1}\n"
    site(tmp_path, {"_sass/_c.scss": "a {b: 2}"}, cache, style="compressed").process()
    assert css(tmp_path) == "a{b:2}\n"
    site(tmp_path, {"_sass/deep/_c.scss": "a {b: 3}"}, cache, style="compressed").process()
    assert css(tmp_path) == "a{b:3}\n"


def test_an_error_names_file_and_line(tmp_path: Path) -> None:
    with pytest.raises(SassError, match="Undefined variable") as own:
        site(tmp_path, {"a.scss": "---\ntitle: x\n---\n\na { b: $no }"}).process()
    assert (own.value.path, own.value.line) == ("a.scss", 5)
    files = {"a.scss": "---\n---\n@import 'b';", "_sass/_b.scss": "a {\n  b: $no }"}
    with pytest.raises(SassError, match="Undefined variable") as other:
        site(tmp_path, files).process()
    assert (other.value.path, other.value.line) == ("_sass/_b.scss", 2)


def test_warnings_are_those_of_the_build(tmp_path: Path) -> None:
    warnings = site(tmp_path, {"a.scss": "---\n---\n@warn 'old'; a {b: c}"}).process().warnings
    assert ["old" in str(each.error) for each in warnings] == [True]


def test_it_reads_nothing_outside_the_site(tmp_path: Path) -> None:
    (tmp_path / "_secret.scss").write_text("a {b: secret}")
    with pytest.raises(SassError, match="File to import not found"):
        site(tmp_path, {"a.scss": "---\n---\n@import '../secret';"}).process()
