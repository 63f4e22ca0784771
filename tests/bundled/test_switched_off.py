"""Settings of plugins that switch them off, as Jekyll takes them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import jekyll_py
from tests.reference import jekyll
from tests.ruby.small_sites import lay_out, written

SECTIONS = {
    "jekyll-optional-front-matter": "optional_front_matter",
    "jekyll-readme-index": "readme_index",
    "jekyll-relative-links": "relative_links",
    "jekyll-titles-from-headings": "titles_from_headings",
}
FILES = {
    "bare.md": "# Bare\n",
    "linked.md": "---\n---\n# Heading\n\n[bare](bare.md) {{ page.title }}\n",
    "README.md": "---\n---\nread\n",
    "titles.txt": "---\n---\n{% for page in site.pages %}{{ page.title }} {% endfor %}",
}


@pytest.mark.jekyll
@pytest.mark.parametrize("value", [False, {"enabled": False}, {"enabled": None}, None], ids=str)
@pytest.mark.parametrize("plugin", SECTIONS)
def test_a_section_may_be_false(plugin: str, value: object, tmp_path: Path) -> None:
    settings = {"plugins": [plugin], SECTIONS[plugin]: value}
    here = lay_out(tmp_path / "site", {**FILES, "_config.yml": json.dumps(settings)})
    jekyll(here, here / "_theirs")
    jekyll_py.build(here, target="jekyll", exclude=["_theirs"], disable_disk_cache=True)
    assert written(here / "_site") == written(here / "_theirs")


@pytest.mark.jekyll
@pytest.mark.parametrize("mode", [False, None], ids=str)
def test_archives_without_a_mode_of_slugs_have_the_usual_one(mode: object, tmp_path: Path) -> None:
    archives = {"enabled": ["tags"], "layout": "archive", "slug_mode": mode}
    post = '---\ntags: ["A b_c"]\n---\n'
    files = {"_layouts/archive.html": "{{ page.title }}", "_posts/2020-01-02-p.md": post}
    settings = {"plugins": ["jekyll-archives"], "jekyll-archives": archives}
    here = lay_out(tmp_path / "site", {**files, "_config.yml": json.dumps(settings)})
    jekyll(here, here / "_theirs")
    jekyll_py.build(here, target="jekyll", exclude=["_theirs"], disable_disk_cache=True)
    assert written(here / "_site") == written(here / "_theirs")
