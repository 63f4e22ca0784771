"""A stylesheet may come from many places: whichever is added or taken away, a build is what a clean one makes."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.incremental.sites import CONFIG
from tests.incremental.workshop import Workshop

pytestmark = pytest.mark.slow

LIBSASS, DART = "sassc", "sass-embedded"
SHEET = "---\n---\n{}"
NAMES = (
    "_v.scss", "v.sass", "_v.css", "v.css", "_v.import.scss", "v.import.css", "v/_index.scss", "v/index.import.sass",
    "__v.scss",
)  # fmt: skip
"""Those that a load of ``v`` may find, or one of ``_v``."""
TEXTS = {".scss": "$c: {0};\nb {{ from: {0} }}\n", ".sass": "$c: {0}\nb\n  from: {0}\n", ".css": "b {{ from: {0} }}\n"}

LOADS: Mapping[str, tuple[str, Mapping[str, str]]] = {
    "use": (DART, {"css/main.scss": SHEET.format("@use 'v';")}),
    "use in the root": (DART, {"main.scss": SHEET.format("@use 'v';")}),
    "forward": (DART, {"css/main.scss": SHEET.format("@use 'f';"), "css/_f.scss": "@forward 'v';"}),
    "import": (DART, {"css/main.scss": SHEET.format("@import 'v';")}),
    "import with an underscore": (DART, {"css/main.scss": SHEET.format("@import '_v';")}),
    "import with an extension": (DART, {"css/main.scss": SHEET.format("@import 'v.scss';")}),
    "load-css": (DART, {"css/main.scss": SHEET.format("@use 'sass:meta'; @include meta.load-css('v');")}),
    "load-css of a computed name": (
        DART, {"css/main.scss": SHEET.format("@use 'sass:meta'; $n: 'v'; @include meta.load-css('./#{$n}');")},
    ),
    "from a partial": (DART, {"css/main.scss": SHEET.format("@use 'a/b';"), "_sass/a/_b.scss": "@import 'v';"}),
    "from a folder above": (
        DART, {"css/a/main.scss": SHEET.format("@import '../v';"), "../theme/_v.scss": "$c: 0;"},
    ),
    "a folder that is not there": (DART, {"css/main.scss": SHEET.format("@import 'a/../v';")}),
    "the page's own name": (DART, {"css/v.scss": SHEET.format("@import 'v';")}),
    "in the indented syntax": (DART, {"css/main.sass": SHEET.format("@import v")}),
    "by a filter": (DART, {"css/main.css": SHEET.format("{{ '@import \"v\";' | scssify }}")}),
    "from a document": (DART, {"_docs/main.scss": SHEET.format("@import 'v';")}),
    "import with libsass": (LIBSASS, {"css/main.scss": SHEET.format("@import 'v';")}),
    "from a partial with libsass": (
        LIBSASS, {"css/main.scss": SHEET.format("@import 'a/b';"), "_sass/a/_b.scss": "@import 'v';"},
    ),
    "by a filter with libsass": (LIBSASS, {"css/main.css": SHEET.format("{{ '@import \"v\";' | scssify }}")}),
}  # fmt: skip
PLACES = ("", "css/", "_sass/", "_sass/a/", "_more/x/", "../theme/_sass/")
"""Folders that a load looks in."""


def workshop(folder: Path, name: str) -> Workshop:
    """A site in which ``v`` is found in the last of its load paths."""
    implementation, files = LOADS[name]
    config = {
        **CONFIG,
        "plugins": [],
        "collections": {"docs": {"output": True}},
        "sass": {"implementation": implementation, "load_paths": ["_more/*"], "quiet_deps": True,
                 "silence_deprecations": ["import"]},
    }  # fmt: skip
    last = {"theme.gemspec": "", "_sass/_v.scss": TEXTS[".scss"].format("theme")}
    return Workshop(folder, {"index.md": "---\n---\n", **files}, last, config)


@pytest.mark.parametrize("name", LOADS)
def test_each_place_matters(tmp_path: Path, name: str) -> None:
    site = workshop(tmp_path, name)
    site.check()
    seen = {output(site)}
    paths = [place + file for place in PLACES for file in NAMES if site.read(place + file) is None]
    for number, path in enumerate(paths):
        site.write(path, TEXTS[Path(path).suffix].format(f"from-{number}"))
        if number % 2:
            site.restart()
        site.check_or_fail()
        seen.add(output(site))
        site.remove(path)
        if number % 3 == 0:
            site.check()
    assert len(seen) > 5, "hardly any of the places is looked in"


def output(site: Workshop) -> str:
    return "\n".join(path.read_text() for path in sorted(site.kept.rglob("*.css")))
