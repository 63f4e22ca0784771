"""The shared records of what the released Jekylls and their gems write: all are right but for the named exceptions.

`score.py` beside the records compares; here the program runs in this process, which takes a tenth of the time.
"""

from __future__ import annotations

import importlib.util
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from jekyll_py.cli import main
from jekyll_py.converters.sass import options as sass_options
from jekyll_py.errors import JekyllError
from jekyll_py.plugins.builtin import BUNDLED
from jekyll_py.reference import VARIABLE
from tests.oracles import SHARED
from tests.ruby.conftest import ruby_module

__all__ = ["ruby_module"]  # a fixture

pytestmark = [pytest.mark.shared, pytest.mark.slow]

CONFORMANCE = SHARED / "conformance"
THEMES = """
        architect hacker merlot midnight minima minima-options minimal modernist posts-and-pages-layouts
        primer project-page remote-bad style-expanded style-own swiss time-machine title-missing
    """
RUBY_SASS = """
        at-root calc-min-max colors-functions colors-hsl-rounding colors-hsl-rounding-compact
        comments-nested-style custom-properties error-nth-upper-case extend extend-many extend-many-expanded
        extend-nested font-face-expanded functions-css ie-hacks indented interpolation-keys
        interpolation-nested keyframes keyframes-compact max-mixed-units media media-expanded mixins-expanded
        numbers selectors strings strings-expanded unique-and-misc use-forward vendor-prefixes
    """
DART_SASS = """
        colors-functions colors-hsl-rounding home-page-sheet import-partials import-partials-compressed
        permalink-and-crlf permalink-and-crlf-compressed selectors-compressed-compressed
    """
GEMS = "gems/plugins.jsonl"
FLOORS = {
    (GEMS, ""): 80,
    ("released/locked.jsonl", ""): 35,
    ("released/cases.jsonl", "github-pages-232"): 219,
    ("released/cases.jsonl", "jekyll-4.4.1"): 248,
    ("released/written.jsonl", "github-pages-232"): 148,
    ("released/written.jsonl", "jekyll-4.4.1"): 99,
}
"""The sets and the reference whose records of them are taken (all without one), with the number that is right."""
EXCEPTIONS = {
    "its compiler is in JavaScript": ["coffeescript-broken"],
    "Terser is in JavaScript": ["minifier-html-defaults", "minifier-js-files"],
    "the theme here is minima 2.5.1, not 2.5.2": ["site: style-without-front-matter"],
    "a mark at the beginning of a table is dropped": ["site: bom-everywhere"],
    "the recorded branch is the one that GitHub's API gave": ["site: github-metadata"],
    "the gem knew no repository, which ends the build there": ["habit-error-config-list"],
    "themes of GitHub Pages are downloaded": [
        "case: configuration: a file of no known kind",
        "case: configuration: several files, later ones win",
        "case: keys: base URLs of every form",
        "habit-404",
        "habit-two-languages",
        *(f"theme-{name}" for name in THEMES.split()),
    ],
    "Ruby Sass does what libsass does not": [f"sass-{name}" for name in RUBY_SASS.split()],
    "Dart Sass 1.102 writes other colours than the one here": [
        "minifier-css-files",
        "site: sass-output",
        *(f"sass-{name}" for name in DART_SASS.split()),
    ],
}
"""The records that are not right, by the reason."""
REFUSAL = re.compile(r"GitHub Pages.*(?:fail|not exist|cannot)")
"""The warning that is enough where GitHub Pages ends the build."""


def records(path: str, reference: str) -> Iterator[dict[str, Any]]:
    """The records of a set and a reference; of those of gems the ones whose gems are all built in here."""
    for line in (CONFORMANCE / path).read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        if reference in ("", record["reference"]) and (path != GEMS or _is_built_in(record)):
            yield record


def _is_built_in(record: dict[str, Any]) -> bool:
    lines = record["files"].get("Gemfile", "").splitlines()
    gems = [line.split('"')[1] for line in lines if "gem " in line]
    return all(gem in BUNDLED or gem == "jekyll" for gem in gems) and "missing" not in record["name"]


@pytest.fixture(scope="module")
def score() -> Any:
    """The scoring program as a module."""
    spec = importlib.util.spec_from_file_location("score", CONFORMANCE / "released/score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def is_right(
    record: dict[str, Any], score: Any, root: Path, patch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> bool:
    """Whether the program writes what the record says, or refuses what it says is refused."""
    root.mkdir()
    words, output = score.lay_out(record, root)
    is_pages = record["reference"].startswith("github")
    for key, value in {**record["environment"], "JEKYLL_PY_TARGET": "github-pages" if is_pages else "jekyll"}.items():
        patch.setenv(key, value)
    patch.setenv(VARIABLE, record["reference"])
    patch.chdir(root)
    capfd.readouterr()
    try:
        status = main(words)
    except (JekyllError, SystemExit):
        status = 1
    if record["status"]:
        return bool(status or (is_pages and REFUSAL.search("".join(capfd.readouterr()))))
    given, wanted = score.built(root / output), record["output"]
    return (
        not status and given.keys() == wanted.keys() and all(score.equal(wanted[path], given[path]) for path in wanted)
    )


@pytest.mark.parametrize(("path", "reference"), FLOORS)
def test_all_records_are_right(
    path: str,
    reference: str,
    score: Any,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(sass_options, "gem_root", lambda _source, safe: None)  # as where the extra ruby is missing
    right, wrong, excepted = 0, [], {name for names in EXCEPTIONS.values() for name in names}
    for number, record in enumerate(records(path, reference)):
        with pytest.MonkeyPatch.context() as patch:
            good = is_right(record, score, tmp_path / str(number), patch, capfd)
        right += good
        wrong += [] if good or record["name"] in excepted else [record["name"]]
    assert not wrong, "\n".join(wrong)
    assert right >= FLOORS[path, reference]


@pytest.mark.sandbox
@pytest.mark.ruby_sass
@pytest.mark.usefixtures("ruby_module")
def test_ruby_sass_writes_all_style_sheets(score: Any, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    all_records = records("released/written.jsonl", "github-pages-232")
    sheets = [record for record in all_records if record["name"].startswith("sass-")]
    assert len(sheets) == 88
    wrong = []
    for number, record in enumerate(sheets):
        with pytest.MonkeyPatch.context() as patch:
            if not is_right(record, score, tmp_path / str(number), patch, capfd):
                wrong.append(record["name"])
    assert not wrong, "\n".join(wrong)
