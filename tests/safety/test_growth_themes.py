"""Time grows with the files of a theme that is checked no faster than the files, whatever they hold."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest

from jekyll_py.check.settings import settings_of
from jekyll_py.check.theme.checker import check_theme
from jekyll_py.check.theme.demo import Demo
from jekyll_py.check.theme.sources import ThemeSources
from jekyll_py.config.configuration import Configuration

from .growth import assert_linear, repeated

ATTACKS = {
    "_layouts/a.html": (
        '<img alt="{{ page.title }}">\n', "{% if a %}", "{% include a.html b", "{{ a | b", "<!--", "{{ page.tilte }}\n",
        "{% for a in b %}{{ a.url }}", '<a href="{{ page.url }}{{ x }}">', "{% comment %}", "<p>word</p>", "{{ a.b[",
        '{{ page.date | date: "%b" }}',
    ),
    "_sass/a.scss": ("src:", "@import url(//a", "/*", "a", ".a{height:1px}", "{", "// a\n"),
    "_data/theme.yml": ("settings:\n", "- {name: a}\n"),
    "_data/words/en.yml": ("a: b\n", "[", "- "),
    "README.md": ("<!--", "a-", "{% comment %}"),
}  # fmt: skip


def check(folder: Path, name: str, text: str) -> None:
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")
    config = Configuration.from_mapping({"source": str(folder), "destination": str(folder / "_site")})
    check_theme(ThemeSources(str(folder), config), Demo(None, (), (), 0), settings_of(None))


@pytest.mark.parametrize(("name", "unit"), [(name, unit) for name, units in ATTACKS.items() for unit in units])
def test_growth(tmp_path: Path, name: str, unit: str) -> None:
    (tmp_path / "index.md").write_text("---\n---\n")
    assert_linear(partial(check, tmp_path, name), repeated(unit))
