"""The modules that a short command imports: each that it does not need makes every build slower."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.oracles import ROOT

_LATE = {
    "csv",
    "importlib.resources",
    "ctypes",
    "jinja2",
    "lxml",
    "mistune",
    "pygments",
    "random",
    "socket",
    "subprocess",
    "tempfile",
    "urllib.request",
    "watchdog",
    "xml.etree.ElementTree",
}
"""Modules of others that a build imports when it needs them."""
_OURS = {
    "compat.yaml_hints",
    "highlight",
    "jinja",
    "kramdown",
    "liquid.markup_hints",
    "packages.gemfile_syntax",
    "read.reader",
    "read.data",
    "server.preview",
    "themes.remote",
}

_PROGRAM = """
import sys
from jekyll_py.cli import main
assert main(["build", "--quiet"]) == 0
print(*sys.modules, sep="\\n")
"""


def _imported(site: Path) -> set[str]:
    done = subprocess.run([sys.executable, "-c", _PROGRAM], cwd=site, capture_output=True, text=True, check=True)
    return set(done.stdout.splitlines())


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / "_config.yml").write_text("plugins: [jekyll-sitemap, jekyll-redirect-from, jemoji]\nrepository: a/b\n")
    (tmp_path / "_layouts").mkdir()
    (tmp_path / "_layouts" / "default.html").write_text("<p>{{ content | upcase }}</p>\n")
    (tmp_path / "page.html").write_text("---\nlayout: default\n---\na\n")
    (tmp_path / "notes.md").write_text("---\nlayout: default\n---\n# b\n\n```ruby\nputs\n```\n")
    return tmp_path


def test_a_build_with_nothing_to_do_imports_no_more_than_it_needs(site: Path) -> None:
    first = _imported(site)
    assert {"mistune", "pygments", "jekyll_py.kramdown", "jekyll_py.highlight", "jekyll_py.read.reader"} <= first
    _imported(site)  # reads again what was changed just before the first build
    again = _imported(site)
    assert again & (_LATE | {f"jekyll_py.{name}" for name in _OURS}) == set()


def test_without_plugins_a_build_with_nothing_to_do_imports_still_less(site: Path) -> None:
    (site / "_config.yml").write_text("target: jekyll\n")
    _imported(site)
    _imported(site)  # as above
    assert _imported(site) & {"dataclasses", "inspect", "json", "shutil"} == set()


def test_an_edit_of_a_text_without_markdown_loads_no_markdown(site: Path) -> None:
    _imported(site)
    _imported(site)  # as above
    (site / "page.html").write_text("---\nlayout: default\n---\nc\n")
    assert _imported(site) & {"mistune", "pygments", "subprocess", "ctypes", "jekyll_py.kramdown"} == set()
    assert (site / "_site" / "page.html").read_text() == "<p>C\n</p>\n"


def test_without_plugins_an_edit_of_a_layout_compiles_no_dataclasses(site: Path) -> None:
    (site / "_config.yml").write_text("target: jekyll\n")
    _imported(site)
    _imported(site)  # as above
    (site / "_layouts" / "default.html").write_text("<b>{{ content | upcase }}</b>\n")
    assert _imported(site) & {"dataclasses", "inspect"} == set()
    assert (site / "_site" / "page.html").read_text() == "<b>A\n</b>\n"


def test_a_cold_build_loads_no_modules_for_archives_tables_and_chance(site: Path) -> None:
    (site / "_config.yml").write_text("target: jekyll\n")
    assert _imported(site) & {"bz2", "csv", "lzma", "random", "shutil", "tempfile"} == set()
    assert {path.name for path in site.iterdir() if "staging" in path.name} == set()


@pytest.mark.parametrize("folder", ["highlight", "kramdown"])
def test_markdown_compiles_no_dataclasses(folder: str) -> None:
    """Each costs the start of nearly every build a millisecond."""
    files = (ROOT / "jekyll_py" / folder).rglob("*.py")
    assert [path for path in files if "dataclass" in path.read_text(encoding="utf-8")] == []
