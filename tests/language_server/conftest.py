"""A small site with everything that words can lead to."""

from __future__ import annotations

from pathlib import Path

import pytest

FILES = {
    "_config.yml": "title: My site\nurl: https://example.org\nbaseurl: /base\nlang: en\n",
    "_layouts/default.html": (
        '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"><title>{{ page.title }}</title></head>'
        "<body>{{ content }}</body></html>\n"
    ),
    "_includes/box.html": "<b>{{ include.text }}</b>{{ include.colour }}\n",
    "_data/people.yml": "- name: Ann\n  mail: ann@example.org\n- name: 王\n",
    "_posts/2024-05-06-first.md": "---\nlayout: default\ntitle: First\nmood: good\n---\nA post.\n",
    "_bibliography/papers.bib": "@article{curie1898,\n  title = {Rays},\n}\n",
    "index.md": "---\nlayout: default\ntitle: Home\n---\n[about](about.md)\n",
    "about.md": (
        "---\nlayout: default\ntitle: About\n---\n# About\n\n## Sub heading\n\n[home]({{ '/' | relative_url }})\n"
    ),
}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """The folder of the site."""
    root = tmp_path / "site"
    for path, text in FILES.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, "utf-8")
    return root
