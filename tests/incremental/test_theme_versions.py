"""Another version of a theme is in another folder, and the setting is the same: what its files show is rendered."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.incremental.workshop import Workshop

SPEC = 'Gem::Specification.new do |s|\n  s.name = "theme"\n  s.version = "1.0"\nend\n'
THEME: Mapping[str, str] = {
    "theme.gemspec": SPEC,
    "_layouts/base.html": "first {{ content }}",
    "_includes/part.html": "first",
    "_sass/_part.scss": "$c: red;",
    "_data/words.yml": "word: first",
    "assets/static.txt": "first",
}
SITE: Mapping[str, str] = {
    "around.md": "---\nlayout: base\n---\ntext",
    "include.md": "---\n---\n{% include part.html %}",
    "style.scss": "---\n---\n@use 'part'; a { color: part.$c }",
    "data.md": "---\n---\n{{ site.data.words.word }}",
    "page.md": "---\n---\ntext",
}
EDITS: Mapping[str, tuple[str, str, set[str]]] = {
    "a layout": ("_layouts/base.html", "second {{ content }}", {"around.md"}),
    "an include": ("_includes/part.html", "second", set()),
    "a partial": ("_sass/_part.scss", "$c: blue;", set()),
    "data": ("_data/words.yml", "word: second", {"data.md"}),
    "an asset": ("assets/static.txt", "second", set()),
    "a version": ("theme.gemspec", SPEC.replace("1.0", "1.1"), set()),
}
"""The file of the theme, its text in the second version, and what is rendered because of it."""
OF_ANY_VERSION = {"include.md", "style.scss"}
"""The files that are rendered for every change: they depend on the folders of includes and of Sass partials."""


@pytest.mark.parametrize("name", EDITS)
def test_another_version_of_a_theme(tmp_path: Path, name: str) -> None:
    path, text, rendered = EDITS[name]
    config = {"theme": "../link", "time": "2026-01-01 00:00:00 +0000", "target": "jekyll"}
    workshop = Workshop(tmp_path, SITE, THEME, config)
    for file, first in {**THEME, path: text}.items():
        workshop.write(f"../second/{file}", first)
    workshop.link("../link", "theme")
    workshop.check()
    for version in ("second", "theme"):
        workshop.link("../link", version)
        workshop.restart()
        workshop.build()
        assert {*workshop.rendered} == OF_ANY_VERSION | rendered
        workshop.check()
